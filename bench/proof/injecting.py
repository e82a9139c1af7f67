"""Mistakes put into clean fiction at known places, as writers make them: by ear, by habit, by a slip of the hand.

Written from how people err, apart from the checks: a kind of mistake names no check.
"""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

Spoil = Callable[[re.Match[str], random.Random], str | None]


@dataclass(frozen=True, slots=True)
class Kind:
    """One way to err: where it can happen, and what then stands there (None: not here after all)."""

    name: str
    family: str
    where: re.Pattern[str]
    spoil: Spoil


@dataclass(frozen=True, slots=True)
class Mistake:
    """`spoilt[start:end]` stands in the text where `right` should."""

    kind: Kind
    start: int
    end: int
    right: str


@dataclass(frozen=True, slots=True)
class Spoilt:
    """A text with mistakes, and the clean one it was made of, paragraph by paragraph."""

    text: str
    mistakes: list[Mistake]


def spoil(text: str, *, per_kind: int, seed: int) -> Spoilt:
    """The text with up to `per_kind` mistakes of each kind, never two in one paragraph nor in neighbours."""
    rng = random.Random(seed)
    paragraphs = [(found.start(), found.end()) for found in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text)]
    free = set(range(len(paragraphs)))
    chosen: list[tuple[int, int, str, Kind]] = []
    kinds = (*KINDS, *_about_names(text))
    for kind in rng.sample(kinds, len(kinds)):
        chosen += _places(kind, text, paragraphs, free, per_kind, rng)
    return _made(text, sorted(chosen, key=lambda each: each[0]))


def _about_names(text: str) -> Iterator[Kind]:
    """The mistakes in names, which differ from book to book: words of six letters and more that are always capitals."""
    inside = Counter(re.findall(r"(?<=[a-z,] )[A-Z][a-z]{5,}\b", text))
    names = [name for name, times in inside.items() if times >= 8 and not re.search(rf"\b{name.lower()}\b", text)]
    if names:
        either = "|".join(names)
        where = re.compile(rf"(?<=[a-z,] )(?:{either})(?=[ ,.'’])")
        yield Kind("name spelled otherwise", "name", where, _swapped)
        yield Kind("small letter in a name", "name", where, lambda site, rng: site[0].lower())


def _places(
    kind: Kind, text: str, paragraphs: Sequence[tuple[int, int]], free: set[int], most: int, rng: random.Random
) -> Iterator[tuple[int, int, str, Kind]]:
    found = 0
    for index in rng.sample(sorted(free), len(free)):
        if found == most:
            return
        if index not in free:
            continue
        begins, ends = paragraphs[index]
        sites = list(kind.where.finditer(text, begins, ends))
        for site in rng.sample(sites, len(sites)):
            wrong = kind.spoil(site, rng)
            if wrong is not None and wrong != site[0]:
                free.difference_update({index - 1, index, index + 1})
                found += 1
                yield site.start(), site.end(), wrong, kind
                break


def _made(text: str, chosen: Sequence[tuple[int, int, str, Kind]]) -> Spoilt:
    parts: list[str] = []
    mistakes: list[Mistake] = []
    done = length = 0
    for start, end, wrong, kind in chosen:
        parts += [text[done:start], wrong]
        length += start - done
        mistakes.append(Mistake(kind, length, length + len(wrong), text[start:end]))
        length += len(wrong)
        done = end
    return Spoilt("".join([*parts, text[done:]]), mistakes)


# Dialogue

_SAY = (
    r"(?:said|asked|replied|answered|cried|whispered|murmured|shouted|exclaimed|called|muttered|demanded|returned|"
    r"remarked|observed|added|continued|inquired|enquired|declared|begged|suggested|growled|sighed|screamed|agreed)"
)
_WHO = r"(?:he|she|they|I|we|[A-Z][a-z]+|the [a-z]+|Mr\.? [A-Z][a-z]+|Mrs\.? [A-Z][a-z]+|Miss [A-Z][a-z]+)"
_TAG = rf"(?:{_WHO} {_SAY}|{_SAY} {_WHO})\b"
_CLOSE = r"[\"”]"
_COMMA_TAG = re.compile(rf",({_CLOSE})(\s)(?={_TAG})")


def _fixed(words: str) -> Spoil:
    """`words` with \\1 for what the first group matched, and so on."""
    return lambda site, rng: site.expand(words)


def _capital(site: re.Match[str], rng: random.Random) -> str:
    return site[0][:-1] + site[0][-1].upper()


def _small(site: re.Match[str], rng: random.Random) -> str:
    return site[0][:-1] + site[0][-1].lower()


_DIALOGUE = (
    ("full stop for a comma before a tag", _COMMA_TAG, _fixed(r".\1\2")),
    ("comma outside the quote", _COMMA_TAG, _fixed(r"\1,\2")),
    ("stop inside and comma outside", _COMMA_TAG, _fixed(r".\1,\2")),
    ("full stop outside before a tag", _COMMA_TAG, _fixed(r"\1.\2")),
    ("no comma before a tag", _COMMA_TAG, _fixed(r"\1\2")),
    ("comma after a question mark", re.compile(rf"([?!])({_CLOSE})(\s)(?={_TAG})"), _fixed(r"\1,\2\3")),
    ("comma behind question mark and quote", re.compile(rf"([?!])({_CLOSE})(\s)(?={_TAG})"), _fixed(r"\1\2,\3")),
    ("capital in a tag", re.compile(rf"[,?!]{_CLOSE}\s[hst](?=(?:e|he|hey)\s{_SAY}\b)"), _capital),
    (
        "comma before an action",
        re.compile(
            rf"\.({_CLOSE})(\s)(He|She|They)(?=\s(?:turned|looked|took|went|walked|rose|sat|stood|shook|put|opened|closed|got|pulled|pushed|drew|threw|laid|held|came|glanced|ran|stepped|nodded|paused)\b)"
        ),
        lambda site, rng: f",{site[1]}{site[2]}{site[3].lower()}",
    ),
    ("quote after a tag", re.compile(rf"([,?!]{_CLOSE}\s{_TAG})\.(?=\n|$)", re.M), _fixed(r'\1."')),
    ("closing quote dropped before a tag", re.compile(rf"([,?!]){_CLOSE}(\s)(?={_TAG})"), _fixed(r"\1\2")),
    (
        "closing quote dropped at the end",
        re.compile(rf"([.?!]){_CLOSE}\Z|([.?!]){_CLOSE}(?=\n\s*\n[^\"“])"),
        lambda site, rng: site[0][:-1],
    ),
    (
        "opening quote dropped at the beginning",
        re.compile(rf"(?<=\n\n)[\"“](?=[A-Z][^\"”]+[,?!]{_CLOSE}\s{_TAG})"),
        _fixed(""),
    ),
    (
        "opening quote dropped after a tag",
        re.compile(r"(?:(?<=said[,;.] )|(?<=asked[,;.] )|(?<=cried[,;.] )|(?<=replied[,;.] ))[\"“](?=\w)"),
        _fixed(""),
    ),
    ("doubled opening quote", re.compile(r"(?<!\S)([\"“])(?=\w)"), _fixed(r"\1\1")),
    ("doubled closing quote", re.compile(rf"(?<=[.,?!])({_CLOSE})(?=\s|$)"), _fixed(r"\1\1")),
    ("space after an opening quote", re.compile(r"(?<!\S)([\"“])(?=\w)"), _fixed(r"\1 ")),
    ("space before a closing quote", re.compile(rf"(?<=[.?!])({_CLOSE})(?=\s|$)"), _fixed(r" \1")),
    ("no stop at the end of speech", re.compile(rf"(?<=[a-z])\.({_CLOSE})(?=\n\s*\n|\Z)"), _fixed(r"\1")),
    ("small letter at the beginning of speech", re.compile(r"(?<=\n\n)[\"“][A-HJ-Z](?=[a-z]+\s)"), _small),
)

# Words by ear

_BY_EAR = """
your>you're you're>your its>it's it's>its their>there their>they're there>their they're>their to>too too>to
then>than than>then lose>loose loose>lose breathe>breath breath>breathe led>lead passed>past past>passed
whose>who's who's>whose effect>affect affect>effect quite>quiet quiet>quite where>were were>where we're>were
hear>here here>hear know>no knew>new accept>except except>accept whether>weather weather>whether through>threw
threw>through bear>bare bare>bear peace>piece piece>peace waist>waste reins>reigns peep>peek of>off off>of
heard>herd wear>where right>write write>right week>weak weak>week meet>meat break>brake sight>site
steel>steal tale>tail soul>sole whole>hole wait>weight lightning>lightening aisle>isle
""".split()
_PHRASES = (
    ("could have", "could of"), ("would have", "would of"), ("should have", "should of"), ("must have", "must of"),
    ("used to", "use to"), ("supposed to", "suppose to"), ("a lot", "alot"), ("into", "in to"), ("somewhat", "some what"),
    ("himself", "him self"), ("herself", "her self"), ("themselves", "them selves"), ("everywhere", "every where"),
    ("without", "with out"), ("everybody", "every body"), ("nobody", "no body"), ("already", "all ready"),
    ("altogether", "all together"), ("anything", "any thing"), ("something", "some thing"), ("upstairs", "up stairs"),
    ("forever", "for ever"), ("meanwhile", "mean while"), ("afternoon", "after noon"), ("at least", "atleast"),
    ("in front", "infront"), ("each other", "eachother"), ("no one", "noone"), ("as well", "aswell"),
    ("all right", "allright"), ("of course", "ofcourse"), ("in spite", "inspite"),
)  # fmt: skip


def _word(right: str, wrong: str) -> tuple[str, re.Pattern[str], Spoil]:
    def spoilt(site: re.Match[str], rng: random.Random) -> str:
        return wrong[0].upper() + wrong[1:] if site[0][0].isupper() else wrong

    pattern = re.escape(right).replace("'", "['’]").replace(r"\ ", r"\s")
    return f"{right} > {wrong}", re.compile(rf"(?<![\w'’-]){pattern}(?![\w'’-])", re.I), spoilt


_A = ("an > a", re.compile(r"(?<![\w'’])an(?= [aeio]\w)"), _fixed("a"))
_AN = ("a > an", re.compile(r"(?<![\w'’])a(?= [bcdfgjklmnpqrstvwz]\w)"), _fixed("an"))

# Slips of the hand


def _swapped(site: re.Match[str], rng: random.Random) -> str | None:
    word = site[0]
    at = rng.randrange(1, len(word) - 2)
    spoilt = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return spoilt if spoilt != word else None


def _dropped(site: re.Match[str], rng: random.Random) -> str:
    at = rng.randrange(1, len(site[0]) - 1)
    return site[0][:at] + site[0][at + 1 :]


_SLIPS = (
    ("word written twice", re.compile(r"(?<![\w'’])(the|a|of|to|and|in|he|she|was|with|his|her|it|for|on)(?= [a-z])"), _fixed(r"\1 \1")),
    ("article before something", re.compile(r"(?<= )(?=(?:something|someone|anything|everything|nothing)\b(?! [a-z]+er\b))"), _fixed("a ")),
    ("no stop at the end", re.compile(r"(?<=[a-z]{3})\.(?=\n\s*\n|\Z)"), _fixed("")),
    ("no space after a comma", re.compile(r"(?<=[a-z]), (?=[a-z])"), _fixed(",")),
    ("no space after a full stop", re.compile(r"(?<=[a-z]{3})\. (?=[A-Z][a-z])"), _fixed(".")),
    ("space before a comma", re.compile(r"(?<=[a-z]), (?=[a-z])"), _fixed(" , ")),
    ("space before a stop", re.compile(r"(?<=[a-z]{3})([.?!])(?= [A-Z])"), _fixed(r" \1")),
    ("two commas", re.compile(r"(?<=[a-z]), (?=[a-z])"), _fixed(",, ")),
    ("two stops", re.compile(r"(?<=[a-z]{3})\. (?=[A-Z][a-z])"), _fixed(".. ")),
    ("small i", re.compile(r"(?<=[a-z,;] )I(?= [a-z]+)"), _fixed("i")),
    ("small letter after a stop", re.compile(r"(?<=[a-z]{3}\. )[A-HJ-Z](?=[a-z]+ )"), _small),
    ("bracket left open", re.compile(r"(?<=[a-z,.])\)(?=[ .,;\n])"), _fixed("")),
    ("letters swapped", re.compile(r"(?<![\w'’-])[a-z]{6,10}(?![\w'’-])"), _swapped),
    ("letter left out", re.compile(r"(?<![\w'’-])[a-z]{7,11}(?![\w'’-])"), _dropped),
)  # fmt: skip

KINDS: tuple[Kind, ...] = (
    *(Kind(name, "dialogue", where, how) for name, where, how in _DIALOGUE),
    *(Kind(made[0], "confusion", *made[1:]) for made in (_word(*pair.split(">")) for pair in _BY_EAR)),
    *(Kind(made[0], "word", *made[1:]) for made in (_word(*pair) for pair in _PHRASES)),
    *(Kind(made[0], "word", *made[1:]) for made in (_A, _AN)),
    *(Kind(name, "slip", where, how) for name, where, how in _SLIPS),
)
