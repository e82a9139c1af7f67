"""wait and weight."""

from ficstead.press.proof.checks.confusions.by_neighbours import told_by_neighbours

CHECK = told_by_neighbours(
    code="confusion-056",
    words=("wait", "weight"),
    title="wait and weight taken for each other",
    explanation="To wait is to stay; weight is heaviness.",
    wrong=(
        "“Weight for me!”",
        "He shifted his wait from foot to foot.",
        "“I can't weight.”",
    ),
    right=("He shifted his weight to wait for her.",),
    phrases={
        "can't weight": "can't wait",
        "weight for me": "wait for me",
        "weight for him": "wait for him",
        "weight a minute": "wait a minute",
        "his wait from": "his weight from",
        "her wait from": "her weight from",
        "lost wait": "lost weight",
        "lose wait": "lose weight",
        "to weight for": "to wait for",
        "the wait of the": "the weight of the",
    },
    settled=(
        "the weight",
        "his weight",
        "her weight",
        "weight of",
    ),
)
