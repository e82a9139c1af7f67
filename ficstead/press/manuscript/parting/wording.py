"""Whether a paragraph sounds like an author talking to readers, or like a story."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import log, sqrt
from typing import Final

from ficstead.press.manuscript.parting.learned import learned_talk
from ficstead.press.manuscript.parting.talk_words import DISCLAIMING, PHRASES, WORDS, beginnings


@dataclass(frozen=True, slots=True)
class Wording:
    """How a paragraph sounds, in log-odds-like points around 0."""

    talk: float
    """Above 0: an author to readers; below 0: a story. Between -6 and 8."""
    meta: float
    """The share of `talk` that only an author of fan fiction says: reviews, updates, chapters, betas. 0 and up."""
    address: float
    """What anybody may say to anybody: I, you, thanks, sorry. 0 and up."""
    story: float
    """What a story is told with: he and she, deeds in the past, rooms and weather. 0 and below."""
    looks: float
    """Speech marks (below 0), smileys, shouting, links (above)."""
    words: int
    first_person: bool
    """Says I, me or my outside quotation marks."""
    second_person: bool
    """Says you or your outside quotation marks."""
    disclaiming: float
    """0 and up: not owning, not earning, not to be sued."""
    telling: tuple[str, ...]
    """The words that said most, for the reason shown to the writer."""


_BEGINNINGS: Final = beginnings({phrase: 0.0 for phrase in (*PHRASES, *DISCLAIMING) if " " in phrase})
_DISCLAIMING_WORDS: Final = frozenset(word for word in DISCLAIMING if " " not in word)
_PLAINLY_STORY: Final = -4.5
"""From here down no smiley will make a note of it."""
_PAST_TENSE: Final = 0.15
_META: Final = 1.2
"""From this weight on a word belongs to the talk of authors; below, anybody may say it."""
_FIRST: Final = frozenset(
    "i i'm i've i'll i'd me my mine im ive ich mir meine mich je j'ai moi mon ma yo mi mis eu я мне мой моя меня 我 我们".split()
)
_SECOND: Final = frozenset(
    "you your you're you've you'll you'd yours u ur y'all yourself ihr euch vous votre ustedes os вы вам вас 你 你们 大家".split()
)
_BIAS: Final = -2.3
_FITTED: Final = 0.6
_LEARNED: Final = 0.6
"""How much the few fitted marks and the many learned words have to say."""
_BEYOND_DOUBT: Final = -6.5
_LEARNED_OF_STORY: Final = -3.0
"""So surely story by its fitted marks that the many words need not be heard, and what they would say."""
_SOME_META: Final = 0.9
_MOST_ADDRESS: Final = 1.8
_ENOUGH: Final = 900
"""Characters of a paragraph that are looked at; what it is shows by then."""

_BETWEEN_WORDS: Final = {ord("’"): "'"} | dict.fromkeys(
    map(ord, '.,;:!?()[]{}<>"…“”„«»—–*_~=+|#\\^`¡¿。，、！？：；（）'), " "
)
"""What stands between words; apostrophes, hyphens and slashes stand inside them."""
_QUOTED: Final = re.compile(r"\"[^\"\n]*(?:\"|$)|“[^”\n]*(?:”|$)|«[^»\n]*»|»[^«\n]*«|„[^“”\n]*[“”]")
_SPEECH: Final = re.compile(r"^\W{0,2}[\"“„«»]|^[-–—]\s?[\"“]?[^\W\d_]|^['‘][A-Z]")
_TAGGED: Final = re.compile(r"[,?!.—…][\"”»]\s+(?:[a-z]|[A-Z]\w+\s(?:said|asked|says|was|had|\w+ed\b))|[a-z],\s[\"“]\S")
_FACES: Final = re.compile(
    r"(?<!\w)(?:[:;=8][-'o^]?[)(DPpO3\]\[/\\|*](?!\w)|[xX]D+\b|:3\b|<3+|\^_?\^|\^\.\^|-_+-|>_<|>\.<|T_T|o[_.]O|O[_.]o|\\o/|\(:)|[\U0001f300-\U0001faff\u2600-\u27bf\u2b50\ufe0f\u2764]|--+>"
)
_SHOUTS: Final = re.compile(r"!{2,}|\?!|!\?|\?{2,}|\b[A-Z]{2,}['A-Z]*\b(?:\s[A-Z]{2,}){2,}|([a-zA-Z])\1{3,}")
_ADDRESS: Final = re.compile(r"https?://|www\.|\w@\w|(?<!\w)@\w{3,}")
_PAST: Final = re.compile(r"^(?:[a-z]{2,}[^e]ed)$")
_MAY_SHOUT: Final = re.compile(r"[A-Z]{2}.*[A-Z]{2}|aaaa|eeee|oooo|[hmrswyz]{4}", re.DOTALL)
_FACE_MARKS: Final = frozenset(":;=<^>_\\X")
_CARELESS: Final = (" i ", " i'", " im ", " ive ", " u ", "dont ", "cant ", "didnt ", "thats ", "(i ", '"i ')
_SMALL_I: Final = re.compile(r"(?:^|[ \"(])(?:i|im|ive|dont|cant|didnt|thats|u)(?=[ ',.!?])")
_DEED: Final = re.compile(
    r"^(?:<(?:p|div)[^<>]*>)?\W*<(?:em|i)>(?:\*|~)?(?:[a-z]+(?:s|es)|\w+ing|whew|phew|gasp|cough|sob|squee+|grin|wink|blush|sigh|hug|wave|duck|hide|cackle|evil laugh|laugh|shrug|sniff|dance|yawn|ahem|clears throat)\b[^<]{0,80}</"
)


@lru_cache(maxsize=2048)
def sound_of(text: str, html: str = "") -> Wording:
    """How `text` sounds (`html`, if given, shows deeds between stars: *hides*). Words in quotation marks count for the story."""
    text = text[:_ENOUGH]
    spoken = _outside_quotes(text)
    tokens = _tokens(spoken)
    points: dict[str, float] = {}
    phrases = _phrases(tokens)
    meta, address, telling_story = _words_and_phrases(tokens, phrases, points)
    longer = max(1.0, sqrt(len(tokens) / 32))
    sense = (meta + min(address, _MOST_ADDRESS) + telling_story) / longer
    looks = _speech_marks(text, spoken)
    if sense > _PLAINLY_STORY:
        looks += _typing(text, spoken, html, len(tokens))
    total = sense + looks
    telling = sorted((word for word, weight in points.items() if weight >= _META), key=lambda word: -points[word])[:3]
    said = set(tokens)
    return Wording(
        max(-6.0, min(8.0, total)),
        meta / longer + max(0.0, looks),
        address / longer,
        telling_story / longer,
        looks,
        len(tokens),
        not _FIRST.isdisjoint(said),
        not _SECOND.isdisjoint(said),
        _disclaiming(tokens, phrases),
        tuple(telling),
    )


@lru_cache(maxsize=2048)
def persons_in(text: str) -> tuple[bool, bool]:
    """Whether `text` says I, and whether it says you, outside quotation marks."""
    said = set(_tokens(_outside_quotes(text[:_ENOUGH])))
    return not _FIRST.isdisjoint(said), not _SECOND.isdisjoint(said)


def note_odds(text: str, wording: Wording, *, set_apart: bool, quotes: bool) -> float:
    """Log-odds that a paragraph is a note rather than story, from its wording alone; between -8 and 5.

    The weights were fitted (logistic regression, cross-validated by file) on marked samples of our own against
    these and the chapter edges of ten clean novels.
    """
    looks = wording.looks
    meta = wording.meta - max(0.0, looks)
    odds = (
        _BIAS
        + 0.6 * min(meta, 8.0)
        + 0.8 * (wording.meta > _SOME_META)
        + 1.0 * min(wording.address, 3.0)
        + 0.93 * max(wording.story, -6.0)
        + (1.05 * min(looks, 4.0) if looks > 0 else looks)
        - 0.35 * wording.second_person
        - 0.7 * log(1 + wording.words)
        + 0.3 * set_apart
        - 0.5 * quotes
    )
    learned = learned_talk(text) if text and odds > _BEYOND_DOUBT else _LEARNED_OF_STORY
    return max(-8.0, min(5.0, _FITTED * odds + _LEARNED * learned))


def _outside_quotes(text: str) -> str:
    quotes = '"' in text or "“" in text or "«" in text or "»" in text or "„" in text
    return _QUOTED.sub(" ", text) if quotes else text


def _tokens(spoken: str) -> list[str]:
    return spoken.lower().translate(_BETWEEN_WORDS).split()


def _words_and_phrases(tokens: list[str], phrases: list[str], points: dict[str, float]) -> tuple[float, float, float]:
    """Points for the talk of authors, for mere address (I, you, thanks), and (below 0) for telling a story."""
    meta = address = story = 0.0
    for phrase in phrases:
        more = PHRASES.get(phrase, 0.0)
        if more >= _META:
            points[phrase] = more
            meta += more * 0.6
        elif more > 0:
            address += more
        else:
            story += more * 0.6
    for token in tokens:
        weight = WORDS.get(token)
        if weight is None:
            if token[-2:] == "ed" and _PAST.match(token):
                story -= _PAST_TENSE
        elif weight >= _META:
            meta += weight if token not in points else weight * 0.4
            points[token] = weight
        elif weight > 0:
            address += weight
        else:
            story += weight
    return meta, address, story


def _phrases(tokens: list[str]) -> list[str]:
    """Every run of two words or more that the tables know."""
    found = []
    for place, pair in enumerate(map(" ".join, pairwise(tokens))):
        if pair not in _BEGINNINGS:
            continue
        phrase, end = pair, place + 2
        while phrase in _BEGINNINGS:
            if phrase in PHRASES or phrase in DISCLAIMING:
                found.append(phrase)
            if end == len(tokens):
                break
            phrase = f"{phrase} {tokens[end]}"
            end += 1
    return found


def _speech_marks(text: str, spoken: str) -> float:
    total = 0.0
    if _SPEECH.match(text):
        total -= 2.2
    elif spoken is not text:
        total -= 0.5
    if spoken is not text and _TAGGED.search(text):
        total -= 2.0
    return total


def _typing(text: str, spoken: str, html: str, words: int) -> float:
    """Smileys, shouting, links, deeds between stars."""
    total = 0.0
    if not text.isascii() or not _FACE_MARKS.isdisjoint(text):
        total += min(3.0, 2.0 * len(_FACES.findall(text)))
    if "!" in spoken or "?" in spoken or _MAY_SHOUT.search(spoken):
        total += min(2.0, 0.8 * len(_SHOUTS.findall(spoken)))
    if any(word in f" {spoken}" for word in _CARELESS):
        total += min(2.0, 0.7 * len(_SMALL_I.findall(spoken)))
    if ("://" in spoken or "@" in spoken or "www." in spoken) and _ADDRESS.search(spoken):
        total += 2.5
    if html and _DEED.search(html[:200]):
        total += 1.5
    if spoken.rstrip()[-1:] == "!" and words:
        total += 0.6
    if text[:1] in "([" and text.rstrip()[-1:] in ")]":
        total += 0.8
    return total


def _disclaiming(tokens: list[str], phrases: list[str]) -> float:
    total = sum(DISCLAIMING.get(phrase, 0.0) for phrase in phrases)
    if not _DISCLAIMING_WORDS.isdisjoint(tokens):
        total += sum(DISCLAIMING.get(token, 0.0) for token in tokens)
    return total / max(1.0, sqrt(len(tokens) / 30))
