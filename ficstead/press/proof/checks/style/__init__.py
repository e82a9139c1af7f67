"""Matters of style: never errors, and only for who asks."""

from ficstead.press.proof.checks.style import (
    adverb_tags,
    filter_words,
    head_hopping,
    long_paragraphs,
    long_sentences,
    mixed_spelling,
    passive_runs,
    repeated_words,
    said_bookisms,
    sentence_openings,
    tense_slips,
)

CHECKS = (
    adverb_tags.CHECK,
    said_bookisms.CHECK,
    repeated_words.CHECK,
    sentence_openings.CHECK,
    filter_words.CHECK,
    passive_runs.CHECK,
    tense_slips.CHECK,
    head_hopping.CHECK,
    long_paragraphs.CHECK,
    long_sentences.CHECK,
    mixed_spelling.CHECK,
)
