"""The quiet report on a chapter: how long its sentences are, who talks how much, which words it leans on."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

from ficstead.press.proof.checks.style.said_bookisms import PLAIN_VERBS
from ficstead.press.proof.context import context_of
from ficstead.press.proof.dictionary import commonness
from ficstead.press.proof.paragraphs import Paragraph, paragraphs_of_text
from ficstead.press.proof.proofreading import link
from ficstead.press.proof.telling import Tag, sentences, tags, told, word_places

WORDS_A_MINUTE = 240
"""What adults read silently in fiction, about."""
_BUCKET = 5
_BUCKETS = 13
_TENTHS = 10
_SHOWN = 20
_FEWEST = 3
_TOO_COMMON = 6
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of the sentences' histogram: how many have `shortest` to `longest` words (None: and more)."""

    shortest: int
    longest: int | None
    sentences: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """A tenth of the chapter."""

    words: int
    dialogue: float
    """The share of words that are spoken, 0 to 1."""
    sentence_length: float
    """In words, on average; 0 where no sentence begins."""


@dataclass(frozen=True, slots=True)
class Tagging:
    """The dialogue tags."""

    tags: int
    said: int
    """With `said` or `says`."""
    plain: int
    """With another verb that nobody notices."""
    showy: int
    with_adverb: int


@dataclass(frozen=True, slots=True)
class Leaning:
    """A word the chapter leans on."""

    word: str
    times: int
    against_own: float | None
    """How many times as often as in the author's earlier chapters; None without those."""
    against_english: float
    """How far above its weight in English, on a scale of its own: higher stands out more."""


@dataclass(frozen=True, slots=True)
class Report:
    words: int
    minutes: float
    """To read, silently."""
    sentence_length: float
    """In words, on average."""
    histogram: tuple[Bar, ...]
    dialogue: float
    """The share of words that are spoken, 0 to 1."""
    pace: tuple[Stretch, ...]
    """The chapter in ten parts of about the same number of words; empty for an empty one."""
    tagging: Tagging
    leaning: tuple[Leaning, ...]
    """The words used most against the author's own average, or against English where there is none; most first."""


@dataclass(frozen=True, slots=True)
class _Measured:
    """One paragraph."""

    spoken: tuple[bool, ...]
    """For each word, whether it is spoken."""
    sentences: tuple[int, ...]
    """The number of words in each."""


def report_on(text: str | Sequence[Paragraph], earlier: Mapping[str, int] | None = None) -> Report:
    """What there is to say about a chapter's style; `earlier` counts the words (lower case) of the author's others."""
    paragraphs = list(paragraphs_of_text(text)) if isinstance(text, str) else list(text)
    link(paragraphs, {}, single=context_of(paragraphs).dialect.quotes == "single")
    measured = [_measured(paragraph) for paragraph in paragraphs]
    spoken = [each for paragraph in measured for each in paragraph.spoken]
    lengths = [each for paragraph in measured for each in paragraph.sentences]
    return Report(
        words=len(spoken),
        minutes=len(spoken) / WORDS_A_MINUTE,
        sentence_length=_mean(lengths),
        histogram=_histogram(lengths),
        dialogue=_mean(spoken),
        pace=_pace(measured),
        tagging=_tagging([tag for paragraph in paragraphs for tag in tags(paragraph)]),
        leaning=_leaning(paragraphs, earlier or {}),
    )


def _mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers) if numbers else 0.0


def _measured(paragraph: Paragraph) -> _Measured:
    text = paragraph.text
    narrated = told(paragraph)
    places = word_places(text)
    spoken = tuple(not any(start <= at < end for start, end in narrated) for at, _ in places)
    lengths = tuple(count for start, end in sentences(text) if (count := len(word_places(text, start, end))))
    return _Measured(spoken, lengths)


def _histogram(lengths: Sequence[int]) -> tuple[Bar, ...]:
    counts = Counter(min((length - 1) // _BUCKET, _BUCKETS - 1) for length in lengths)
    return tuple(
        Bar(at * _BUCKET + 1, (at + 1) * _BUCKET if at < _BUCKETS - 1 else None, counts[at]) for at in range(_BUCKETS)
    )


def _pace(measured: Sequence[_Measured]) -> tuple[Stretch, ...]:
    """A sentence belongs to the tenth in which it begins."""
    spoken = [each for paragraph in measured for each in paragraph.spoken]
    lengths = [each for paragraph in measured for each in paragraph.sentences]
    if not spoken:
        return ()
    bounds = [len(spoken) * part // _TENTHS for part in range(_TENTHS + 1)]
    begins = [0]
    for length in lengths:
        begins.append(begins[-1] + length)
    return tuple(
        Stretch(
            words=last - first,
            dialogue=_mean(spoken[first:last]),
            sentence_length=_mean([n for at, n in zip(begins, lengths, strict=False) if first <= at < last]),
        )
        for first, last in zip(bounds, bounds[1:], strict=False)
    )


def _tagging(every: Sequence[Tag]) -> Tagging:
    said = sum(tag.verb in ("said", "says") for tag in every)
    plain = sum(tag.verb in PLAIN_VERBS for tag in every)
    return Tagging(
        tags=len(every),
        said=said,
        plain=plain - said,
        showy=len(every) - plain,
        with_adverb=sum(tag.adverb is not None for tag in every),
    )


def _leaning(paragraphs: Sequence[Paragraph], earlier: Mapping[str, int]) -> tuple[Leaning, ...]:
    counts = Counter(word for paragraph in paragraphs for word in _telling_words(paragraph))
    words, earlier_words = sum(len(paragraph.words) for paragraph in paragraphs), sum(earlier.values())
    found = [
        Leaning(word, times, _times_as_often(word, times / words, earlier, earlier_words), _above_english(word, times))
        for word, times in counts.items()
        if times >= _FEWEST
    ]
    found.sort(key=lambda each: (-(each.against_own or each.against_english), -each.times, each.word))
    return tuple(found[:_SHOWN])


def _telling_words(paragraph: Paragraph) -> list[str]:
    """Neither names nor the small change of the language."""
    common = commonness()
    return [
        word
        for word, (start, _) in zip(paragraph.words, paragraph.spans, strict=True)
        if len(word) >= _SHORTEST and common.get(word, 0) < _TOO_COMMON and paragraph.text[start].islower()
    ]


def _times_as_often(word: str, share: float, earlier: Mapping[str, int], earlier_words: int) -> float | None:
    """A word that is new counts as if it had stood there once."""
    return share * earlier_words / max(earlier.get(word, 0), 1) if earlier_words else None


def _above_english(word: str, times: int) -> float:
    """Each level of commonness stands for about three times as often."""
    return log(times, 3) - commonness().get(word, 0) + _TOO_COMMON
