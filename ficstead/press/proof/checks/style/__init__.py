"""Matters of taste, only when asked for, one check to a file."""

from ficstead.press.proof.model import Check

CHECKS: tuple[Check, ...] = ()
