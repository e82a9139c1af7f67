"""Numbers as chapter headings write them: `4`, `IV`, `twenty-one`, `the First`."""

import re
from typing import Final

_UNITS: Final = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINAL_UNITS: Final = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth".split()
)
_ORDINAL_TENS: Final = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth".split()

_WORDS: Final[dict[str, int]] = {
    **{word: number for number, word in enumerate(_UNITS)},
    **{word: 10 * number for number, word in enumerate(_TENS, 2)},
    **{word: number for number, word in enumerate(_ORDINAL_UNITS)},
    **{word: 10 * number for number, word in enumerate(_ORDINAL_TENS, 2)},
    "hundred": 100,
    "fourty": 40,
    "ninteen": 19,
    "twelveth": 12,
    "ninty": 90,
}

_ANY_WORD: Final = "|".join(sorted(_WORDS, key=len, reverse=True))
NUMERAL: Final = rf"(?:\d{{1,4}}(?:st|nd|rd|th)?(?![\d:.]\d)|(?:the\s+)?(?:{_ANY_WORD})(?:(?:[\s-]+(?:and\s+)?|)(?:{_ANY_WORD}))*|[ivxlcdmIVXLCDM]+)(?![\w'’])"
"""A number in digits, words or Roman numerals, as part of a pattern that ignores case."""

_ROMAN: Final = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,4})")
_ROMAN_VALUES: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def read_number(numeral: str) -> int | None:
    """The value of `4`, `4th`, `IV`, `iv`, `Twenty-One`, `the First`; None if it is no number."""
    if numeral and not numeral.strip(_HAN):
        return _read_han(numeral)
    numeral = numeral.strip().lower().removeprefix("the ").strip()
    digits = re.fullmatch(r"(\d{1,4})(?:st|nd|rd|th)?", numeral)
    if digits:
        return int(digits[1])
    return _read_roman(numeral.upper()) or _read_words(numeral)


def starts_with_number(word: str) -> bool:
    """Whether the first word of a line, in small letters, may be a number in words or Roman numerals."""
    return word in _WORDS or word.isdigit() or not word.strip("ivxlcdm") or word.rstrip("stndrh").isdigit()


_HAN: Final = "零〇一二三四五六七八九十百千两"
HAN_NUMERAL: Final = rf"[{_HAN}\d]{{1,6}}"


def _read_han(numeral: str) -> int:
    """Chinese and Japanese numerals below ten thousand."""
    total = digit = 0
    for sign in numeral:
        place = {"十": 10, "百": 100, "千": 1000}.get(sign)
        if place:
            total, digit = total + (digit or 1) * place, 0
        else:
            digit = digit * 10 + "零一二三四五六七八九".find(sign.replace("〇", "零").replace("两", "二"))
    return total + digit


def _read_roman(numeral: str) -> int | None:
    if not numeral or not _ROMAN.fullmatch(numeral):
        return None
    values = [_ROMAN_VALUES[letter] for letter in numeral]
    return sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))


def _read_words(numeral: str) -> int | None:
    words = re.findall(_ANY_WORD, numeral)
    if not words or re.sub(rf"{_ANY_WORD}|and|[\s-]", "", numeral):
        return None
    total = 0
    for word in words:
        total = total * 100 if word == "hundred" and total else total + _WORDS[word]
    return total
