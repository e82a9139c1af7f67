"""aisle and isle."""

from ficstead.press.proof.checks.confusions.by_neighbours import told_by_neighbours

CHECK = told_by_neighbours(
    code="confusion-057",
    words=("aisle", "isle"),
    title="aisle and isle taken for each other",
    explanation="One walks down an aisle; an isle is an island.",
    wrong=(
        "She walked down the isle on her father's arm.",
        "They stood in the isle of the church.",
    ),
    right=("She walked down the aisle of a church on the Isle of Wight.",),
    phrases={
        "down the isle": "down the aisle",
        "up the isle": "up the aisle",
        "across the isle": "across the aisle",
        "in the isle of the": "in the aisle of the",
        "the isle seat": "the aisle seat",
        "along the isle": "along the aisle",
        "the center isle": "the center aisle",
        "the centre isle": "the centre aisle",
        "middle isle": "middle aisle",
        "isle between": "aisle between",
        "the isles of the church": "the aisles of the church",
    },
)
