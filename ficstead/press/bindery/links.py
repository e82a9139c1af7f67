"""Where the links of a page may lead: out to a whole address, or to a mark that stands on the same page."""

import re
from ipaddress import AddressValueError, IPv4Address
from urllib.parse import SplitResult, quote, urljoin, urlsplit

_SCHEMES = frozenset(("http", "https", "mailto"))
_LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?", re.IGNORECASE | re.ASCII)
_STRAY_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")


class Marks:
    """The marks (ids) of one page: each gets a fresh name, so that no two texts on the page can clash."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._names: dict[tuple[str, str], str] = {}

    def place(self, text: str, mark: str) -> str | None:
        """The name for a mark of one text, or None if that text has already used it."""
        if not mark or (text, mark) in self._names:
            return None
        name = f"{self._prefix}mark-{len(self._names) + 1}"
        self._names[text, mark] = name
        return name

    def find(self, text: str, mark: str) -> str | None:
        """The name of the mark, looked for in the link's own text first: notes and story often cross-refer."""
        own = self._names.get((text, mark))
        return own or next((name for (_, other), name in self._names.items() if other == mark), None)


def outward(href: str, source: str | None) -> str | None:
    """The link as a whole, valid web or mail address, or None if it can be made none.

    A link inside the archive is completed with the work's own address, for a book is read elsewhere.
    """
    try:
        parts = urlsplit(urljoin(source or "", href.strip()))
        reachable = parts.scheme in _SCHEMES and (parts.scheme == "mailto" or _names_a_host(parts))
    except ValueError:  # brackets or a port that are none
        return None
    if not reachable or not (parts.netloc or parts.path):
        return None
    return _quoted(parts)


def _names_a_host(parts: SplitResult) -> bool:
    """Whether a browser would take the host: checked here because epubcheck refuses what it would not."""
    if "@" in parts.netloc or parts.port == 0 or not parts.hostname:
        return False
    try:
        labels = parts.hostname.encode("idna").decode("ascii").removesuffix(".").split(".")
        if labels[-1].isdigit():
            IPv4Address(parts.hostname)
    except (UnicodeError, AddressValueError):
        return False
    return all(_LABEL.fullmatch(label) for label in labels)


def _quoted(parts: SplitResult) -> str:
    netloc = parts.netloc if parts.scheme == "mailto" else _ascii_netloc(parts)
    return parts._replace(
        netloc=netloc, path=_quote(parts.path), query=_quote(parts.query), fragment=_quote(parts.fragment)
    ).geturl()


def _ascii_netloc(parts: SplitResult) -> str:
    host = (parts.hostname or "").encode("idna").decode("ascii")
    return f"{host}:{parts.port}" if parts.port else host


def _quote(text: str) -> str:
    return quote(_STRAY_PERCENT.sub("%25", text), safe="/:;,.?!$&'()*+=@%~-_", errors="replace")
