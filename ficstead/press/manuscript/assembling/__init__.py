"""Pieces -> the manuscript: its metadata and chapters, and the problems to look at (`pieces.assemble`)."""
