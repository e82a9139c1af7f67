"""though and thought."""

from ficstead.press.proof.checks.confusions.by_neighbours import told_by_neighbours

CHECK = told_by_neighbours(
    code="confusion-040",
    words=("though", "thought"),
    title="though and thought taken for each other",
    explanation="Thought is what one has or had in mind; though is although.",
    wrong=(
        "I though you were dead.",
        "She though about it.",
        "“I never though of that.”",
    ),
    right=(
        "I thought so, though I said nothing.",
        "A thought struck her as though from above.",
    ),
    phrases={
        "i though you": "I thought you",
        "i though i": "I thought I",
        "i though it": "I thought it",
        "he though he": "he thought he",
        "she though she": "she thought she",
        "she though about": "she thought about",
        "he though about": "he thought about",
        "as thought he": "as though he",
        "as thought she": "as though she",
        "even thought he": "even though he",
        "even thought she": "even though she",
        "as thought they": "as though they",
        "never though of": "never thought of",
    }
    | {
        f"{verb} though {what}": f"{verb} through {what}"
        for verb in "go going walk walked walking ran run running all right way halfway pushed broke passed".split()
        for what in "the a his her my their its".split()
    },
)
