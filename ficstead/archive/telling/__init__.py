"""Telling the people who wait: follows, news, the inbox, and what of it goes out by mail."""
