"""The everyday words of English, by which a check knows that what stands around is English prose."""

import re

EVERYDAY_WORDS = frozenset(
    """
    about after again all already also always am an and another any anything are around as ask asked at away back be
    because been before being believe better both but by came can cannot come could did do does doing done down each
    even ever every feel felt find first for found from gave get getting give go going gone got had has have having he
    hear heard held her here him himself his hope how if into is it its just keep kept knew know last leave left let
    like little look looked love made make many may maybe me mean might mine more most much must my myself need never
    next not nothing now of off old once one only or other our out over own people please put quite ran rather really
    remember right said same saw say see seem seemed seen shall she should since so some something soon sorry still
    stood such suppose sure take talk tell than thank that the their them then there these they thing things think this
    those though thought through till time to together told too took tried try turned two under until up upon us used
    very walked want wanted was way we well went were what when where whether which while who why will wish with without
    woke wonder word would yes yet you your can't couldn't didn't don't wasn't won't wouldn't haven't isn't it's that's
    you're he's she's
    """.split()
)

FOREIGN_TOO = frozenset("am an also all me to do no in come so her his die was will be of on had as at it or".split())
"""Everyday words that stand in other languages too: alone they don't prove that a sentence is English."""

SURELY_ENGLISH = EVERYDAY_WORDS - FOREIGN_TOO

_QUOTE = re.compile(r"[\"“”]")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_REACH = 60


def english_around(text: str, start: int, end: int) -> bool:
    """Whether an everyday word of English stands near `text[start:end]`, within the same quotation marks."""
    before = _QUOTE.split(text[max(0, start - _REACH) : start])[-1]
    after = _QUOTE.split(text[end : end + _REACH])[0]
    return not SURELY_ENGLISH.isdisjoint(_WORD.findall(f"{before} {after}".lower().replace("’", "'")))
