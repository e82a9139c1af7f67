"""dont, didnt, youre: contractions without their apostrophe."""

from ficstead.press.proof.checks.confusions.wording import Phrases
from ficstead.press.proof.model import Check, Severity

_LEFT_OUT = Phrases(
    {
        whole.replace("'", ""): whole
        for whole in (
            "aren't couldn't didn't doesn't don't hadn't hasn't haven't isn't mightn't mustn't needn't shouldn't wasn't "
            "weren't wouldn't you're you've they're they've we've that's there's what's where's who's could've should've "
            "would've must've might've they'll you'll it'll that'll you'd they'd"
        ).split()
    }
)

CHECK = Check(
    code="confusion-012",
    title="A contraction without its apostrophe",
    explanation="The apostrophe stands where letters are left out: don't, didn't, you're, they're, that's.",
    wrong=("“I dont know,” he said.", "He didnt care, and she wasnt there.", "Youre late.", "“Thats all.”"),
    right=("“I don't know,” he said.", "He was wont to say so; it was all cant.", "“Don't,” she said. “That's all.”"),
    source="Chicago 7.30 (contractions), New Hart's Rules 4.2.2",
    severity=Severity.ERROR,
    safe=True,
    words=_LEFT_OUT.words,
    pairs=_LEFT_OUT.pairs,
    find=_LEFT_OUT.find,
)
