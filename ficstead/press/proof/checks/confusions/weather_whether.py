"""weather and whether."""

from ficstead.press.proof.checks.confusions.by_neighbours import told_by_neighbours

CHECK = told_by_neighbours(
    code="confusion-038",
    words=("weather", "whether"),
    title="weather and whether taken for each other",
    explanation="The weather is rain or sun; whether leaves a choice.",
    wrong=(
        "I don't know weather he will come.",
        "The whether was cold and wet.",
        "“Weather or not you like it.”",
    ),
    right=(
        "Whether the weather is fine or not, I go.",
        "She wondered whether it was true.",
    ),
    phrases={
        "weather or not": "whether or not",
        "know weather": "know whether",
        "wondered weather": "wondered whether",
        "wondering weather": "wondering whether",
        "decide weather": "decide whether",
        "the whether": "the weather",
        "bad whether": "bad weather",
    },
    settled=("the same whether",),
)
