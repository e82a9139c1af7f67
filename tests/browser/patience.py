"""Waiting for what comes in its own time: machines that run tests are busy."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page


def soon(page: Page, fact: Callable[[], bool]) -> None:
    """Until the archive's database, or the device, says so: what a page sends by itself, nobody can await."""
    if not _comes(page, fact, seconds=60):
        pytest.fail("it never came to be")


def in_the_end(page: Page, leave: Callable[[], None], fact: Callable[[], bool]) -> None:
    """What a page says as it goes: a browser that is short of time goes without hearing it, so three of them may try."""
    for _try in range(3):
        leave()
        if _comes(page, fact, seconds=20):
            return
    pytest.fail("it was never heard")


def _comes(page: Page, fact: Callable[[], bool], *, seconds: int) -> bool:
    for _try in range(10 * seconds):
        if fact():
            return True
        page.wait_for_timeout(100)
    return False


def send(button: Locator) -> None:
    """Until the answer to the form is there: a click alone does not always wait for it."""
    with button.page.expect_navigation():
        button.click()
