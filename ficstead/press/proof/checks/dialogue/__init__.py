"""Punctuation of dialogue, one check to a file."""

from ficstead.press.proof.model import Check

CHECKS: tuple[Check, ...] = ()
