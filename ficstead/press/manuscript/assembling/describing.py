"""Make the metadata of a manuscript from the label block at its head: fields, lists, and what has no field."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from ficstead.press.manuscript.model import Metadata, Piece, PieceKind
from ficstead.press.manuscript.parting.headings import looks_like_title, undecorated
from ficstead.press.manuscript.parting.labels import Label, LabelKind, find_label

_LEFT_OVER: Final = "Left over"
_HEADER: Final = "Header"
_LISTS: Final = frozenset({"authors", "fandoms", "relationships", "characters", "tags", "warnings"})
_TITLE_NAMES: Final = frozenset(
    {"title", "titel", "titre", "título", "titulo", "titolo", "название", "story title", "标题"}
)

_BY: Final = re.compile(
    r"^(?:(?:written|story|fic|fanfic|posted|teleplay|screenplay|script|words|told|text)\s+)?(?:by|von|par|por|de|di|от)[:\s]\s*(?P<name>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_ABOUT_BY: Final = re.compile(
    r"^(?P<about>(?:an?|the)\s.{0,60}?\b(?:fan\s?-?fic(?:tion)?|fic|story|tale|novel|novella|drabble|one-?shot))\s+(?:written\s+)?by\s+(?P<name>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_TITLE_BY: Final = re.compile(r"^(?P<title>.{1,80}?)[\s,–—-]+by[:\s]\s*(?P<name>[^\s].{0,50})$", re.IGNORECASE)
_NEXT_LABEL: Final = re.compile(r"\s*[|•·]\s*(?=[A-Z][\w ()/]{1,20}:\s)")
_MARKS: Final = " \t\n*_~=#"
_WHOLLY_QUOTED: Final = re.compile(r"[\"“]([^\"“”]+)[\"”]")


@dataclass(slots=True)
class _Draft:
    fields: dict[str, list[str]] = field(default_factory=dict)
    other: dict[str, list[str]] = field(default_factory=dict)
    times: Counter[str] = field(default_factory=Counter)
    title_label: str = ""
    guessed_author: bool = False
    """A lone line under the title was taken for a name; a by-line outranks it."""
    awaits_author: bool = False

    def name_author(self, names: list[str]) -> None:
        """Take the names of a by-line; without any, the next line gives them."""
        if self.guessed_author:
            self.keep(_HEADER, "\n".join(self.fields.pop("authors")))
        self.guessed_author, self.awaits_author = False, not names
        if names:
            self.fields["authors"] = self.fields.get("authors", []) + names

    def keep(self, label: str, value: str) -> None:
        """Keep a value without a field under its label; a second one beside the first."""
        label = label or _HEADER
        self.times[label] += 1
        again = self.times[label] > 1 and label not in {_LEFT_OVER, _HEADER}
        name = f"{label} ({self.times[label]})" if again else label
        self.other.setdefault(name, []).append(value.strip())


def describe(pieces: Sequence[Piece], title: str | None = None) -> Metadata:
    """The metadata of `pieces`: labelled values by field, a bare title and by-line, everything else in `other`.

    `title`, if given, takes the place of the manuscript's own, which is kept in `other`.
    """
    draft = _Draft()
    for label, value in _entries(pieces):
        _enter(draft, label, value)
    left_over = [piece.text for piece in pieces if piece.kind is PieceKind.OTHER]
    if left_over:
        draft.keep(_LEFT_OVER, "\n".join(left_over))
    found = draft.fields.get("title", [""])[0] or None
    if title and found and found != title:
        draft.keep("Title in the file", found)
    return _finished(draft, title or found)


def _entries(pieces: Sequence[Piece]) -> Iterator[tuple[Label | None, str]]:
    """Each label with its value; unlabelled lines join the value above them, or stand alone."""
    label: Label | None = None
    value = ""
    waiting = False
    before: Piece | None = None
    for piece in _one_label_each(pieces):
        found = find_label(piece.text)
        found = found if found and found.kind is not LabelKind.NOTE else None
        goes_on = (
            waiting and found is None and label is not None and before is not None and piece.index <= before.index + 1
        )
        if goes_on and not _is_loose(piece.text, label):
            value = f"{value}\n{piece.text}".strip()
        else:
            if waiting:
                yield label, value
            label, value, waiting = found, piece.text[found.value_at :] if found else piece.text, True
        before = piece
    if waiting:
        yield label, value


def _one_label_each(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces of metadata, `Fandom: X | Rating: G` taken apart."""
    for piece in pieces:
        if piece.kind is PieceKind.METADATA:
            for text in _NEXT_LABEL.split(piece.text):
                yield replace(piece, text=text)


def _is_loose(text: str, label: Label | None) -> bool:
    """A by-line or a line of tags is no continuation of a summary."""
    return bool(_BY.match(_bare(text)) and len(text) < 60) or text.lstrip().startswith("#")


def _enter(draft: _Draft, label: Label | None, value: str) -> None:
    value = value.strip()
    if label is None or label.kind is not LabelKind.METADATA:
        _enter_bare(draft, value)
    elif not value:
        draft.keep(label.name, "")
    elif label.field == "other" or not label.pure:
        draft.keep(label.name, value)
    elif label.field == "title":
        _enter_title(draft, label.name, value)
    elif label.field in _LISTS:
        draft.fields.setdefault(label.field, []).extend(split_list(value))
    elif label.field in draft.fields:
        draft.keep(label.name, value)
    else:
        draft.fields[label.field] = [value]


def _enter_title(draft: _Draft, name: str, value: str) -> None:
    """`Title:` outranks `FIC:` and a bare first line; whichever gives way is kept."""
    value = _bare(value) or value
    by = _TITLE_BY.match(value)
    if (
        by
        and "authors" not in draft.fields
        and not by["title"].endswith(("Stand", "Side", "Day", "Go"))
        and name != "title line"
    ):
        draft.fields["authors"] = [_bare(by["name"])]
        value = _bare(by["title"])
    known = draft.fields.get("title")
    if known is None:
        draft.fields["title"], draft.title_label = [value], name
    elif name.lower() in _TITLE_NAMES and draft.title_label.lower() not in _TITLE_NAMES:
        draft.keep(draft.title_label or _HEADER, known[0])
        draft.fields["title"], draft.title_label = [value], name
    else:
        draft.keep(name if name else _HEADER, value)


def _enter_bare(draft: _Draft, value: str) -> None:
    """A line without a label: the title, the by-line, or facts."""
    plain = _bare(undecorated(value))
    about = _ABOUT_BY.match(plain)
    by = None if about else _BY.match(plain)
    if about:
        draft.keep(_HEADER, about["about"])
        draft.name_author(split_list(about["name"]))
    elif by and (draft.guessed_author or "authors" not in draft.fields):
        draft.name_author(split_list(_bare(by["name"])))
    elif plain.lower() in {"by", "written by"}:
        draft.name_author([])
    elif draft.awaits_author:
        draft.name_author([plain])
    elif "title" not in draft.fields and len(plain) <= 120 and (not draft.other or looks_like_title(plain)):
        _enter_bare_title(draft, plain)
    elif plain.startswith("#"):
        draft.fields.setdefault("tags", []).extend(tag.strip() for tag in plain.split("#") if tag.strip())
    elif _may_be_author(draft, plain):
        draft.fields["authors"] = [plain]
        draft.guessed_author = True
    else:
        draft.keep(_HEADER, value)


def _may_be_author(draft: _Draft, plain: str) -> bool:
    """A lone name right under a bare title."""
    lone = (
        len(plain) <= 40
        and len(plain.split()) <= 3
        and not re.search(r"[,|;/\n:]|^(?:an?|the|or)\b", plain, re.IGNORECASE)
    )
    return lone and set(draft.fields) == {"title"} and not draft.title_label and not draft.other


def _enter_bare_title(draft: _Draft, plain: str) -> None:
    by = _TITLE_BY.match(plain)
    if by and (by["name"][:1].isupper() or " " not in by["name"].strip()):
        draft.fields["title"] = [_bare(by["title"])]
        draft.fields["authors"] = [_bare(by["name"])]
        return
    facts = re.match(r"^(?P<title>[^()\[\]|]{2,80}?)\s*(?P<facts>[(\[|].*)$", plain)
    if facts and re.search(r"[,/]|\b(?:PG|NC|R|G|T|M|K\+?|gen|slash)\b|\) \(", facts["facts"]):
        draft.fields["title"] = [_bare(facts["title"])]
        draft.keep(_HEADER, facts["facts"])
    else:
        draft.fields["title"] = [plain]


def _finished(draft: _Draft, title: str | None) -> Metadata:
    def one(name: str) -> str | None:
        return draft.fields.get(name, [""])[0] or None

    def many(name: str) -> tuple[str, ...]:
        return tuple(draft.fields.get(name, ()))

    return Metadata(
        title=title,
        authors=many("authors"),
        fandoms=many("fandoms"),
        relationships=many("relationships"),
        characters=many("characters"),
        tags=many("tags"),
        rating=one("rating"),
        warnings=many("warnings"),
        summary=one("summary"),
        language=one("language"),
        other={label: "\n".join(values) for label, values in draft.other.items()},
    )


def split_list(value: str) -> list[str]:
    """The items of a list as written: split at commas, semicolons, bars and line ends, but not inside brackets."""
    value = value.strip()
    if "\n" in value:
        return [item for line in value.split("\n") for item in split_list(line)]
    if re.search(r"[.!?]\s+[A-Z]", value):
        return [value]
    for mark in (";", "|", ","):
        if _outside_brackets(value, mark):
            items = [item.strip() for item in _split_outside(value, mark)]
            return [re.sub(r"^(?:and|&)\s+(?=\S)", "", item) for item in items if item]
    return [value] if value else []


def _outside_brackets(value: str, mark: str) -> bool:
    return len(_split_outside(value, mark)) > 1


def _split_outside(value: str, mark: str) -> list[str]:
    items, depth, start = [], 0, 0
    for place, character in enumerate(value):
        depth += (character in "([{") - (character in ")]}")
        if character == mark and depth <= 0 and (mark != "," or value[place + 1 : place + 2].isspace()):
            items.append(value[start:place])
            start = place + 1
    return [*items, value[start:]]


def _bare(text: str) -> str:
    """Without the marks around it; quotation marks go only where they hold the whole of it."""
    bare = text.strip(_MARKS)
    quoted = _WHOLLY_QUOTED.fullmatch(bare)
    return quoted[1].strip(_MARKS) if quoted else bare
