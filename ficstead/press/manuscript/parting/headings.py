"""Chapter headings: which line begins a chapter, and which number and title it gives."""

import re
from dataclasses import dataclass
from typing import Final

from ficstead.press.manuscript.parting.numerals import HAN_NUMERAL, NUMERAL, read_number, starts_with_number

LONGEST_HEADING: Final = 120
_LONGEST_TITLE: Final = 90
_SHORT_TITLE: Final = 5


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading says: `Part 2/5: Clearing` is number 2, title "Clearing", total 5, sure."""

    number: int | None
    title: str | None
    total: int | None = None
    word: str = ""
    """The word it begins with, in small letters: `chapter`, `part`, `prologue`; empty for a bare number."""
    work: str | None = None
    """The work's title, where the heading repeats it: `Harbour Lights - Chapter 3`."""
    sureness: float = 1.0
    """0 to 1 by the words alone; a bare number or `Day 3` needs good company."""


_STRONG_WORDS: Final = {
    "chapter": "chapter", "chapt": "chapter", "chap": "chapter", "chp": "chapter", "chpt": "chapter", "chpter": "chapter", "chaper": "chapter",
    "chaptre": "chapter", "ch": "chapter", "part": "part", "pt": "part", "prt": "part", "episode": "episode", "ep": "episode", "book": "book",
    "volume": "volume", "vol": "volume", "act": "act", "capítulo": "chapter", "capitulo": "chapter", "chapitre": "chapter", "kapitel": "chapter",
    "capitolo": "chapter", "rozdział": "chapter", "глава": "chapter", "hoofdstuk": "chapter", "stave": "chapter", "luku": "chapter", "kapitola": "chapter", "bölüm": "chapter", "bab": "chapter", "fejezet": "chapter",
    "capitol": "chapter", "cap": "chapter", "kap": "chapter", "teil": "part", "parte": "part", "partie": "part", "часть": "part", "deel": "part", "osa": "part", "część": "part", "chương": "chapter", "canto": "canto",
}  # fmt: skip
_WEAK_WORDS: Final = {
    word: word
    for word in "scene section verse round track lesson arc step stage movement installment instalment drabble letter day night week".split()
}
TIMES: Final = frozenset({"day", "night", "week"})
"""Words that more often tell when a scene plays than which chapter begins."""
_ALONE: Final = {
    "prologue": "prologue", "prolog": "prologue", "prolouge": "prologue", "epilogue": "epilogue", "epilog": "epilogue", "epilouge": "epilogue",
    "interlude": "interlude", "intermission": "interlude", "intermezzo": "interlude", "foreword": "foreword", "teaser": "teaser", "coda": "coda",
    "prelude": "prelude", "final chapter": "final chapter", "the final chapter": "final chapter", "last chapter": "final chapter",
    "the last chapter": "final chapter", "bonus chapter": "bonus chapter", "extra chapter": "bonus chapter", "introduction": "introduction",
    "afterword": "afterword", "prólogo": "prologue", "epílogo": "epilogue", "prolog.": "prologue", "omake": "omake", "outtake": "outtake",
    "postlude": "epilogue", "entr'acte": "interlude", "side story": "side story", "finale": "finale", "preface": "preface",
}  # fmt: skip

_OF_TOTAL: Final = rf"(?:\s*\(?(?:/|\\|of|out\s+of)\s*(?P<total>{NUMERAL}|\?+|X+|\w{{0,2}}\?))?"
_SEPARATOR: Final = r"\s*(?:[:;\-–—~.|,/*=»>]+|--+)\s*"

_WORD_AND_NUMBER: Final = re.compile(
    rf"(?:the\s+)?(?P<word>{'|'.join(sorted([*_STRONG_WORDS, *_WEAK_WORDS], key=len, reverse=True))})(?![a-z])\s*[.#:]*\s*(?:no\.?\s*|number\s+)?[-–—]?\s*"
    rf"\(?(?:(?P<number>{NUMERAL}){_OF_TOTAL}|(?P<half>\d{{1,3}}(?:[a-zA-Z](?!\w)|\.\d+)))\)?(?:(?P<sep>{_SEPARATOR})|\s+|[!?]*$)(?P<title>.*)",
    re.IGNORECASE | re.DOTALL,
)
_ORDINAL_FIRST: Final = re.compile(
    rf"(?:the\s+)?(?P<number>{NUMERAL})\s+(?P<word>chapter|part|act|book|episode)(?:(?P<sep>{_SEPARATOR})(?P<title>.+)|\s*[.:]?)",
    re.IGNORECASE,
)
_WORD_AND_TITLE: Final = re.compile(
    rf"(?P<word>chapter(?:\s+(?:title|name))?|chap|{'|'.join(re.escape(word) for word in sorted(_ALONE, key=len, reverse=True))})(?:\s+(?P<number>{NUMERAL}))?"
    rf"(?:(?P<sep>\s*[:\-–—~|]+\s*|\s*\.\s+)(?P<title>.+)|\s*[.:]?)",
    re.IGNORECASE | re.DOTALL,
)
_NUMBER_AND_TITLE: Final = re.compile(
    rf"#?\(?(?P<number>{NUMERAL}){_OF_TOTAL}\)?(?P<sep>\s*[:.)\-–—~|]+\s+|\s*[:–—]\s*|\s+[-~]\s*)(?P<title>\S.*)",
    re.IGNORECASE,
)
_BARE_NUMBER: Final = re.compile(rf"[#(\[]?(?P<number>{NUMERAL}){_OF_TOTAL}[)\].:]*", re.IGNORECASE)
_COUNTED: Final = re.compile(
    r"(?P<title>[^\[(]*?)\s*(?:[\[(]\s*(?P<number>\d{1,3})\s*(?:/|of)\s*(?P<total>\d{1,3}|\?+)\s*[\])]|(?<=\s)(?P<number2>\d{1,3})\s*/\s*(?P<total2>\d{1,3}|\?+))(?P<rest>.*)"
)
_WORK_AND_CHAPTER: Final = re.compile(
    rf"(?P<work>[^\n]{{2,60}}?)\s*(?:[-–—:~|,]+\s*|\s\()(?P<chapter>(?:chapter|chap|ch|part|pt|episode)[.\s#]+(?:{NUMERAL})(?:\s*(?:/|of)\s*(?:{NUMERAL}|\?+))?\)?(?:\s*[:\-–—~.|].*|$)|prologue$|epilogue$|interlude$)",
    re.IGNORECASE,
)

_ORDINAL_NOUN: Final = re.compile(rf"the\s+(?P<number>{NUMERAL})\s+(?P<noun>\w+)\s*[.:]?", re.IGNORECASE)
_HAN_HEADING: Final = re.compile(
    rf"第\s?(?P<number>{HAN_NUMERAL})\s?[章回话話节節卷部幕集]\s*[:：・、.—-]?\s*(?P<title>.{{0,40}})"
)
_INNER_WORD: Final = re.compile(
    r"[-–—:~|,(]\s*(?:chap(?:ter)?|ch|part|pt|episode|prologue|epilogue|interlude)\b", re.IGNORECASE
)
_INNER_COUNT: Final = re.compile(r"\d\s*(?:/|of)\s*[\d?]")

_ORNAMENTS: Final = " \t\r\n*_~=#-–—<>|•·+{}\\✦★☆♥◇◆❖⁂"
_DECORATED: Final = re.compile(
    r"(?P<marks>[:*~=+|^<>•.\-_/\\]{2,}|[~|])\s*(?P<inside>\w.*?)\s*[:*~=+|^<>•.\-_/\\]+", re.DOTALL
)
_SYMBOLS_AROUND: Final = re.compile(r"^(?:[^\w\s\"“”'‘’()\[\]?!.…«»]|\s)+|(?:[^\w\s\"“”'‘’()\[\]?!.…«»]|\s)+$")
_BRACKETED: Final = re.compile(r"\[([^\[\]]+)\]|\(([^()]+)\)|\{([^{}]+)\}|«([^«»]+)»")
_FIRST_WORDS: Final = frozenset(word.split()[0] for word in (*_STRONG_WORDS, *_WEAK_WORDS, *_ALONE)) | {"the"}
_SMALL_WORDS: Final = frozenset(
    "a an the of and or to in on at for from with by as is it's vs v but nor so yet into onto de la le du el of over under after before von und der die das".split()
)


def looks_like_heading(line: str) -> bool:
    """Whether `line` reads like a chapter heading on its own, so that no reader joins it to its neighbours."""
    if not line or len(line) > LONGEST_HEADING:
        return False
    heading = parse_heading(line)
    return heading is not None and heading.sureness >= 0.5 and line.strip() != "I"


def parse_heading(text: str) -> Heading | None:
    """Number, title and total of a chapter heading; None for anything that reads like prose.

    Underlining, stars and brackets around it are ignored. Judges the words alone: `sureness` says how far.
    """
    if len(text) > LONGEST_HEADING:
        return None
    plain = text.strip(_ORNAMENTS)
    if not plain.isascii():
        plain = _SYMBOLS_AROUND.sub("", plain)
    bracketed = _BRACKETED.fullmatch(plain)
    if bracketed:
        plain = next(filter(None, bracketed.groups())).strip(_ORNAMENTS)
    if not plain or text.lstrip()[:1] in "\"“'‘":
        return None
    han = _HAN_HEADING.fullmatch(plain) if plain[0] == "第" else None
    if han:
        return Heading(read_number(han["number"]), _title(han["title"]), word="chapter")
    word = _first_word(plain)
    heading = _from_word(plain) if word in _FIRST_WORDS else None
    if heading is None and (not word or word == "the" or starts_with_number(word)):
        heading = _from_number(plain)
    if heading is None and word == "the":
        heading = _from_ordinal(plain)
    if heading is None and _INNER_WORD.search(plain):
        heading = _from_work_title(plain)
    if heading is None and _INNER_COUNT.search(plain):
        heading = _from_count(plain, bracketed is not None)
    return heading


def undecorated(text: str) -> str:
    """`::Lantern Oil::` and `~* Ash *~` without the marks that stand around the whole line."""
    line = text.strip()
    found = _DECORATED.fullmatch(line)
    return found["inside"].strip() if found else line


def looks_like_title(text: str) -> bool:
    """Whether a short line could be a title: capitals on the weighty words and no sentence's full stop."""
    line = undecorated(text).strip(_ORNAMENTS).strip()
    if not line or len(line) > _LONGEST_TITLE or "\n" in line or text.lstrip()[:1] in "\"“'‘(":
        return False
    if line[-1] in '.,;:"”' and not line.endswith(("...", "…")):
        return False
    words = re.findall(r"[^\W\d_][\w'’]*", line)
    if not words or len(words) > 12 or not (words[0][0].isupper() or not words[0][0].islower()):
        return False
    weighty = [word for word in words if word.lower() not in _SMALL_WORDS]
    capital = sum(not word[0].islower() for word in weighty)
    return capital == len(weighty) or (len(weighty) >= 4 and capital >= len(weighty) - 1)


def _first_word(line: str) -> str:
    return re.split(r"[^\w']", line, maxsplit=1)[0].lower().rstrip("0123456789")


def _from_word(plain: str) -> Heading | None:
    found = _WORD_AND_NUMBER.match(plain)
    if found:
        heading = _word_and_number(found)
        if heading:
            return heading
    found = _ORDINAL_FIRST.fullmatch(plain)
    if found and (number := read_number(found["number"])) is not None:
        return Heading(number, _title(found["title"]), word=found["word"].lower())
    found = _WORD_AND_TITLE.fullmatch(plain)
    return _word_and_title(found) if found else None


def _word_and_number(found: re.Match[str]) -> Heading | None:
    number = read_number(found["number"] or "")
    word = found["word"].lower()
    title = found["title"].strip()
    if (number is None and not found["half"]) or (
        title and not found["sep"] and not looks_like_title(title) and "\n" not in found[0]
    ):
        return None
    if title and len(title) > _LONGEST_TITLE or (found["sep"] and _reads_on(title, found["sep"])):
        return None
    if found["half"]:
        return Heading(
            None, f"{found['half']}: {title}" if title else found["half"], word=_STRONG_WORDS.get(word, word)
        )
    if word in _WEAK_WORDS and found["number"].lower() in {"i", "a", "d", "m", "c", "l"}:
        return None
    sureness = 0.6 if word in _WEAK_WORDS else 0.8 if title and not found["sep"] else 1.0
    if (
        word not in _WEAK_WORDS
        and found["number"].islower()
        and not found["number"][0].isdigit()
        and found["word"][0].islower()
    ):
        sureness = 0.5 if title else 0.8
    return Heading(number, _title(title), _total(found["total"]), _STRONG_WORDS.get(word, word), None, sureness)


def _reads_on(title: str, separator: str) -> bool:
    """`Part 2, which she had never liked, was over.`: a sentence goes on after the comma or point."""
    if title.lower().startswith(("in which", "wherein", "or,", "or how")):
        return False
    return (
        separator.strip() in {",", "."}
        and bool(title)
        and (title[0].islower() or (title[-1] in ".,;" and len(title.split()) > 6))
    )


def _word_and_title(found: re.Match[str]) -> Heading | None:
    word = re.sub(r"\s+", " ", found["word"].lower())
    title = _title(found["title"])
    number = read_number(found["number"]) if found["number"] else None
    if word.startswith("chap"):
        return (
            Heading(None, title, word="chapter", sureness=0.9)
            if title and ":" in (found["sep"] or "") and len(title) <= 60
            else None
        )
    if (
        title
        and (found["sep"].strip() == "." or title[-1] in ".,;" and len(title.split()) > 5)
        and not looks_like_title(title)
    ):
        return None
    if found["number"] and number is None:
        return None
    sureness = (
        0.7 if word in {"introduction", "coda", "teaser", "omake", "preface", "finale", "outtake", "afterword"} else 1.0
    )
    if found["word"][0].islower():
        sureness -= 0.3
    return Heading(None, (_title(found[0]) or "").rstrip(":."), word=_ALONE.get(word, word), sureness=sureness)


def _from_number(plain: str) -> Heading | None:
    found = _BARE_NUMBER.fullmatch(plain)
    if found and (number := read_number(found["number"])) is not None:
        return Heading(number, None, _total(found["total"]), sureness=_bare_sureness(found))
    found = _NUMBER_AND_TITLE.fullmatch(plain)
    if not found or (number := read_number(found["number"])) is None:
        return None
    title = found["title"].strip()
    if found["number"].isalpha() and found["number"].islower():
        roman = not set(found["number"]) - set("ivx") and found["number"] != "i" or "." in found["sep"]
        short = len(title.split()) <= _SHORT_TITLE and title[-1] not in ".,;:!?"
        return Heading(number, _title(title), _total(found["total"]), sureness=0.3) if roman and short else None
    if not looks_like_title(title):
        return None
    sureness = 0.4 if found["number"] in {"I", "i"} and "." not in found["sep"] else 0.6
    return Heading(number, _title(title), _total(found["total"]), sureness=sureness)


def _from_ordinal(plain: str) -> Heading | None:
    """`The Second Night`: one of a row, or nothing."""
    found = _ORDINAL_NOUN.fullmatch(plain)
    number = read_number(found["number"]) if found else None
    if found is None or number is None or not found["noun"][0].isupper() and not found["noun"].isupper():
        return None
    return Heading(number, _title(plain), word=f"the nth {found['noun'].lower()}", sureness=0.3)


def _bare_sureness(found: re.Match[str]) -> float:
    numeral = found["number"]
    if found["total"]:
        return 0.9
    if numeral.isdigit():
        return 0.6 if int(numeral) <= 200 else 0.2
    if numeral.isupper() and read_number(numeral) is not None:
        return 0.3 if numeral in {"I", "C", "D", "M", "L", "MIX", "DI", "MI"} else 0.6
    return 0.4 if numeral[0].isupper() else 0.2


def _from_count(plain: str, bracketed: bool) -> Heading | None:
    """`Harbour Lights [3/7]`, `[3/7]`, `Harbour Lights 3/7`."""
    found = _COUNTED.fullmatch(plain)
    if not found or len(plain) > 80:
        return None
    work, rest = found["title"].strip(_ORNAMENTS + ",:;"), found["rest"].strip(_ORNAMENTS + ":;,.")
    if work and not looks_like_title(work) or plain[-1:] in ".!?,":
        return None
    if rest and not looks_like_title(rest):
        return None
    number, total = found["number"] or found["number2"], found["total"] or found["total2"]
    return Heading(
        int(number),
        _title(rest),
        _total(total),
        work=work or None,
        sureness=0.9 if bracketed or found["number"] else 0.6,
    )


def _from_work_title(plain: str) -> Heading | None:
    """`Harbour Lights - Chapter 3: Low Tide`."""
    found = _WORK_AND_CHAPTER.fullmatch(plain)
    if not found or not looks_like_title(found["work"]):
        return None
    inner = _from_word(found["chapter"].rstrip(")"))
    if inner is None or inner.word == "day":
        return None
    return Heading(inner.number, inner.title, inner.total, inner.word, found["work"].strip(), min(inner.sureness, 0.95))


def _total(total: str | None) -> int | None:
    return read_number(total) if total and "?" not in total else None


def _title(title: str | None) -> str | None:
    """The title without the marks around it; quotation marks around the whole go, for they only set it off."""
    if not title:
        return None
    line = re.sub(r"\s+", " ", title).strip(_ORNAMENTS)
    quoted = re.fullmatch(r"[\"“]([^\"“”]+)[\"”]", line)
    return (quoted[1] if quoted else line) or None
