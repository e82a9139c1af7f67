"""The pages of the doors, and of a member's own settings."""
