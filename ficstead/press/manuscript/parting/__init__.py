"""Blocks -> pieces: what each paragraph is, decided over the whole sequence (`sequence.part`)."""
