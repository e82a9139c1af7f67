"""stairs and stares."""

from ficstead.press.proof.checks.confusions.by_neighbours import told_by_neighbours

CHECK = told_by_neighbours(
    code="confusion-067",
    words=("stairs", "stares"),
    title="stairs and stares taken for each other",
    explanation="One climbs stairs; stares are long looks.",
    wrong=("He ran up the stares.",),
    right=("He ran up the stairs under their stares.",),
    phrases={
        "up the stares": "up the stairs",
        "down the stares": "down the stairs",
        "the top of the stares": "the top of the stairs",
        "foot of the stares": "foot of the stairs",
        "flight of stares": "flight of stairs",
        "climbed the stares": "climbed the stairs",
    },
    settled=(
        "their stares",
        "the stares of",
        "stares at",
        "blank stares",
    ),
)
