"""The proofreader: finds the mistakes that fiction is full of, and puts right what is certain."""

from ficstead.press.proof.checks import EVERY_CHECK, chosen
from ficstead.press.proof.context import Elsewhere, elsewhere_of
from ficstead.press.proof.files import ProofedFile, fix_file, proof_file, replace_file
from ficstead.press.proof.fixing import apply_fixes, apply_safe_fixes
from ficstead.press.proof.formats import as_json, as_sarif, as_text, explained
from ficstead.press.proof.model import Check, Finding, Note, Severity
from ficstead.press.proof.proofreading import Proofreader, proof_html, proof_text

__all__ = [
    "EVERY_CHECK",
    "Check",
    "Elsewhere",
    "Finding",
    "Note",
    "ProofedFile",
    "Proofreader",
    "Severity",
    "apply_fixes",
    "apply_safe_fixes",
    "as_json",
    "as_sarif",
    "as_text",
    "chosen",
    "elsewhere_of",
    "explained",
    "fix_file",
    "proof_file",
    "proof_html",
    "proof_text",
    "replace_file",
]
