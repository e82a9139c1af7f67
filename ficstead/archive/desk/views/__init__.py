"""The pages of the desk, one file to a part of it."""
