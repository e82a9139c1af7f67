"""were, where and we're."""

from ficstead.press.proof.checks.confusions.by_neighbours import told_by_neighbours

CHECK = told_by_neighbours(
    code="confusion-033",
    words=("were", "where", "we're"),
    title="were, where and we're taken for each other",
    explanation="Were is a form of be, where asks for the place, we're is we are.",
    wrong=(
        "They where late.",
        "“Were are you going?”",
        "“Were going to lose,” he said.",
        "You where there when it happened.",
    ),
    right=(
        "“Where were you?” “We're here.”",
        "They were where they had been. “Were you there?”",
    ),
    phrases={
        "they where": "they were",
        "were are you": "where are you",
        "were is he": "where is he",
        "were is she": "where is she",
        "were did you": "where did you",
        "were on earth": "where on earth",
        "if i where": "if I were",
        "as if it where": "as if it were",
    },
)
