"""The site, in Django."""
