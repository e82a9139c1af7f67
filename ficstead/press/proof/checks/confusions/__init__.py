"""Words taken for one another, one check to a file."""

from ficstead.press.proof.model import Check

CHECKS: tuple[Check, ...] = ()
