"""The pages of the reading room, one file to a part of it."""
