"""The words that pages say about numbers, days and languages."""

from datetime import UTC, datetime

import pytest

from ficstead.archive.core.jinja import count, day, language_name, moment, reading_time


@pytest.mark.parametrize(
    ("words", "said"),
    [(0, "1 min"), (250, "1 min"), (3_500, "14 min"), (15_000, "1 h 0 min"), (50_000, "3 h 20 min")],
)
def test_reading_time_is_told_in_minutes_and_from_an_hour_in_hours(words: int, said: str) -> None:
    assert reading_time(words) == said


@pytest.mark.parametrize(
    ("code", "name"),
    [("en", "English"), ("en-gb", "British English"), ("de", "Deutsch"), ("de-AT", "Deutsch"), ("tlh", "Tlh")],
)
def test_a_language_goes_by_the_name_its_speakers_use(code: str, name: str) -> None:
    assert language_name(code) == name


def test_numbers_are_grouped_and_moments_are_for_machines() -> None:
    at = datetime(2026, 11, 23, 3, 20, tzinfo=UTC)
    assert count(1_234_567) == "1,234,567"
    assert day(at) == "Nov. 23, 2026"
    assert moment(at) == "2026-11-23T03:20:00+00:00"
