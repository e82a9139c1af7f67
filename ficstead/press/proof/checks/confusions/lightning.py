"""lightening for lightning."""

from collections.abc import Iterator

from ficstead.press.proof.checks.confusions.wording import after, before, replaced
from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_OBJECT = frozenset("the his her its my our their your this that a an of up with in as from and under slowly".split())
_MAKES_LIGHT = frozenset("was were is are be been began kept by for sky skies slowly gradually already".split())
_STORM = frozenset("like of thunder flash bolt quick forked greased white summer sheet as".split())
_STRIKES = frozenset(
    "bolt bolts strike strikes struck flash flashed flashes rod rods storm storms speed fast quick".split()
)


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    for index in paragraph.where("lightening"):
        if _is_in_a_storm(paragraph, index):
            yield replaced(paragraph, index, index, "lightning", context)


def _is_in_a_storm(paragraph: Paragraph, index: int) -> bool:
    earlier, following = before(paragraph, index), after(paragraph, index)
    if following in _STRIKES or "thunder" in paragraph.words[max(0, index - 3) : index + 4]:
        return True
    if earlier in _MAKES_LIGHT:
        return False
    return earlier in _STORM or following not in _OBJECT


CHECK = Check(
    code="confusion-016",
    title="lightening for lightning",
    explanation="Lightning flashes; lightening is making lighter.",
    wrong=("There was thunder and lightening.", "A flash of lightening lit the room.", "The lightening struck again."),
    right=("The sky was lightening. A lightning bolt struck.", "She packed less, lightening the load."),
    source="Chicago 5.250 (lightening; lightning)",
    severity=Severity.ERROR,
    words=frozenset(("lightening",)),
    find=_find,
)
