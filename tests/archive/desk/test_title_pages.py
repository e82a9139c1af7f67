"""From the scales and words of other sites to ours."""

import pytest

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.title_pages import filled_in_from, rating_of
from ficstead.press.manuscript import Manuscript, Metadata


@pytest.mark.parametrize(
    ("written", "rating"),
    [
        ("PG-13 for language", "Teen"),
        ("T", "Teen"),
        ("Teen And Up Audiences", "Teen"),
        ("K+", "General"),
        ("General Audiences", "General"),
        ("M (for violence)", "Mature"),
        ("R", "Mature"),
        ("NC-17", "Explicit"),
        ("NC17!!", "Explicit"),
        ("Not Rated", "Not rated"),
        ("five stars", "Not rated"),
        ("", "Not rated"),
        (None, "Not rated"),
    ],
)
def test_ratings_of_other_scales_are_folded_into_ours(written: str | None, rating: str) -> None:
    assert rating_of(written) == rating


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("other", "language", "expected"),
    [
        ({"Status": "Complete"}, "French", ("complete", "", "fr")),
        ({"Status": "WIP, chapter 3 of many"}, "Deutsch", ("in_progress", "", "de")),
        ({"STATUS": "Incomplete"}, None, ("in_progress", "", "en")),
        ({"status": "on hiatus, sorry"}, "tlhIngan", ("hiatus", "", "en")),
        ({"Chapters": "3/12"}, "en", ("in_progress", "12", "en")),
        ({"Chapters": "3/?", "Status": "Abandoned"}, "English", ("abandoned", "", "en")),
    ],
)
def test_status_plan_and_language_are_understood(
    alice: User, other: dict[str, str], language: str | None, expected: tuple[str, str, str]
) -> None:
    said = Metadata(title="Fog", language=language, other=other)
    filled = filled_in_from(Manuscript("fog.txt", "utf-8", said, (), (), (), ()), author=alice)
    assert (filled["status"], filled["planned_chapters"], filled["language"]) == expected
