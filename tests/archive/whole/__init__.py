"""What holds for the whole archive at once."""
