"""A possessive without its apostrophe."""

import re
from collections.abc import Iterator

from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_ALWAYS = frozenset(
    "womens mens childrens elses somebodys nobodys everybodys anybodys someones everyones anyones".split()
)
_KIN = r"(?:mother|father|brother|sister|grandmother|grandfather|grandma|grandpa|mom|mum|dad|uncle|aunt|wife|husband|boss|captain|king|queen|neighbour|neighbor|doctor|teacher|vicar|mayor)"
_THINGS = (
    r"(?:house|room|car|voice|face|hand|hands|eyes|hair|hat|coat|carpet|office|desk|bed|door|name|arm|shoulder|head|kitchen|phone|"
    r"ring|grave|birthday|shop|store|boat|ship|horse|dog|cat|book|books|clothes|dress|chair|place|old|own|death|funeral|"
    r"wedding|idea|fault|advice|garden|cows|time|side|back|lap|office|study|bedroom|truck|jacket|shirt|recipe|taste)"
)
_OF_KIN = re.compile(rf"\b(?:my|your|his|her|our|their|the)\s({_KIN}s)(?=\s{_THINGS}\b)")
_NAME = re.compile(r"([A-Z](?<![\w'’-].)[a-z]{2,})s(?=\s([a-z]+))")
_AFTER_A_NAME = frozenset(
    """
    house room car voice face hand hands eyes hair hat coat office desk bed door name arm arms shoulder shoulders head
    kitchen phone ring birthday boat horse dog cat book books mother father brother sister parents friend friends wife
    husband son daughter chair place death idea fault opinion mind heart fingers lips mouth smile laugh apartment jacket
    shirt lap grip gaze words ears cheeks chest back side
    letter letters story question answer work life family money party home plan plans job temper mood body throat neck nose skin
    legs knees feet foot thumb wrist waist stomach breath weight presence absence return arrival departure appearance attention
    behaviour behavior expression tone sword gun knife bag pocket pockets cloak robe robes boots shoes glasses window couch table
    seat company view help love anger gift cousin aunt uncle grandmother grandfather baby boyfriend girlfriend partner crew
    """.split()
)


_OWNED = _AFTER_A_NAME.union(_THINGS[3:-1].split("|"))


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    mark = "’" if context.dialect.curly else "'"
    text = paragraph.text
    always = _ALWAYS & paragraph.vocabulary
    for index in sorted(index for word in always for index in paragraph.where(word)) if always else ():
        start, end = paragraph.spans[index]
        if text[start].islower():
            yield Finding(start, end, f"{text[start : end - 1]}{mark}{text[end - 1]}")
    if not _follows_an_s(paragraph):
        return
    for found in _OF_KIN.finditer(text):
        at = found.end(1) - 1
        yield Finding(found.start(1), found.end(1), f"{text[found.start(1) : at]}{mark}s", safe=False)
    for found in _NAME.finditer(text):
        name, behind = found[1], found[2]
        if behind in _AFTER_A_NAME and context.is_name(name) and not context.is_name(f"{name}s"):
            yield Finding(found.start(), found.end(), f"{name}{mark}s", safe=False)


def _follows_an_s(paragraph: Paragraph) -> bool:
    """Whether something that is owned stands behind a word in s."""
    words = paragraph.words
    for word in _OWNED & paragraph.vocabulary:
        for index in paragraph.where(word):
            if index and words[index - 1][-1] == "s" and words[index - 1] != "his":
                return True
    return False


CHECK = Check(
    code="slip-025",
    title="A possessive without its apostrophe",
    explanation=(
        "What belongs to somebody is shown by an apostrophe and an s: the captain's boat, Bram's oar, nobody else's "
        "fault. Without it the word is a plural."
    ),
    wrong=(
        "It was nobody elses fault.",
        "Bram wrote to Quill. He wrote to Bram, and Bram to him. So Brams letter came.",
        "She put it on her grandmothers bed, in the womens room.",
        "Bram rowed, and Bram sang, and then Bram slept. So Brams voice was gone.",
    ),
    right=(
        "It was nobody else's fault.",
        "Her grandmothers were there, and the captains of both boats. The women's room was locked.",
        "So Bram rowed, and the Brams sang, and Bram slept. Bram's voice was gone.",
    ),
    source="Chicago Manual of Style 7.16; New Hart’s Rules 4.2.1",
    severity=Severity.ERROR,
    words=_ALWAYS | _OWNED,
    find=_find,
)
