"""Addresses made in a hurry are those that Django would give."""

import pytest
from django.test import override_settings
from django.urls import NoReverseMatch, clear_url_caches, path, reverse

from ficstead.archive.core import addresses
from ficstead.archive.core.addresses import address

urlpatterns = [path("Bücher/<int:pk>/ü d/<int:other>", lambda _request: None, name="odd")]


@pytest.fixture
def odd_addresses():
    addresses._pattern.cache_clear()
    with override_settings(ROOT_URLCONF=__name__):
        clear_url_caches()
        yield
    clear_url_caches()
    addresses._pattern.cache_clear()


@pytest.mark.parametrize("numbers", [(1, 2, 3), (0, 0, 0), (10**18, 7, 10**18), (1_222_222_222, 5, 1_111_111_111)])
def test_numbers_stand_where_django_puts_them(numbers):
    assert address("chapter", *numbers) == reverse("chapter", args=numbers)
    assert address("work", numbers[0]) == reverse("work", args=numbers[:1])


def test_an_address_without_numbers():
    assert address("home") == reverse("home") == "/"


@pytest.mark.parametrize(
    "name", ["Alice Amber", "100%", "Ünd & <so>", "%d", "7", "日本", "a#b&c=d?", "a:b@c~d!$'()*+,;", "..", "a\\b"]
)
def test_words_are_quoted_as_django_does(name):
    assert address("author", name) == reverse("author", args=[name])


@pytest.mark.parametrize("name", ["", "a/b", "/"])
def test_a_name_that_no_address_can_hold_is_refused(name):
    with pytest.raises(NoReverseMatch):
        address("author", name)


def test_percent_signs_of_the_address_itself_stay(odd_addresses):
    assert address("odd", 3, 4) == reverse("odd", args=[3, 4]) == "/B%C3%BCcher/3/%C3%BC%20d/4"


def test_truth_is_no_number():
    with pytest.raises(NoReverseMatch):
        address("work", True)


def test_what_has_no_address_is_an_error():
    with pytest.raises(NoReverseMatch):
        address("nowhere", 1)
    with pytest.raises(NoReverseMatch):
        address("work", 1, 2)
