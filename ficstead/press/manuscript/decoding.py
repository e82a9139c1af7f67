"""Turn the bytes of a manuscript into text, whatever machine wrote them."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

import chardet
import ftfy
from ftfy.badness import is_bad

from ficstead.press.manuscript.binaries import refuse_binary, refuse_noise
from ficstead.press.manuscript.model import Decision, ManuscriptError, Problem


@dataclass(frozen=True, slots=True)
class Decoded:
    """A manuscript's text, with `\\n` at every line's end."""

    text: str
    encoding: str
    """The name of a Python codec: `utf-8`, `utf-8-sig`, `utf-16`, `cp1252`, `mac-roman` and so on."""
    decision: Decision
    """Why it was read in this encoding."""
    problems: tuple[Problem, ...] = ()


def decode(data: bytes, *, name: str, declared: str | None = None, limit: int = 20_000_000) -> Decoded:
    """The text of `data`; `name` is the file's, `declared` the encoding somebody said it has.

    Looks in this order: byte order mark, strict UTF-8, the declared encoding (or the one an HTML or XML head
    names), the zeros of UTF-16 and UTF-32, then what makes sense of the high bytes (cp1252 before Mac Roman),
    then chardet's guess, then cp1252. Raises ManuscriptError for what is empty, not a text, or longer than
    `limit` bytes.
    """
    if len(data) > limit:
        raise ManuscriptError(
            "too-large", f"“{name}” is too large ({len(data):,} bytes; at most {limit:,}): split it into several files."
        )
    refuse_binary(data, name)
    raw, encoding, why = _decoded(data, declared)
    refuse_noise(raw, name)
    text, problems = _repaired(_without_carriage_returns(raw))
    if why == _MIXED:
        problems.append(
            Problem("mixed-encodings", None, "A few letters were not UTF-8 like the rest: they were read as Windows'.")
        )
    if not text.strip():
        raise ManuscriptError("empty", f"“{name}” is empty: there is no text in it.")
    sureness = {_GUESS: 0.5, _MIXED: 0.9}.get(why, 1.0)
    return Decoded(text, encoding, Decision("encoding", 1, sureness, why), tuple(problems))


def _decoded(data: bytes, declared: str | None) -> tuple[str, str, str]:
    """Text, encoding and the reason for it."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), encoding, "By the byte order mark at its beginning."
    wide = _wide_encoding(data) if b"\x00" in data else None
    if wide:
        return data.decode(wide, "replace"), wide, "By the zero bytes of UTF-16 or UTF-32."
    try:
        return data.decode("utf-8"), "utf-8", "All of it is valid UTF-8."
    except UnicodeDecodeError:
        pass
    for encoding in _declared_encodings(data, declared):
        try:
            return data.decode(encoding), encoding, "The file says so itself."
        except UnicodeDecodeError:
            continue
    encoding, why = _guessed_encoding(data)
    return data.decode(encoding, _BROKEN_UTF8 if encoding == "utf-8" else "replace"), encoding, why


_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark, by where the zero bytes stand in mostly Latin text."""
    sample = data[:4096]
    columns = [sample[at::4].count(0) / (len(sample) / 4) for at in range(4)]
    zero = [share > 0.5 for share in columns]
    patterns = {
        (False, True, True, True): "utf-32-le",
        (True, True, True, False): "utf-32-be",
        (False, True, False, True): "utf-16-le",
        (True, False, True, False): "utf-16-be",
    }
    return patterns.get((zero[0], zero[1], zero[2], zero[3]))


_DECLARATION = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,80}encoding\s*=\s*[\"']([\w.:-]+)", re.I
)
_MEANT_CP1252 = {"iso8859-1", "ascii", "cp1252"}
"""Who declares Latin-1 nearly always has Windows' quotation marks in it; the HTML standard rules so too."""


def _declared_encodings(data: bytes, declared: str | None) -> Iterator[str]:
    in_head = _DECLARATION.search(data[:4096])
    named = (in_head[1] or in_head[2]).decode("ascii") if in_head else None
    for name in filter(None, (declared, named)):
        try:
            encoding = codecs.lookup(name).name
        except LookupError:
            continue
        if not encoding.startswith("utf-16") and not encoding.startswith("utf-32"):
            yield "cp1252" if encoding in _MEANT_CP1252 else encoding


def _guessed_encoding(data: bytes) -> tuple[str, str]:
    if _is_mostly_utf8(data):
        return "utf-8", _MIXED
    sample = b"\n".join(_HIGH_LINES.findall(data[:2_000_000]))[:200_000]
    high = len(_HIGH.findall(sample))
    if _HIGH_NEIGHBOURS.subn(b"", sample)[1] * 4 < high:
        costs = {encoding: _implausible(sample.decode(encoding, "replace")) for encoding in ("cp1252", "mac-roman")}
        best = min(costs, key=lambda encoding: costs[encoding])
        if costs[best] * 10 <= high:
            return best, "Its quotation marks, dashes and accents make sense only so."
    guess = _usable(chardet.detect(sample)["encoding"], data)
    return guess or "cp1252", _GUESS


def _usable(guess: str | None, data: bytes) -> str | None:
    """chardet's `guess` as Python's name for it, if the whole of `data` can be read so."""
    if guess is None:
        return None
    try:
        data.decode(guess)
        return codecs.lookup(guess).name
    except (LookupError, UnicodeDecodeError):
        return None


_MIXED = "Nearly all of it is valid UTF-8."
_GUESS = "A guess: its letters are most common in this encoding."
_HIGH = re.compile(rb"[\x80-\xff]")
_HIGH_LINES = re.compile(rb"[^\r\n]{0,200}[\x80-\xff][^\r\n]{0,200}")
_HIGH_NEIGHBOURS = re.compile(rb"[\x80-\xff][\x80-\xff]")
_UTF8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")

_IMPLAUSIBLE = re.compile(
    "[a-z][À-ÖØ-ÞŒŠŽŸ](?![A-ZÀ-Þ])|[a-zß-ÿ][A-Z]"
    "|[†‡‰ˆ˜¤¦¬¯±²³µ¶¸¹×÷ƒ∫∂√≈∆◊∏∑∞≤≥≠Ωπªˇ˘˙˚˝˛ıﬁﬂ⁄\ufffd\x80-\x9f]"
    "|\\s[”’](?=[a-zà-ÿ])|[“‘](?=\\s|$)|[a-zà-ÿ][“„¿¡«](?=[a-zà-ÿ])|\\b[ìíîëÓÒÔÕ](?=\\W|[a-z]{4})(?<![ìë])",
    re.MULTILINE,
)
"""What a Latin text doesn't have: a capital after a small letter, symbols in words, quotation marks turned round."""


def _implausible(text: str) -> int:
    return len(_IMPLAUSIBLE.findall(text))


def _is_mostly_utf8(data: bytes) -> bool:
    """UTF-8 that was cut off or has a few foreign bytes pasted in."""
    rest, sequences = _UTF8_SEQUENCE.subn(b"", data)
    strays = len(_HIGH.findall(rest))
    return sequences >= 3 and sequences > 4 * strays or bool(sequences) and strays <= 3 and not _HIGH.search(rest[:-3])


_BROKEN_UTF8 = "ficstead-broken-utf-8"


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    """Error handler: bytes that are no UTF-8 were most likely pasted in from Windows."""
    broken = cast(UnicodeDecodeError, error)
    return broken.object[broken.start : broken.end].decode("cp1252", "replace"), broken.end


codecs.register_error(_BROKEN_UTF8, _as_cp1252)


def _without_carriage_returns(text: str) -> str:
    if "\r" in text:
        text = text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")
    return text


_RARE_LINE_ENDS = "\x0b\x0c\x85\u2028\u2029"
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_MOJIBAKE = re.compile("[Â-ô][\x80-¿€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
"""A first byte of UTF-8 and one that goes on with it, both read as Windows' letters."""


def _repaired(text: str) -> tuple[str, list[Problem]]:
    """`text` without what can't stand in a text, and a problem for each kind of thing that was found."""
    problems: list[Problem] = []
    if _MOJIBAKE.search(text):
        text, problems = _without_mojibake(text)
    text = _with_plain_line_ends(text)
    if "\ufeff" in text:
        text = text.replace("\ufeff", "")
    if found := _UNPRINTABLE.search(text):
        message = "Characters that can't be shown were taken out."
        problems.append(Problem("control-characters", _line_of(text, found.start()), message))
        text = _UNPRINTABLE.sub("", text)
    if (lost := text.find("\ufffd")) >= 0:
        message = "Some characters were lost before the file came here: look for the mark �."
        problems.append(Problem("lost-characters", _line_of(text, lost), message))
    return text, problems


def _with_plain_line_ends(text: str) -> str:
    for line_end in _RARE_LINE_ENDS:
        if line_end in text:
            text = text.replace(line_end, "\n")
    return text


def _line_of(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _without_mojibake(text: str) -> tuple[str, list[Problem]]:
    """`text` with doubly encoded lines put right where the result is beyond doubt."""
    lines = text.split("\n")
    repaired: list[int] = []
    suspected: list[int] = []
    for at, line in enumerate(lines):
        if _MOJIBAKE.search(line) and is_bad(line):
            better = ftfy.fix_encoding(line)
            if better == line or is_bad(better):
                suspected.append(at + 1)
            else:
                lines[at] = better
                repaired.append(at + 1)
    problems = []
    if repaired:
        message = f"Doubly encoded letters such as “â€™” for “’” were put right ({_lines(repaired)})."
        problems.append(Problem("mojibake-repaired", repaired[0], message))
    if suspected:
        message = f"Some letters look doubly encoded, but not surely: they were left as they are ({_lines(suspected)})."
        problems.append(Problem("mojibake-suspected", suspected[0], message))
    return "\n".join(lines), problems


def _lines(numbers: list[int]) -> str:
    return f"line {numbers[0]}" if len(numbers) == 1 else f"{len(numbers)} lines, the first is {numbers[0]}"
