"""you and your."""

from ficstead.press.proof.checks.confusions.by_neighbours import told_by_neighbours

CHECK = told_by_neighbours(
    code="confusion-066",
    words=("you", "your"),
    title="you and your taken for each other",
    explanation="Your says whose it is; a dropped r makes another word of it.",
    wrong=(
        "“Give me you hand.”",
        "“What is you name?”",
        "“Your must go now.”",
    ),
    right=(
        "“You gave me your hand.”",
        "“What is it you want?”",
    ),
    phrases={
        "is you name": "is your name",
        "you own business": "your own business",
        "you mother is": "your mother is",
    },
)
