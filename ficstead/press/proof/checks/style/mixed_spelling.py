"""style-011: British and American spelling in one manuscript."""

from collections.abc import Iterator, Sequence

from ficstead.press.proof.context import Whole
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_OUR = "armour behaviour clamour colour demeanour endeavour favour flavour harbour honour humour labour neighbour odour"
_OUR += " parlour rigour rumour saviour savour splendour tumour valour vapour vigour"
_ENDINGS = ("", "s", "ed", "ing", "ful", "less", "able", "ite", "hood")
_DOUBLED = "cancel counsel fuel jewel label level marvel model quarrel signal travel"
_DOUBLED_ENDINGS = ("led", "ling", "ler", "lers")
_OTHERS = """
analyse/analyze analysed/analyzed apologise/apologize apologised/apologized centre/center centres/centers cosy/cozy
criticise/criticize defence/defense jewellery/jewelry kerb/curb manoeuvre/maneuver manoeuvres/maneuvers offence/offense
organise/organize organised/organized paralysed/paralyzed plough/plow ploughed/plowed pyjamas/pajamas realise/realize
realised/realized realises/realizes realising/realizing recognise/recognize recognised/recognized
recognising/recognizing sceptical/skeptical spectre/specter sombre/somber theatre/theater theatres/theaters
"""
_AMERICAN_OF = {
    **{stem + ending: stem[:-2] + "r" + ending for stem in _OUR.split() for ending in _ENDINGS},
    **{stem + ending: stem + ending[1:] for stem in _DOUBLED.split() for ending in _DOUBLED_ENDINGS},
    **dict(pair.split("/") for pair in _OTHERS.split()),
}
_OXFORD = "ize ized izes izing"
"""Many British houses write so too."""
_BRITISH_OF = {
    american: british
    for british, american in _AMERICAN_OF.items()
    if american != "curb" and not american.endswith(tuple(_OXFORD.split()))
}
_CLEARLY = 3
"""One way must be met so many times as often as the other to be called the manuscript's own."""


def _find(paragraphs: Sequence[Paragraph], context: Whole) -> Iterator[tuple[int, Finding]]:
    british, american = _met(_AMERICAN_OF, context), _met(_BRITISH_OF, context)
    if british >= _CLEARLY * american > 0:
        yield from _notes(paragraphs, _BRITISH_OF, "American", "British")
    elif american >= _CLEARLY * british > 0:
        yield from _notes(paragraphs, _AMERICAN_OF, "British", "American")


def _met(forms: dict[str, str], context: Whole) -> int:
    """How often these forms stand in the manuscript; in capitals they may be names."""
    return sum(context.counts[form] for form in forms.keys() & context.counts.keys())


def _notes(
    paragraphs: Sequence[Paragraph], forms: dict[str, str], seldom: str, mostly: str
) -> Iterator[tuple[int, Finding]]:
    for at, paragraph in enumerate(paragraphs):
        for form in forms.keys() & paragraph.vocabulary:
            for index in paragraph.where(form):
                start, end = paragraph.spans[index]
                if paragraph.text[start].islower():
                    message = f"“{form}” is {seldom} spelling (“{forms[form]}”); most of this manuscript is {mostly}"
                    yield at, Finding(start, end, message=message)


CHECK = Check(
    code="style-011",
    title="British and American spelling mixed",
    explanation=(
        "Colour or color, travelled or traveled: both are right, but a manuscript keeps to one. Which one is learned "
        "from the manuscript itself. Words in -ize are taken for neither, for British publishers write so too; nor are "
        "grey and gray, which each country writes both ways."
    ),
    wrong=(
        "The colour of the harbour was the colour of lead.\n\nThe neighbours travelled on. What a color!",
        "The color faded; the honor was theirs, the theater dark. It was the neighbour who told them.",
    ),
    right=(
        "The colour of the harbour, and the honour of the neighbours, who realized it and travelled on.",
        "The color of the harbor, and the honor of the neighbors, who traveled on under a grey sky.",
        "They rowed to Pearl Harbor. The colour of the harbour was the colour of lead.",
    ),
    source="Chicago Manual of Style 7.3 (one spelling throughout); New Hart’s Rules 21.1 and 21.2 (British and US spelling)",
    severity=Severity.STYLE,
    find_all=_find,
)
