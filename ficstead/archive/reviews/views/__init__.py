"""The pages of this room, one file to a part of it."""
