"""Knocking at the front as a server would: raw WSGI requests, with a shelf of the test's own.

The fixture `door` is one; `with Door(folder) as door` opens another. Tests that use it need `@pytest.mark.django_db(transaction=True)`: the front sees only what was committed.
"""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from ficstead.archive.serving.front import Front
from ficstead.archive.serving.handling import Django
from ficstead.archive.serving.one_at_a_time import OneAtATime
from ficstead.archive.serving.pages import Pages
from ficstead.archive.serving.shelf import Shelf
from ficstead.archive.serving.versions import versions_of_our_database

BUDGET = 32 * 1024 * 1024


@dataclass(frozen=True)
class Heard:
    """What came back through the door."""

    status: int
    headers: dict[str, str]
    body: bytes
    from_django: bool
    """Whether Django was asked by the front for this very visitor (and not only for nobody)."""

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")


class Door:
    """A front with its own shelf and its own Django; counts how often Django makes a page for nobody."""

    def __init__(self, folder: Path, budget: int = BUDGET) -> None:
        self._django = Django()
        self.made: list[str] = []
        """Addresses for which Django was asked in nobody's name."""
        self.passed: list[str] = []
        """Addresses with which visitors came through to Django."""
        self.counted: list[int] = []
        self.front = Front(self._noted, lambda: self.pages, lambda _environ, chapter: self.counted.append(chapter))
        self.shelf = Shelf(folder / "shelves" / "test", budget)
        self.pages = Pages(self._noted, self.shelf, versions_of_our_database(), OneAtATime(folder / "turnstiles"))

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self.pages.close()

    def _noted(self, environ, start_response):
        address = environ["PATH_INFO"] + ("?" + environ["QUERY_STRING"] if environ.get("QUERY_STRING") else "")
        (self.made if "ficstead.for_nobody" in environ else self.passed).append(address)
        return self._django(environ, start_response)

    def get(self, address: str, **more: object) -> Heard:
        return self.knock("GET", address, **more)

    def knock(self, method: str, address: str, body: bytes = b"", **more: object) -> Heard:
        """`more` are entries of the environ (HTTP_COOKIE=…); the address's path is in plain letters, not percent-coded."""
        path, _mark, query = address.partition("?")
        said: list[tuple[int, dict[str, str]]] = []

        def start_response(status, headers, _error=None):
            said.append((int(status.split(" ", 1)[0]), {name.lower(): value for name, value in headers}))
            return lambda _part: None

        passed = len(self.passed)
        parts = self.front(environ_of(method, path, query, body) | more, start_response)
        try:
            heard = b"".join(parts)
        finally:
            if close := getattr(parts, "close", None):
                close()
        return Heard(*said[-1], heard, from_django=len(self.passed) > passed)


def environ_of(method: str, path: str, query: str = "", body: bytes = b"") -> dict[str, object]:
    """What a server makes of a plain request."""
    return {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": path.encode("utf-8").decode("latin-1"),
        "QUERY_STRING": query,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "127.0.0.1:8000",
        "HTTP_USER_AGENT": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
        "REMOTE_ADDR": "203.0.113.7",
        "CONTENT_LENGTH": str(len(body)) if body else "",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(body),
        "wsgi.errors": BytesIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
