"""Every page that lists many works."""
