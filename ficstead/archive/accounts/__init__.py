"""People: users and the pseuds they write under."""
