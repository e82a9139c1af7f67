"""poor and pour."""

from ficstead.press.proof.checks.confusions.by_neighbours import told_by_neighbours

CHECK = told_by_neighbours(
    code="confusion-064",
    words=("poor", "pour"),
    title="poor and pour taken for each other",
    explanation="One pours wine; the poor have none.",
    wrong=(
        "“Poor me a glass of wine.”",
        "The pour man had nothing.",
        "“You pour thing.”",
    ),
    right=("The poor man began to pour.",),
    phrases={
        "you pour thing": "you poor thing",
        "the pour man": "the poor man",
        "the pour girl": "the poor girl",
        "the pour boy": "the poor boy",
        "poor me a": "pour me a",
        "poor you a": "pour you a",
        "poor himself a": "pour himself a",
        "poor yourself a": "pour yourself a",
    },
    settled=(
        "to pour",
        "pour the",
    ),
)
