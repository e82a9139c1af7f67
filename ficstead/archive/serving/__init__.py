"""Finished pages for strangers, handed out before Django is asked, and never stale."""
