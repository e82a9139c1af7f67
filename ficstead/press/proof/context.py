"""What a check may know beyond its paragraph: how this writer writes, and who is in the story."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import Protocol

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


class Context(Protocol):
    """What a check that reads one paragraph may know of the others: how its writer writes, and what it asks by name.

    What it asks is remembered with what it found, so that a paragraph is read again as soon as an answer differs.
    """

    @property
    def dialect(self) -> Dialect: ...

    @property
    def own_words(self) -> frozenset[str]:
        """The writer's own dictionary, in lower case."""

    def written(self, form: str) -> int:
        """How often it is written so in this manuscript."""

    def is_name(self, form: str) -> bool:
        """Whether it is the name of somebody or some place, learned from the text."""


@dataclass(frozen=True)
class Whole:
    """What is known of the whole manuscript, for the checks that look at all of it."""

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

    def written(self, form: str) -> int:
        return self.counts[form]

    def is_name(self, form: str) -> bool:
        return form in self.names

    def times(self, form: str) -> int:
        """How often it stands in the whole story, with an ’s or without."""
        return self.counts_of_stems[form] + self.elsewhere.counts[form]


Questions = dict[tuple[Callable[[Whole, str], int], str], int]
"""What was asked, of which form, and the answer."""


class Asking:
    """The context of one paragraph after another: it takes down what is asked of the whole manuscript."""

    def __init__(self, whole: Whole) -> None:
        self.dialect = whole.dialect
        self.own_words = whole.own_words
        self._whole = whole
        self._questions: Questions = {}

    def written(self, form: str) -> int:
        return self._ask(Whole.written, form)

    def is_name(self, form: str) -> bool:
        return bool(self._ask(Whole.is_name, form))

    def _ask(self, question: Callable[[Whole, str], int], form: str) -> int:
        answer = self._questions[question, form] = question(self._whole, form)
        return answer

    def taken_down(self) -> Questions:
        """What was asked since this was called before."""
        questions, self._questions = self._questions, {}
        return questions


def answered_alike(questions: Questions, whole: Whole) -> bool:
    """Whether the manuscript, as it is now, gives the same answers."""
    return all(ask(whole, form) == answer for (ask, form), answer in questions.items())


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


def context_of(paragraphs: Sequence[Paragraph], *, own_words: Iterable[str] = ()) -> Whole:
    """Learned from the paragraphs themselves, plus the writer's own words."""
    return Learner(own_words).learn(paragraphs)


class Learner:
    """Learns the same manuscript again and again, as it is edited: only from the paragraphs that came or went."""

    def __init__(self, own_words: Iterable[str] = (), elsewhere: Elsewhere = NOTHING_ELSEWHERE) -> None:
        self._elsewhere = elsewhere
        self._own_words = frozenset(word.casefold() for word in own_words)
        self._texts: Counter[str] = Counter()
        self._forms: Counter[str] = Counter()
        self._capitals: Counter[str] = Counter()
        self._signs: Counter[str] = Counter()

    def learn(self, paragraphs: Sequence[Paragraph]) -> Whole:
        """What these paragraphs, all there are now, say together."""
        texts = Counter(paragraph.text for paragraph in paragraphs)
        by_text = {paragraph.text: paragraph for paragraph in paragraphs}
        self._add([by_text[text] for text in (texts - self._texts).elements()])
        self._take_away([Paragraph(text, 0) for text in (self._texts - texts).elements()])
        self._texts = texts
        return Whole(
            dialect=_dialect(self._signs, self._forms),
            counts=self._forms.copy(),
            names=_names(self._capitals, self._forms) | self._names_from_elsewhere(),
            own_words=self._own_words,
            elsewhere=self._elsewhere,
        )

    def _names_from_elsewhere(self) -> set[str]:
        forms = self._forms
        return {name for name in self._elsewhere.names if forms[name.lower()] <= forms[name]}

    def _add(self, paragraphs: Sequence[Paragraph]) -> None:
        for counter, lessons in zip(self._counters, _lessons(paragraphs), strict=True):
            counter.update(lessons)

    def _take_away(self, paragraphs: Sequence[Paragraph]) -> None:
        for counter, lessons in zip(self._counters, _lessons(paragraphs), strict=True):
            gone = Counter(lessons)
            counter.subtract(gone)
            for each in gone:
                if not counter[each]:
                    del counter[each]

    @property
    def _counters(self) -> tuple[Counter[str], ...]:
        return self._forms, self._capitals, self._signs


def _lessons(paragraphs: Sequence[Paragraph]) -> tuple[Iterator[str], ...]:
    """What they teach: forms as they are written, words with a capital inside a sentence, signs of the dialect."""
    return tuple(chain.from_iterable(map(lesson, paragraphs)) for lesson in (_forms, _capitals, _signs))


_FORM = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CAPITAL_INSIDE = re.compile(r"[A-Z](?<=[a-z,;] [A-Z])(?:['’][A-Z])?[^\W\d_]+")
_SAID = "said|says|asked|asks|replied|answered|whispered|muttered|called|cried|shouted"
_SINGLE_SPEECH = re.compile(
    r"['‘](?:(?=\w)|['‘ ](?=[A-Z]))(?<![^\s(—–-].)(?:[^'’\n]|(?<=\w)['’](?=\w)|(?<=s)['’](?=\s[a-z]+\s))+?"
    rf"(?:(?<=[,.!?…—])['’](?=\s|$|[—–-])|['’][,.?!]?\s(?:(?:[Hh]e|[Ss]he|[Tt]hey|I|[A-Z][a-z]+)\s(?:{_SAID})|{_SAID})\b)"
)
_DIGIT = re.compile(r"\d")
_MARKS = ('"', "'", "“", "”", "’")
_DASH_SPEECH = re.compile(r"[—–-]\s?\w")


def _forms(paragraph: Paragraph) -> Iterable[str]:
    """A hyphened word is one form; numbers are none."""
    hyphened = "-" in paragraph.text and "-" in paragraph.gaps
    return _FORM.findall(paragraph.text) if hyphened or _DIGIT.search(paragraph.text) else paragraph.forms


def _capitals(paragraph: Paragraph) -> Iterable[str]:
    return _CAPITAL_INSIDE.findall(paragraph.text)


def _signs(paragraph: Paragraph) -> Iterable[str]:
    text = paragraph.text
    signs = [mark for mark in _MARKS if mark in text for _ in range(text.count(mark))]
    if "'" in text or "‘" in text:
        signs += ["single" for _ in _SINGLE_SPEECH.findall(text)]
    if text[0] in "—–-" and _DASH_SPEECH.match(text):
        signs.append("dash")
    return signs


def _dialect(signs: Counter[str], forms: Counter[str]) -> Dialect:
    double = (signs['"'] + signs["“"] + signs["”"]) // 2
    single, dashes = signs["single"], signs["dash"]
    quotes = "dash" if dashes > 2 * (double + single) else "single" if single > double else "double"
    curly = signs["“"] + signs["”"] + signs["’"] > signs['"'] + signs["'"]
    british, american = _times(BRITISH_FORMS, forms), _times(AMERICAN_FORMS, forms)
    spelling = "gb" if british > 2 * american else "us" if american > 2 * british else ""
    return Dialect(quotes, curly, spelling)


def _times(some: frozenset[str], forms: Counter[str]) -> int:
    return sum(forms[form] for form in some if form in forms)


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
