"""Names and how they drift, one check to a file."""

from ficstead.press.proof.checks.names import drifting_name, proper_name, small_name
from ficstead.press.proof.model import Check

CHECKS: tuple[Check, ...] = (drifting_name.CHECK, small_name.CHECK, proper_name.CHECK)
