"""by and buy."""

from ficstead.press.proof.checks.confusions.by_neighbours import told_by_neighbours

CHECK = told_by_neighbours(
    code="confusion-065",
    words=("by", "buy"),
    title="by and buy taken for each other",
    explanation="One buys in a shop; by is next to, or through.",
    wrong=(
        "“I want to by a hat.”",
        "He sat down buy the fire.",
        "She was hit buy a stone.",
    ),
    right=("He went by the shop to buy a hat.",),
    phrases={
        "hit buy": "hit by",
        "to by a": "to buy a",
        "to by some": "to buy some",
        "to by it": "to buy it",
        "buy the way": "by the way",
        "buy the time": "by the time",
        "buy himself": "by himself",
        "buy myself": "by myself",
    },
    settled=("to buy",),
)
