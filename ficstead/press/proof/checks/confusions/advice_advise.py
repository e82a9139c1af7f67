"""advice and advise."""

from ficstead.press.proof.checks.confusions.by_neighbours import told_by_neighbours

CHECK = told_by_neighbours(
    code="confusion-068",
    words=("advice", "advise"),
    title="advice and advise taken for each other",
    explanation="To advise is to give advice.",
    wrong=(
        "“Take my advise.”",
        "“I would advice you to wait.”",
        "She asked for his advise.",
    ),
    right=("“I advise you to take my advice.”",),
    phrases={
        "my advise": "my advice",
        "your advise": "your advice",
        "his advise": "his advice",
        "her advise": "her advice",
        "some advise": "some advice",
        "advice you to": "advise you to",
        "advice him to": "advise him to",
        "advice her to": "advise her to",
        "advice against it": "advise against it",
    },
)
