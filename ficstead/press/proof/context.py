"""What a check may know beyond its paragraph: how this writer writes, and who is in the story."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ficstead.press.proof.paragraphs import Paragraph


@dataclass(frozen=True, slots=True)
class Dialect:
    """How the manuscript itself writes; never imposed, only kept."""

    quotes: str = "double"
    """`double`, `single` or `dash`: what most speech stands in."""
    curly: bool = False
    """Whether quotation marks and apostrophes are curly."""
    spelling: str = ""
    """`us`, `gb`, or empty when the text doesn't say."""


@dataclass(frozen=True, eq=False)
class Elsewhere:
    """What stands in the story's other chapters: they are not read again, but their names and words are known."""

    counts: Counter[str] = field(default_factory=Counter)
    """Every form, one with an ’s as the form without it too -> how often."""
    names: frozenset[str] = frozenset()
    chapters: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Each name -> the numbers of the chapters in which it stands."""


NOTHING_ELSEWHERE = Elsewhere()


@dataclass(frozen=True)
class Context:
    dialect: Dialect = field(default_factory=Dialect)
    counts: Counter[str] = field(default_factory=Counter)
    """Every word form as it is written -> how often."""
    names: frozenset[str] = frozenset()
    """Names of people and places, as written, learned from the text."""
    own_words: frozenset[str] = frozenset()
    """The writer's own dictionary, in lower case."""
    elsewhere: Elsewhere = NOTHING_ELSEWHERE

    @cached_property
    def counts_of_stems(self) -> Counter[str]:
        """Every form, one with an ’s counted as the form without it -> how often."""
        return _with_stems(self.counts)

    def times(self, form: str) -> int:
        """How often it stands in the whole story, with an ’s or without."""
        return self.counts_of_stems[form] + self.elsewhere.counts[form]

    @cached_property
    def names_in_small_letters(self) -> dict[str, str]:
        """Each name in lower case, without and with an ’s -> the name as it is written."""
        return {name.lower() + ending: name for name in self.names for ending in ("", "'s")}


def _with_stems(forms: Counter[str]) -> Counter[str]:
    stems = forms.copy()
    for form, times in forms.items():
        if form.endswith(("'s", "’s")):
            stems[form[:-2]] += times
    return stems


def elsewhere_of(chapters: Mapping[int, Iterable[Paragraph]]) -> Elsewhere:
    """Learned from a story's other chapters, each by its number."""
    by_chapter, capitals = dict[int, Counter[str]](), Counter[str]()
    for number, paragraphs in sorted(chapters.items()):
        forms: Counter[str] = Counter()
        for paragraph in paragraphs:
            forms.update(_FORM.findall(paragraph.text))
            capitals.update(_CAPITAL_INSIDE.findall(paragraph.text))
        by_chapter[number] = _with_stems(forms)
    counts = sum(by_chapter.values(), Counter())
    names = _names(capitals, counts)
    standing = {name: tuple(number for number, forms in by_chapter.items() if name in forms) for name in names}
    return Elsewhere(counts, names, standing)


def context_of(paragraphs: Sequence[Paragraph], *, own_words: Iterable[str] = ()) -> Context:
    """Learned from the paragraphs themselves, plus the writer's own words."""
    return Learner(own_words).learn(paragraphs)


class Learner:
    """Learns the same manuscript again and again, as it is edited: only from the paragraphs that came or went."""

    def __init__(self, own_words: Iterable[str] = (), elsewhere: Elsewhere = NOTHING_ELSEWHERE) -> None:
        self._elsewhere = elsewhere
        self._own_words = frozenset(word.casefold() for word in own_words)
        self._texts: Counter[str] = Counter()
        self._lessons: dict[str, _Lesson] = {}
        self._sum = _Lesson(Counter(), Counter(), Counter(), frozenset())

    def learn(self, paragraphs: Sequence[Paragraph]) -> Context:
        """What these paragraphs, all there are now, say together."""
        by_text = {paragraph.text: paragraph for paragraph in paragraphs}
        texts = Counter(paragraph.text for paragraph in paragraphs)
        for text, times in _changes(self._texts, texts):
            if text not in self._lessons:
                self._lessons[text] = _lesson(by_text[text])
            self._sum.add(self._lessons[text], times)
            if text not in texts:
                del self._lessons[text]
        self._texts = texts
        return Context(
            dialect=_dialect(self._sum.signs),
            counts=self._sum.forms.copy(),
            names=_names(self._sum.capitals, self._sum.forms) | self._names_from_elsewhere(),
            own_words=self._own_words,
            elsewhere=self._elsewhere,
        )

    def _names_from_elsewhere(self) -> set[str]:
        forms = self._sum.forms
        return {name for name in self._elsewhere.names if forms[name.lower()] <= forms[name]}

    def key(self, paragraph: Paragraph, context: Context) -> tuple[object, ...]:
        """Equal keys let this paragraph's findings be used again: a new name concerns only where it stands."""
        known = context.names_in_small_letters
        named = sorted(known[word] for word in known.keys() & self._lessons[paragraph.text].words)
        return (context.dialect, context.own_words, *named)


def _changes(before: Counter[str], now: Counter[str]) -> Iterator[tuple[str, int]]:
    """Each text that stands there more or less often than before, and by how many times."""
    for text, times in now.items():
        if times != before[text]:
            yield text, times - before[text]
    for text in before.keys() - now.keys():
        yield text, -before[text]


@dataclass(frozen=True, slots=True)
class _Lesson:
    """What one paragraph teaches, or many together."""

    forms: Counter[str]
    capitals: Counter[str]
    """Words with a capital inside a sentence."""
    signs: Counter[str]
    """Marks and spellings that tell the dialect."""
    words: frozenset[str]
    """In lower case."""

    def add(self, other: "_Lesson", times: int) -> None:
        for mine, theirs in ((self.forms, other.forms), (self.capitals, other.capitals), (self.signs, other.signs)):
            for each, count in theirs.items():
                mine[each] += count * times
                if not mine[each]:
                    del mine[each]


_FORM = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CAPITAL_INSIDE = re.compile(r" (?<=[a-z,;] )([A-Z](?:['’][A-Z])?[^\W\d_]+)")
_SINGLE_SPEECH = re.compile(r"['‘](?=\w)(?<![^\s(—–-].)[^'’\n]{2,}[,.!?…—]['’](?=\s|$|[—–-])")
_MARKS = ('"', "'", "“", "”", "’")
_DASH_SPEECH = re.compile(r"[—–-]\s?\w")


def _lesson(paragraph: Paragraph) -> _Lesson:
    forms = Counter(_FORM.findall(paragraph.text))
    words = frozenset(paragraph.words)
    return _Lesson(forms, Counter(_CAPITAL_INSIDE.findall(paragraph.text)), _signs(paragraph.text, forms, words), words)


def _signs(text: str, forms: Counter[str], words: frozenset[str]) -> Counter[str]:
    signs: Counter[str] = Counter()
    for mark in _MARKS:
        if mark in text:
            signs[mark] = text.count(mark)
    if "'" in text or "‘" in text:
        signs["single"] = len(_SINGLE_SPEECH.findall(text))
    if text[0] in "—–-" and _DASH_SPEECH.match(text):
        signs["dash"] = 1
    if not words.isdisjoint(BRITISH_FORMS):
        signs["gb"] = sum(forms[form] for form in BRITISH_FORMS.intersection(forms))
    if not words.isdisjoint(AMERICAN_FORMS):
        signs["us"] = sum(forms[form] for form in AMERICAN_FORMS.intersection(forms))
    return signs


def _dialect(signs: Counter[str]) -> Dialect:
    double = (signs['"'] + signs["“"] + signs["”"]) // 2
    single, dashes = signs["single"], signs["dash"]
    quotes = "dash" if dashes > 2 * (double + single) else "single" if single > 2 * double else "double"
    curly = signs["“"] + signs["”"] + signs["’"] > signs['"'] + signs["'"]
    british, american = signs["gb"], signs["us"]
    spelling = "gb" if british > 2 * american else "us" if american > 2 * british else ""
    return Dialect(quotes, curly, spelling)


def _names(capitals: Counter[str], forms: Counter[str]) -> frozenset[str]:
    """Words that stand in capitals inside sentences at least twice, and hardly ever small."""
    return frozenset(
        name
        for name, times in capitals.items()
        if times >= 2 and forms[name.lower()] * 4 <= times and name not in _CAPITALS_OF_NOBODY
    )


_CAPITALS_OF_NOBODY = frozenset(
    """
    Mr Mrs Ms Miss Mister Dr Sir Madam Lord Lady Monday Tuesday Wednesday Thursday Friday Saturday Sunday January
    February March April May June July August September October November December Christmas Easter Oh OK Ok TV
    """.split()
)


def _spelt(stems: str, endings: str) -> set[str]:
    return {stem + ending for stem in stems.split() for ending in ["", *endings.split()]}


def _both_cases(forms: Iterable[str]) -> frozenset[str]:
    return frozenset(form for each in forms for form in (each, each.capitalize()))


_OUR = "colour honour favour humour neighbour harbour rumour odour labour flavour armour splendour parlour endeavour"
_ISE = "real recogn apolog organ memor emphas critic"
_OUR_ENDINGS = "s ed ing able ful less ite ites hood hoods"
_SINGLES = "travel marvel quarrel signal cancel"
BRITISH_FORMS = _both_cases(
    _spelt(_OUR, _OUR_ENDINGS)
    | {stem + ending for stem in _ISE.split() for ending in ("ise", "ised", "ises", "ising")}
    | {stem + ending for stem in _SINGLES.split() for ending in ("led", "ling", "ler", "lers")}
    | set("grey greys greyish greying theatre theatres centre centres metre metres mum mummy whilst".split())
    | set("defence offence pyjamas tyre tyres kerb cheque cheques moustache plough jewellery storey".split())
)
AMERICAN_FORMS = _both_cases(
    _spelt(_OUR.replace("our", "or"), _OUR_ENDINGS)
    | {stem + ending for stem in _ISE.split() for ending in ("ize", "ized", "izes", "izing")}
    | {stem + ending for stem in _SINGLES.split() for ending in ("ed", "ing", "er", "ers")}
    | set("gray grays grayish graying theater theaters center centers meter meters mom mommy".split())
    | set("defense offense pajamas mustache plow jewelry".split())
)
