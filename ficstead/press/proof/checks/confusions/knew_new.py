"""knew and new."""

from ficstead.press.proof.checks.confusions.by_neighbours import told_by_neighbours

CHECK = told_by_neighbours(
    code="confusion-036",
    words=("knew", "new"),
    title="knew and new taken for each other",
    explanation="Knew is the past of know; new is not old.",
    wrong=(
        "She new at once that he lied.",
        "“I new it!”",
        "He wore a knew coat.",
        "They new nothing.",
    ),
    right=("“I knew it! A new one.”",),
    phrases={
        "i new it": "I knew it",
        "he new that": "he knew that",
        "she new that": "she knew that",
        "he new it": "he knew it",
        "she new it": "she knew it",
        "they new that": "they knew that",
        "brand knew": "brand new",
        "he new she": "he knew she",
        "she new he": "she knew he",
    },
    settled=("be new", "been new"),
)
