"""What staff do to what belongs to others, and what the host looks after."""
