"""Punctuation of dialogue, one check to a file."""

from ficstead.press.proof.checks.dialogue import (
    capital_in_tag,
    comma_before_deed,
    comma_with_question_mark,
    doubled_quote,
    missing_closing_at_end,
    missing_closing_before_tag,
    missing_opening_after_tag,
    missing_opening_at_start,
    no_mark_before_tag,
    no_stop_at_end,
    small_deed_after_speech,
    small_letter_in_speech,
    space_inside_quotes,
    stop_before_tag,
    stop_outside,
    stray_quote_after_tag,
    tag_parts_speech,
    two_stops,
)
from ficstead.press.proof.model import Check

CHECKS: tuple[Check, ...] = (
    stop_before_tag.CHECK,
    stop_outside.CHECK,
    two_stops.CHECK,
    no_mark_before_tag.CHECK,
    comma_with_question_mark.CHECK,
    capital_in_tag.CHECK,
    comma_before_deed.CHECK,
    small_deed_after_speech.CHECK,
    missing_closing_before_tag.CHECK,
    missing_closing_at_end.CHECK,
    missing_opening_at_start.CHECK,
    missing_opening_after_tag.CHECK,
    stray_quote_after_tag.CHECK,
    doubled_quote.CHECK,
    space_inside_quotes.CHECK,
    small_letter_in_speech.CHECK,
    no_stop_at_end.CHECK,
    tag_parts_speech.CHECK,
)
