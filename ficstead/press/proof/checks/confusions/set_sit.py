"""sit and set."""

from ficstead.press.proof.checks.confusions.by_neighbours import told_by_neighbours

CHECK = told_by_neighbours(
    code="confusion-061",
    words=("sit", "set"),
    title="sit and set taken for each other",
    explanation="People sit; things are set down.",
    wrong=(
        "She sit the cup on the table.",
        "He was told to set still.",
    ),
    right=(
        "He set the table before they sit down.",
        "They set off. The sun set.",
    ),
    phrases={
        "she sit the": "she set the",
        "he sit the": "he set the",
        "set still": "sit still",
    },
)
