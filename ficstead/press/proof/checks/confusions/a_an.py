"""a before a consonant's sound, an before a vowel's."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from ficstead.press.proof.checks.confusions.wording import before, next_to, replaced, speaks_dialect
from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    for article, other in (("a", "an"), ("an", "a")):
        for index in paragraph.where(article):
            if next_to(paragraph, index) and _is_wrong(paragraph, index, article):
                spoken = paragraph.in_speech(paragraph.spans[index][0])
                if not (spoken and speaks_dialect(paragraph)):
                    found = replaced(paragraph, index, index, other, context)
                    yield replace(found, safe=not spoken)


def _is_wrong(paragraph: Paragraph, index: int, article: str) -> bool:
    next_word = paragraph.pieces[2 * index + 3]
    vowel = begins_with_a_vowel(next_word)
    if vowel is not (article == "a"):
        return False
    start = paragraph.spans[index][0]
    if paragraph.text[start - 1 : start] in _JOINS:
        return False
    if article == "a" and paragraph.text[start] == "A" and not _begins(paragraph, index):
        return False  # the letter, or a name's initial
    if before(paragraph, index) in ("such", "many"):
        return False  # "such an one" is old, not wrong
    return next_word.lower() not in _NOT_AFTER_AN_ARTICLE


_JOINS = ("-", "'", "’", "&", "/", ".")


def _begins(paragraph: Paragraph, index: int) -> bool:
    """Whether the word opens its sentence, as far as the mark before it tells."""
    start = paragraph.spans[index][0]
    return index == 0 or not paragraph.text[paragraph.spans[index - 1][1] : start].isspace()


@lru_cache(maxsize=8192)
def begins_with_a_vowel(word: str) -> bool | None:
    """Whether a word begins with a vowel's sound; None where people differ or it can't be known."""
    if word[0].isdigit():
        return bool(_VOWEL_NUMBER.match(word)) if not _UNSURE_NUMBER.match(word) else None
    if len(word) == 1 or (word.isupper() and len(word) < 6):
        return None if word[0] in "FHLMNRSXU" or len(word) == 1 else word[0] in "AEIO"
    if len(word) == 2 and word[0].isupper():
        return None  # Lt, Sp, Ag: read out by its letters, or in full
    if _UNSURE.match(word) or word[0] in "ÀÂÆŒ":
        return None
    lowered = word.lower()
    if lowered[0] in "aeiouéèêáíóú":
        return not _CONSONANT_SOUND.match(lowered)
    if lowered[0] in "bcdfgjklmnpqrstvwxz":
        return False
    return bool(_SILENT_H.match(lowered)) if lowered[0] == "h" else None


_VOWEL_NUMBER = re.compile(r"8|11(?!\d|[.,:]\d{1,2}(?!\d))|18(?!\d|,)")
_UNSURE_NUMBER = re.compile(r"1[18]")
_CONSONANT_SOUND = re.compile(
    r"eu|ewe(?:s|r|rs)?$|one(?:$|s|ness|self|'s)|once|ouija|oui$|u(?:[bft]i|kul|ni(?!de|m|n)|nanim|r(?:ani|ea|eth|ina|ine|olog)"
    r"|s(?:a(?:b|g)|e|u)|t[eio])|ufo|uvul|uk(?:e|r)"
)
_SILENT_H = re.compile(r"hour|honest|honou?r|heir")
# An before an h that begins a weak syllable is old fashion, not a mistake; so is herb's, in America. Names in U.
_UNSURE = re.compile(
    r"(?i:h(?:abitu|all?uc|armon|eredi|ero[ia]|erb|ibern|ilar|ispan|isto|oriz|orr|otel|umbl|yen|ygi|ypn|ypo|yster|uman|uge|umo|undred|owever))"
    r"|U[a-z]|X"
)
_NOT_AFTER_AN_ARTICLE = frozenset(
    "a an the and or of is are am was were in it at as if on other all i he she we you they them him me us this that "
    "then there these those to not no now so but my his her our your their its be been by for from with will would "
    "can could should shall must may might do does did have has had what when where who why how un une o e ye dey "
    "dis dat de la le les than too very let get got go going gone come came see saw know knew think thought tell told "
    "say said says look make take".split()
)

CHECK = Check(
    code="confusion-001",
    title="a or an",
    explanation="The sound decides, not the letter: an before a vowel's sound (an hour, an MP), a before a consonant's "
    "(a European, a one-armed man, a university).",
    wrong=(
        "She ate a apple.",
        "He waited for a hour.",
        "It was an little house.",
        "An door slammed.",
        "She was an European.",
        "He met a old friend.",
    ),
    right=(
        "She ate an apple and a pear.",
        "He waited for an hour, a whole hour.",
        "A European and a one-armed man met an MP at a university.",
        "It was an honest mistake, a unique one, an historic one, a historic one.",
        "He got an A, and she an F.",
        "You an me, we're a-going.",
        "An 18-year-old with an 8 on his shirt stood by an X-ray.",
        "An uninvited guest asked for a useful umbrella and a ukulele.",
    ),
    source="Chicago 7.33 (words beginning with h, u, o: the sound decides), New Hart's Rules 21.3.1",
    severity=Severity.ERROR,
    safe=True,
    words=frozenset(("a", "an")),
    find=_find,
)
