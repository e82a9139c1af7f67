"""Slips of the hand, one check to a file."""

from ficstead.press.proof.model import Check

CHECKS: tuple[Check, ...] = ()
