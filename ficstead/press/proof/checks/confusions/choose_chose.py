"""choose and chose."""

from ficstead.press.proof.checks.confusions.by_neighbours import told_by_neighbours

CHECK = told_by_neighbours(
    code="confusion-058",
    words=("choose", "chose"),
    title="choose and chose taken for each other",
    explanation="The past of choose is chose.",
    wrong=(
        "“You can chose,” he said.",
        "He choose the red one yesterday.",
        "They had to chose.",
    ),
    right=("She chose well; “Choose,” he said.",),
    phrases={
        "to chose": "to choose",
        "can chose": "can choose",
        "could chose": "could choose",
        "will chose": "will choose",
        "didn't chose": "didn't choose",
        "did not chose": "did not choose",
    },
)
