"""heard and herd."""

from ficstead.press.proof.checks.confusions.by_neighbours import told_by_neighbours

CHECK = told_by_neighbours(
    code="confusion-045",
    words=("heard", "herd"),
    title="heard and herd taken for each other",
    explanation="Heard is the past of hear; a herd is of cattle.",
    wrong=(
        "She herd a noise.",
        "“I've never herd of him.”",
        "A heard of cows stood in the road.",
    ),
    right=("She heard the herd before she saw it.",),
    phrases={
        "a heard of": "a herd of",
        "the heard of cattle": "the herd of cattle",
    },
    settled=(
        "the herd",
        "a herd",
    ),
)
