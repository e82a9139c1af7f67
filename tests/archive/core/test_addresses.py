"""Addresses made quickly are those that Django would have made."""

import pytest
from django.urls import NoReverseMatch, reverse

from ficstead.archive.core.addresses import address

NAMES = ["Ann", "Ann of the hill", "Ünal", "日本", "50% off?", "a#b&c=d", "a:b@c~d!$'()*+,;", '"<', "a\\b", ".", ".."]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_written_as_django_writes_it(name: str) -> None:
    assert address("author", name) == reverse("author", args=[name])


@pytest.mark.parametrize("name", ["", "a/b", "/"])
def test_a_name_that_no_address_can_hold_is_refused(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        address("author", name)


def test_numbers_and_words_stand_in_their_places() -> None:
    assert address("chapter", 1, 22, 333) == reverse("chapter", args=[1, 22, 333])
    assert address("download", 12, "epub") == reverse("download", args=[12, "epub"])
    assert address("opds", "1.2") == reverse("opds", args=["1.2"])
    assert address("home") == "/"


def test_a_page_that_there_is_not_is_an_error() -> None:
    with pytest.raises(NoReverseMatch):
        address("no-such-page", 1)
    with pytest.raises(NoReverseMatch):
        address("work")
