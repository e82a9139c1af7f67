"""an and and."""

from ficstead.press.proof.checks.confusions.by_neighbours import told_by_neighbours

CHECK = told_by_neighbours(
    code="confusion-067",
    words=("an", "and"),
    title="an and and taken for each other",
    explanation="And joins; an stands before a vowel.",
    wrong=(
        "He had and idea.",
        "Bread an butter lay on the table.",
        "She ate and apple.",
    ),
    right=(
        "He had an idea, and it was an odd one.",
        "“You an' me,” he said.",
    ),
    phrases={
        "and hour ago": "an hour ago",
    },
)
