"""What a work is: works, chapters, their revisions, series."""
