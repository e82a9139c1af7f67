"""A real Chromium in front of the real archive. Debian's browser, since Playwright's own can't be had everywhere."""

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from wsgiref.simple_server import WSGIServer

import pytest
from django.conf import settings
from django.utils.module_loading import import_string
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from ficstead.archive.serving.front import Front
from ficstead.archive.serving.one_at_a_time import OneAtATime
from ficstead.archive.serving.pages import Pages
from ficstead.archive.serving.shelf import Shelf
from ficstead.archive.serving.versions import versions_of_our_database

# Machines that run tests are busy: what comes at all may take its time.
expect.set_options(timeout=60_000)
CHROMIUM = shutil.which("chromium")
# Without these the browser looks for its maker's servers on every start.
QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is a browser test; without a browser it is skipped, but never in CI."""
    for item in items:
        if "/tests/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.django_db(transaction=True))
            if CHROMIUM is None and os.environ.get("CI") != "true":
                item.add_marker(pytest.mark.skip(reason="needs Chromium: apt-get install chromium"))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    sandbox = ["--no-sandbox"] if os.getuid() == 0 else []
    return browser_type_launch_args | {"executable_path": CHROMIUM, "args": [*QUIET, *sandbox]}


@pytest.fixture
def site(live_server: LiveServer, page: Page, tmp_path: Path) -> Iterator[str]:
    """The archive's address; whatever a page complains about in its console fails the test."""
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error.stack or error}"))
    with _front_before(live_server.thread.httpd, tmp_path / "pages"):
        yield live_server.url
    assert complaints == []


@contextmanager
def _front_before(server: WSGIServer, folder: Path) -> Iterator[None]:
    """As in life, strangers get finished pages, and readers theirs laid over them."""
    django = server.get_app()
    shelf = Shelf(folder, 32 * 1024 * 1024)
    pages = Pages(django, shelf, versions_of_our_database(), OneAtATime(folder / "turnstiles"))
    front = _Busy(Front(django, lambda: pages, import_string(settings.PAGE_COUNTER)))
    server.set_app(front)
    try:
        yield
    finally:
        server.set_app(django)
        front.wait()
        pages.close()


class _Busy:
    """Knows when everybody has been answered: a page goes on asking while its test ends, and what it needs must not close."""

    def __init__(self, front: Front) -> None:
        self._front = front
        self._asking = 0
        self._changed = threading.Condition()

    def __call__(self, environ: Any, start_response: Any) -> Any:
        with self._changed:
            self._asking += 1
        try:
            return self._front(environ, start_response)
        finally:
            with self._changed:
                self._asking -= 1
                self._changed.notify_all()

    def wait(self) -> None:
        with self._changed:
            self._changed.wait_for(lambda: not self._asking)
