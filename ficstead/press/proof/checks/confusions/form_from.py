"""from and form."""

from ficstead.press.proof.checks.confusions.by_neighbours import told_by_neighbours

CHECK = told_by_neighbours(
    code="confusion-060",
    words=("from", "form"),
    title="from and form taken for each other",
    explanation="From says where it comes from; a form is a shape.",
    wrong=(
        "He came form the north.",
        "She took it form him.",
    ),
    right=("A form rose from the mist. Fears form from nothing.",),
    phrases={
        "came form": "came from",
        "comes form": "comes from",
        "it form him": "it from him",
        "it form her": "it from her",
        "away form": "away from",
        "far form": "far from",
        "where form": "where from",
        "a from of": "a form of",
    },
)
