"""wear and where."""

from ficstead.press.proof.checks.confusions.by_neighbours import told_by_neighbours

CHECK = told_by_neighbours(
    code="confusion-046",
    words=("wear", "where"),
    title="wear and where taken for each other",
    explanation="One wears clothes; where asks for the place.",
    wrong=(
        "“Wear are you going?”",
        "She didn't know wear he was.",
    ),
    right=(
        "“Where did you wear it?”",
        "He knew where she was.",
    ),
    phrases={
        "wear are you": "where are you",
        "wear did": "where did",
        "wear have you": "where have you",
        "to where tonight": "to wear tonight",
    },
    settled=(
        "to wear",
        "will wear",
    ),
)
