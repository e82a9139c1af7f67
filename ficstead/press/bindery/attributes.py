"""Keeps the attributes that mean something in a book, each in a form that is valid there."""

import re
from collections.abc import Iterator, Mapping

from ficstead.press.bindery.legible import language_tag, one_line

_WHOLE_NUMBER = re.compile(r"-?\d{1,5}", re.ASCII)
_SPAN = re.compile(r"[1-9]\d{0,2}", re.ASCII)
_CLASS = re.compile(r"[A-Za-z][\w-]*", re.ASCII)
_PATTERNS: Mapping[tuple[str, str], re.Pattern[str]] = {
    ("ol", "start"): _WHOLE_NUMBER,
    ("ol", "type"): re.compile("[1aAiI]"),
    ("li", "value"): _WHOLE_NUMBER,
    ("td", "colspan"): _SPAN,
    ("td", "rowspan"): _SPAN,
    ("th", "colspan"): _SPAN,
    ("th", "rowspan"): _SPAN,
    ("th", "scope"): re.compile("row|col|rowgroup|colgroup"),
}


def kept_attributes(tag: str, given: Mapping[str, str | None], parent: str) -> Iterator[tuple[str, str]]:
    """The attributes to print on `tag` under `parent`, besides id and href, in a fixed order."""
    if classes := " ".join(_CLASS.findall(given.get("class") or "")):
        yield "class", classes
    if given.get("lang") and (language := language_tag(given["lang"] or "")) != "und":
        yield "lang", language
    if given.get("dir") in ("ltr", "rtl"):
        yield "dir", given["dir"] or ""
    if tag == "abbr" and (title := one_line(given.get("title") or "")):
        yield "title", title
    if tag == "details" and "open" in given:
        yield "open", "open"
    if tag == "ol" and "reversed" in given:
        yield "reversed", "reversed"
    yield from (
        (name, value or "")
        for name, value in given.items()
        if (pattern := _PATTERNS.get((tag, name))) and pattern.fullmatch(value or "") and (tag, parent) != ("li", "ul")
    )
