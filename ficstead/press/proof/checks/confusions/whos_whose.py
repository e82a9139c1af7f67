"""who's and whose."""

from ficstead.press.proof.checks.confusions.by_neighbours import told_by_neighbours

CHECK = told_by_neighbours(
    code="confusion-031",
    words=("who's", "whose"),
    title="who's and whose taken for each other",
    explanation="Who's is who is or who has; whose says to whom it belongs.",
    wrong=(
        "“Whose there?” he called.",
        "A man who's name I forget.",
        "“Whose going to tell her?”",
        "“Who's fault is that?”",
    ),
    right=(
        "“Who's there? Whose coat is this?”",
        "The man whose name I forget, and who's late.",
    ),
    phrases={
        "whose there": "who's there",
        "whose going to": "who's going to",
        "whose gonna": "who's gonna",
        "whose been": "who's been",
        "who's name": "whose name",
        "who's fault": "whose fault",
        "who's eyes": "whose eyes",
        "who's idea": "whose idea",
        "who's side": "whose side",
        "who's turn": "whose turn",
        "whose coming": "who's coming",
    },
)
