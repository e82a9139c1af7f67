"""One word written as two: some what, him self, with out."""

from ficstead.press.proof.checks.confusions.wording import Phrases, after, before
from ficstead.press.proof.model import Check, Severity
from ficstead.press.proof.paragraphs import Paragraph

_OF_THE_CLOCK = frozenset(
    "soon shortly just hour hours minutes day days time until till not long little half immediately right only".split()
)
_A_DAY = frozenset("the that this an a one every each late early all his her yesterday tomorrow".split())
_ABOUT_A_THING = frozenset("in about like else more to is was that you he she i wrong".split())
_ASKS = frozenset(
    "did do does is was were are am will would shall should can could may might must has have had made makes "
    "happened came possessed induced put gave became next".split()
)
_AMONG_TIMES = frozenset("at of for in there were was had have from the".split())
_OUTSIDE = frozenset(["", *"the of his her their my a it him them was and to for with".split()])
_STANDS_APART = frozenset("of and or in to for".split())


def _is_two(paragraph: Paragraph, first: int, last: int) -> bool:
    """Whether the words are rightly two here: "shortly after noon"."""
    match paragraph.words[first]:
        case "after" if paragraph.words[last] == "noon":
            nearby = paragraph.words[max(0, first - 3) : first]
            return before(paragraph, first) in _OF_THE_CLOCK or not _A_DAY.intersection(nearby)
        case "down":
            return before(paragraph, first) not in (
                "go",
                "went",
                "goes",
                "going",
                "came",
                "come",
                "ran",
                "back",
                "from",
            )
        case "up":
            return after(paragraph, last) in _STANDS_APART or before(paragraph, first) in ("and", "or")
        case "mean" | "else":
            return before(paragraph, first) in ("i", "you", "they", "we", "to")
        case "some" | "any" if paragraph.words[last] == "thing":
            return after(paragraph, last) not in _ABOUT_A_THING
        case "what" | "when":
            return after(paragraph, last) in _ASKS or _stands_before(paragraph, last, "?")
        case "how":
            return not _stands_before(paragraph, last, ",")
        case "some" if paragraph.words[last] == "times":
            return bool(after(paragraph, last)) or before(paragraph, first) in _AMONG_TIMES
        case "in" | "out":
            return after(paragraph, last) not in _OUTSIDE
        case "through" | "with":
            return after(paragraph, last) in ("of", "and") or before(paragraph, first) in ("and", "or", "be")
        case _:
            return False


def _stands_before(paragraph: Paragraph, last: int, mark: str) -> bool:
    return paragraph.text.startswith(mark, paragraph.spans[last][1])


_SPLIT = Phrases(
    {
        "some what": "somewhat",
        "what ever": "whatever",
        "when ever": "whenever",
        "how ever": "however",
        "some times": "sometimes",
        "at sun set": "at sunset",
        "at sun rise": "at sunrise",
        "in side": "inside",
        "out side": "outside",
        "any where": "anywhere",
        "every where": "everywhere",
        "some where": "somewhere",
        "no where": "nowhere",
        "some thing": "something",
        "any thing": "anything",
        "an other": "another",
        "which ever one": "whichever one",
        "some how": "somehow",
        "him self": "himself",
        "her self": "herself",
        "my self": "myself",
        "your self": "yourself",
        "it self": "itself",
        "them selves": "themselves",
        "our selves": "ourselves",
        "your selves": "yourselves",
        "with out": "without",
        "through out": "throughout",
        "mean while": "meanwhile",
        "after noon": "afternoon",
        "after wards": "afterwards",
        "up stairs": "upstairs",
        "down stairs": "downstairs",
        "never the less": "nevertheless",
        "there fore": "therefore",
        "al ready": "already",
        "al most": "almost",
        "al though": "although",
        "al ways": "always",
        "be cause": "because",
        "be hind": "behind",
        "be tween": "between",
        "be neath": "beneath",
        "to gether": "together",
        "bed room": "bedroom",
        "class room": "classroom",
        "bath room": "bathroom",
        "grand mother": "grandmother",
        "grand father": "grandfather",
        "eye brow": "eyebrow",
        "eye brows": "eyebrows",
        "finger tips": "fingertips",
        "foot steps": "footsteps",
    },
    unless=_is_two,
)

CHECK = Check(
    code="confusion-003",
    title="One word written as two",
    explanation="Somewhat, himself, everywhere, without, upstairs and meanwhile are written as one word.",
    wrong=(
        "She was some what late.",
        "He told him self to wait, and they told them selves the same.",
        "They looked every where.",
        "He left with out a word.",
        "Mean while, the others ran up stairs.",
        "They met that after noon.",
        "What ever he said, she waited out side the house.",
        "Some thing in her voice led from one word to an other.",
        "How ever, he heard nothing what ever, for the wind was loud out side.",
        "It rained some times, and she kept what ever came of it.",
    ),
    right=(
        "She was somewhat late, though some, what with the rain, were later.",
        "He told himself to wait; her self-esteem didn't suffer.",
        "They met shortly after noon.",
        "He went up stairs and down stairs of every kind, and with, out of habit, a sigh.",
        "I mean while you're here.",
        "What ever did he mean? When ever will he come? They ran in side streets.",
        "How ever did you find it? How ever hard it was, at some times he did.",
        "Some thing or other; any thing at all.",
    ),
    source="New Hart's Rules 4.3; Merriam-Webster and Oxford give each as one word",
    severity=Severity.ERROR,
    safe=True,
    words=_SPLIT.words,
    pairs=_SPLIT.pairs,
    find=_SPLIT.find,
)
