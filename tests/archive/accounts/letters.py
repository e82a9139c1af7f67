"""The letters that a test has caused: rows of the queue, in the order they were written."""

import re

from ficstead.archive.mail.models import Letter


def letters() -> list[Letter]:
    return list(Letter.objects.order_by("pk"))


def link_in(letter: Letter) -> str:
    """The path of the first link in a letter."""
    found = re.search(r"http://127\.0\.0\.1:8000(/\S+)", letter.text)
    assert found, letter.text
    return found[1]
