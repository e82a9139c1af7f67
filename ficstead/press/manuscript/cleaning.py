"""The HTML a story may hold: an allow-list fit for fiction, and nothing else."""

import re
from collections.abc import Callable, Mapping

import nh3

SANITISER_VERSION = 1
"""Raised whenever the list grows stricter, so that old text can be found and cleaned again."""

CLASSES = frozenset(
    {
        "centre",
        "right",
        "small-caps",
        "scene",
        "letter",
        "verse",
        "underline",
        "footnotes",
    }
)
"""The only class names a story may carry; the reading page gives each of them its look."""

_TAGS = frozenset(
    "p br hr em i strong b u s del ins sub sup small blockquote ul ol li dl dt dd "
    "table caption thead tbody tfoot tr th td colgroup col h2 h3 h4 h5 h6 a ruby rb rt rp rtc "
    "details summary abbr q cite code pre span div".split()
)
_REPLACED_TAGS = frozenset({"h1", "center", "strike", "img"})
"""Let through the first cleaning, so that `_in_our_markup` can put our own mark-up in their place."""

_ATTRIBUTES: dict[str, set[str]] = {
    "*": {"class", "id", "lang", "dir"},
    "a": {"href"},
    "abbr": {"title"},
    "details": {"open"},
    "img": {"alt"},
    "li": {"value"},
    "ol": {"start", "reversed", "type"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "scope", "headers", "abbr"},
}
_ID_PREFIX = "note-"
"""No id of the pages themselves begins so: a story's footnotes can't take the place of the page's own parts."""

_MOST_ROUNDS = 8


def clean_html(html: str) -> str:
    """The fragment `html` with nothing left in it that the allow-list doesn't name.

    The result is well-formed, is a fixed point (cleaning it again changes nothing), and holds every word of
    the text nodes of `html` but those of scripts and styles; an image leaves its alternative text behind.
    Never fails: mark-up that finds no rest is shown as text.
    """
    for _ in range(_MOST_ROUNDS):
        cleaned = _cleaned_once(html)
        if cleaned == html:
            return cleaned
        html = cleaned
    return nh3.clean_text(html)  # pragma: no cover - three rounds are the most that anything known has needed


def _cleaned_once(html: str) -> str:
    """Cleaned and in our mark-up; mark-up that was removed may have changed how the rest must be parsed."""
    return _in_our_markup(_CLEANER.clean(_FORBIDDEN_CHARACTERS.sub("", html)))


def _in_our_markup(html: str) -> str:
    """`html` as nh3 writes it, with the tags that only older mark-up needs replaced."""
    html = _FORBIDDEN_CHARACTERS.sub("", html)
    for pattern, replacement in _REPLACEMENTS:
        html = pattern.sub(replacement, html)
    return html


_FORBIDDEN_CHARACTERS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(chr(plane * 0x10000 + last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
"""What HTML forbids in a text: control characters, lone surrogates, noncharacters."""

_REPLACEMENTS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"<h1(?=[ >])"), "<h2"),
    (re.compile(r"</h1>"), "</h2>"),
    (re.compile(r"<center(?: [^<>]*)?>"), '<div class="centre">'),
    (re.compile(r"</center>"), "</div>"),
    (re.compile(r"<strike(?=[ >])"), "<s"),
    (re.compile(r"</strike>"), "</s>"),
    (re.compile(r"<img(?: [^<>]*)?>"), lambda tag: _alternative_text(tag[0])),
)


def _alternative_text(image: str) -> str:
    found = re.search(r' alt="([^"]*)"', image)
    return found[1].strip() if found else ""


def _allowed_value(tag: str, attribute: str, value: str) -> str | None:
    """What may stand in the attribute, or None for the attribute to go."""
    rule = _RULES.get(attribute)
    return value if rule is None else rule(value)


def _our_classes(value: str) -> str | None:
    return " ".join(name for name in value.split() if name in CLASSES) or None


def _prefixed_id(value: str) -> str | None:
    if not re.fullmatch(r"[A-Za-z0-9_.:-]{1,80}", value):
        return None
    return value if value.startswith(_ID_PREFIX) else _ID_PREFIX + value


def _safe_address(value: str) -> str | None:
    """An address elsewhere, or a footnote here; a path would lead into Ficstead's own pages."""
    value = value.strip()
    if value.startswith("#"):
        target = _prefixed_id(value[1:])
        return target and f"#{target}"
    return value if re.match(r"(?:https?://|mailto:)[^\s]", value, re.IGNORECASE) else None


def _matching(pattern: str) -> Callable[[str], str | None]:
    compiled = re.compile(pattern, re.IGNORECASE)
    return lambda value: value if compiled.fullmatch(value) else None


_RULES: Mapping[str, Callable[[str], str | None]] = {
    "class": _our_classes,
    "id": _prefixed_id,
    "headers": _prefixed_id,
    "href": _safe_address,
    "lang": _matching(r"[a-z]{1,8}(?:-[a-z0-9]{1,8})*"),
    "dir": _matching(r"ltr|rtl|auto"),
    "colspan": _matching(r"[1-9][0-9]?"),
    "rowspan": _matching(r"[1-9][0-9]?"),
    "scope": _matching(r"row|col|rowgroup|colgroup"),
    "start": _matching(r"-?[0-9]{1,6}"),
    "value": _matching(r"-?[0-9]{1,6}"),
    "type": _matching(r"[1ai]"),
}

_CLEANER = nh3.Cleaner(
    tags=set(_TAGS | _REPLACED_TAGS),
    attributes=_ATTRIBUTES,
    attribute_filter=_allowed_value,
    link_rel="noopener nofollow ugc",
    url_schemes={"http", "https", "mailto"},
)
