"""would and wood."""

from ficstead.press.proof.checks.confusions.by_neighbours import told_by_neighbours

CHECK = told_by_neighbours(
    code="confusion-070",
    words=("would", "wood"),
    title="would and wood taken for each other",
    explanation="Would is a form of will; wood is from trees.",
    wrong=(
        "“I wood like to go.”",
        "“He wood never do it.”",
    ),
    right=("He would chop the wood.",),
    phrases={
        "i wood like": "I would like",
        "wood you like": "would you like",
        "he wood": "he would",
        "she wood": "she would",
        "wood have been": "would have been",
        "wood not": "would not",
    },
    settled=(
        "the wood",
        "of wood",
        "wood and",
    ),
)
