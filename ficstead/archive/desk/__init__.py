"""What authors do to their own works: taking in, editing, posting."""
