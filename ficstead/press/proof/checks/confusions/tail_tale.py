"""tale and tail."""

from ficstead.press.proof.checks.confusions.by_neighbours import told_by_neighbours

CHECK = told_by_neighbours(
    code="confusion-053",
    words=("tale", "tail"),
    title="tale and tail taken for each other",
    explanation="A tale is told; a tail is wagged.",
    wrong=("The dog wagged its tale.",),
    right=("The tale of a dog and his tail.",),
    phrases={
        "its tale": "its tail",
        "wagged his tale": "wagged his tail",
        "fairy tail": "fairy tale",
        "fairy tails": "fairy tales",
        "tell the tail": "tell the tale",
        "told the tail": "told the tale",
        "his tale between": "his tail between",
    },
    settled=(
        "his tail",
        "her tail",
        "its tail",
        "tale of",
        "the tail of",
    ),
)
