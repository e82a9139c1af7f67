"""Forms that are no words: unknown to the dictionary, or known for being misspelt."""

from ficstead.press.proof.checks.spelling import common_misspellings, unknown_word

CHECKS = (unknown_word.CHECK, common_misspellings.CHECK)
