"""Names and how they drift, one check to a file."""

from ficstead.press.proof.model import Check

CHECKS: tuple[Check, ...] = ()
