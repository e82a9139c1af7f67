"""discreet and discrete."""

from ficstead.press.proof.checks.confusions.wording import Phrases
from ficstead.press.proof.model import Check, Severity

_MANNERS = "distance cough glance inquiry enquiry nod knock look manner way smile silence word note gesture".split()
_PHRASES = Phrases(
    {f"discrete {what}": f"discreet {what}" for what in _MANNERS}
    | {f"{how} discrete": f"{how} discreet" for how in ("be", "very", "more", "so", "most", "being", "being more")}
    | {f"{verb} discretely": f"{verb} discreetly" for verb in "coughed nodded glanced looked left slipped".split()}
    | {f"discretely {verb}": f"discreetly {verb}" for verb in "coughed nodded glanced looked left slipped".split()}
    | {"discreet units": "discrete units", "discreet parts": "discrete parts", "discreet steps": "discrete steps"}
)

CHECK = Check(
    code="confusion-015",
    title="discreet and discrete taken for each other",
    explanation="Discreet is careful not to be noticed; discrete is separate.",
    wrong=("“Please be discrete.”", "He gave a discrete cough.", "She glanced discretely at her watch."),
    right=("“Please be discreet.”", "The beads were discrete, not strung."),
    source="Chicago 5.250 (discreet; discrete)",
    severity=Severity.ERROR,
    words=_PHRASES.words,
    pairs=_PHRASES.pairs,
    find=_PHRASES.find,
)
