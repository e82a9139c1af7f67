"""Waiting for what comes in its own time: machines that run tests are busy."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page


def soon(page: Page, fact: Callable[[], bool]) -> None:
    """Until the archive's database, or the device, says so: what a page sends by itself, nobody can await."""
    for _try in range(600):
        if fact():
            return
        page.wait_for_timeout(100)
    pytest.fail("it never came to be")


def send(button: Locator) -> None:
    """Until the answer to the form is there: a click alone does not always wait for it."""
    with button.page.expect_navigation():
        button.click()
