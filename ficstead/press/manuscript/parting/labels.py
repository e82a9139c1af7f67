"""Labels that head a paragraph (`Title:`, `Disclaimer -`, `A/N`), in their many spellings, and what each announces."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from ficstead.press.manuscript.parting.label_words import (
    CRUMBS,
    DISCLAIMERS,
    END_NOTES,
    FIELDS,
    NOTES,
    WEAK_FIELDS,
    WEAK_NOTES,
)


class LabelKind(StrEnum):
    """What kind of paragraph a label heads."""

    METADATA = "metadata"
    DISCLAIMER = "disclaimer"
    NOTE = "note"
    END_NOTE = "end note"
    CRUMB = "crumb"


@dataclass(frozen=True, slots=True)
class Label:
    """The label a paragraph begins with."""

    kind: LabelKind
    field: str
    """The field of `Metadata` it fills (`title`, `authors`, ... or `other`); empty for notes and disclaimers."""
    name: str
    """As the author wrote it, without the marks around it."""
    value_at: int
    """Where in the text the value begins."""
    pure: bool
    """A standard label and nothing else: a structural mark that may go."""
    sure: bool
    """False for everyday words (`Note`, `For`, `Part`), which need good company."""


_MARKS_BEFORE: Final = re.compile(r"(?:[^\w\"“”'‘’]|_)*")
_LONGEST: Final = 48
_OPENERS: Final = " \t\n*_~-–—=<>#[({|•+/\\:;.!"
_WITH_COLON: Final = re.compile(r"([^:：\n]{1,48}?)[*_\s]*[:：][*_\])}>~]*[ \t]*(?:-+[ \t]+)?")
_WITH_DASH: Final = re.compile(
    r"([^:\n–—=|~]{1,40}?)[*_\])}>]*(?:[ \t]+(?:-{1,3}|~+|\|+|=+|>+|/{2})[ \t]*|[ \t]*(?:–|—|--+|=+|~+|>+|\.{3}|…)[ \t]*|-[ \t]+)"
)
_WITH_GAP: Final = re.compile(r"([^\t\n:]{2,28}?)(?:[ ]?\t+[ ]*| {3,})(?=\S)")
_ALONE: Final = re.compile(r"([^\n]{1,40}?)[\])}>*_~.!=\s-]*(?:\n|$)")
_CLOSED: Final = re.compile(r"([^\n\])}>]{1,40})[\])}>][ \t]*")
_BARE: Final = re.compile(
    r"(A/N|AN(?=\s+(?:[A-Z][a-z'’]|I\b|i\b))|A\.N\.?|a/n|Authors?['’]?s?['’]?\s+Notes?|AUTHORS?['’]?S?['’]?\s+NOTES?|Author\s+Note|DISCLAIMER|Disclaimer|disclaimer(?=\s+i\b))(?:\s+\d{1,2})?[*_\])]*(?:\.?[ \t]+)(?=\S)"
)
_QUICK: Final = re.compile(
    r"[:：–—\]|=~\n)>]|[ \t]-|-[ \t-]|\.\.\.|…|^\W*(?:A/?N\b|A\.N|a/n|[Aa]uthor|AUTHOR|[Dd]is[Cc]|DIS)|^[^.]{3,40}$"
)
_CAPITALS_ONLY: Final = frozenset({"an", "a n", "n", "disc", "ps", "p s", "nb", "tn"})
"""Labels that are words, or halves of words, in small letters."""
_NUMBER: Final = re.compile(r"\s*(?:#|no\.?|nr\.?)?\s*\d{1,3}$")
_SYMBOLS: Final = re.compile(r"[^\w\s'’/().-]+")
_DROPPED: Final = re.compile(r"[*_\"“”`´'’‘()\[\]{}<>~]|\(s\)|\s*\(?/s\)?$")

_TABLE: Final[dict[str, tuple[LabelKind, str, bool]]] = {
    **{name: (LabelKind.METADATA, field, True) for field, names in FIELDS.items() for name in names},
    **{name: (LabelKind.METADATA, field, False) for field, names in WEAK_FIELDS.items() for name in names},
    **dict.fromkeys(DISCLAIMERS, (LabelKind.DISCLAIMER, "", True)),
    **dict.fromkeys(NOTES, (LabelKind.NOTE, "", True)),
    **dict.fromkeys(WEAK_NOTES, (LabelKind.NOTE, "", False)),
    **dict.fromkeys(END_NOTES, (LabelKind.END_NOTE, "", True)),
    **dict.fromkeys(CRUMBS, (LabelKind.CRUMB, "", True)),
}
_JOKES: Final = re.compile(
    r"(?P<disclaimer>\bdis?cl[ai]+mers?\b|\bdisclaim\b|\blegal(?:ese|ities| stuff| bit| mumbo)|\bcopyright\b)"
    r"|(?P<end>\b(?:end|closing|final|ending|post|after|bottom)(?:ing)?[ -]?(?:a/?n|notes?|authors? notes?)\b)"
    r"|(?P<note>\ba/n\b|\ba\.n\b|(?<!\w)(?-i:AN)(?!\w)|\bauthor(?:s|ess)?s?\b.{0,24}\b(?:notes?|ramblings?|babbles?|comments?|corner|rants?|space|thoughts?|word)\b"
    r"|\b(?:notes?|word|message)\b.{0,12}\b(?:from|by|of)\b.{0,8}\b(?:the |your |yours )?(?:author|authoress|writer|me|moi)\b"
    r"|\b(?:quick|random|small|short|important|brief|little|long|beginning|opening|pre|super|very|another|general|extra|story|chapter|fic|reader|story|posting|boring|obligatory|nother|huge)[ -](?:\w+[ -])?(?:notes?|a/n)\b)"
    r"|(?P<warnings>\b(?:warnings?|triggers?)\b)|(?P<summary>\bsummary\b)|(?P<relationships>\bpairings?\b)|(?P<rating>\brating\b)",
    re.IGNORECASE,
)
_PROSE: Final = re.compile(r"[.!?\"“”,;]\s|\b(?:was|were|had|said|he|she|they|his|her|is|are)\b", re.IGNORECASE)


def find_label(text: str) -> Label | None:
    """The label that `text` begins with, or None.

    Looks at the first line only. A label needs its mark (`:`, a dash, the end of the line, a bracket); only
    `A/N`, `AN`, `Author's Note` and `Disclaimer` may do without: "Note the way he..." is no label.
    """
    start = 0 if text[:1].isalpha() else _leading_marks(text)
    if not start < len(text) or text[start] in "\"“”'‘’" or not _QUICK.search(text[start : start + _LONGEST + 2]):
        return None
    return _known(text, start) or _known_without_mark(text, start)


def _leading_marks(text: str) -> int:
    found = _MARKS_BEFORE.match(text)
    return found.end() if found else 0


def looks_like_label(line: str) -> bool:
    """Whether `line` begins with a sure label, so that no reader joins it to the line before."""
    label = find_label(line)
    return label is not None and label.sure


def _known(text: str, start: int) -> Label | None:
    for pattern in (_WITH_COLON, _WITH_DASH, _WITH_GAP):
        found = pattern.match(text, start)
        entry = _entry(found[1].strip(), pattern is _WITH_COLON) if found else None
        if found and entry:
            kind, field, sure, pure = entry
            if pattern is not _WITH_COLON and not sure and (kind is not LabelKind.METADATA or pattern is _WITH_GAP):
                continue
            sure = sure and (pure or pattern is _WITH_COLON)
            return Label(kind, field, found[1].strip(_OPENERS), found.end(), pure, sure)
    return None


def _known_without_mark(text: str, start: int) -> Label | None:
    """`A/N I wrote this...`, `[Notes] Thanks to...`, `Summary` on a line of its own."""
    found = _BARE.match(text, start)
    if found:
        kind = LabelKind.DISCLAIMER if found[1].lower().startswith("d") else LabelKind.NOTE
        return Label(kind, "", found[1], found.end(), True, True)
    bracketed = _CLOSED.match(text, start) if start and text[start - 1] in "[({<" else None
    found = bracketed or _ALONE.match(text, start)
    entry = _entry(found[1].strip(), False) if found else None
    alone = (
        entry is not None
        and not bracketed
        and (not entry[2] or entry[0] is LabelKind.METADATA and entry[1] != "summary")
    )
    if not found or not entry or alone:
        return None
    return Label(entry[0], entry[1], found[1].strip(_OPENERS), found.end(), entry[3], entry[2])


@lru_cache(maxsize=4096)
def _entry(name: str, with_colon: bool) -> tuple[LabelKind, str, bool, bool] | None:
    """Kind, field, sure, pure of a label's name in any spelling."""
    plain = _normalised(name)
    if plain in _CAPITALS_ONLY and not name.strip("*_ ").isupper():
        return None
    known = _TABLE.get(plain) or _TABLE.get(_NUMBER.sub("", plain))
    if known:
        return (*known, True)
    if "/" in plain and with_colon:
        halves = [_TABLE.get(half.strip()) for half in plain.split("/")]
        first = halves[0]
        if first and all(halves):
            return (*first, first[0] is not LabelKind.METADATA)
    return _joke(name) if len(name.split()) <= 7 and (with_colon or len(name.split()) <= 4) else None


def _joke(name: str) -> tuple[LabelKind, str, bool, bool] | None:
    """`Standard Disclaimer Thingy`, `Quick note from your authoress`: a label among other words."""
    if _PROSE.search(name) or name[:1].islower() and len(name.split()) > 4:
        return None
    found = _JOKES.search(name)
    if not found or (found[0] == "AN" and name.isupper() and len(name) > 4):
        return None
    group = found.lastgroup or ""
    if group == "disclaimer":
        return LabelKind.DISCLAIMER, "", True, False
    if group == "note":
        return LabelKind.NOTE, "", True, False
    if group == "end":
        return LabelKind.END_NOTE, "", True, False
    return LabelKind.METADATA, group, False, False


def _normalised(name: str) -> str:
    name = name.strip(_OPENERS) if name.isascii() else _SYMBOLS.sub("", name)
    plain = _DROPPED.sub("", re.sub(r"\(s\)", "s", name.lower()))
    return re.sub(r"[\s.]+", " ", plain).strip(" -–—#:!,.")
