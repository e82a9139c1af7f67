"""then and than."""

from ficstead.press.proof.checks.confusions.by_neighbours import told_by_neighbours

CHECK = told_by_neighbours(
    code="confusion-025",
    words=("then", "than"),
    title="then and than taken for each other",
    explanation="Than compares; then is about time, or what follows.",
    wrong=(
        "She was taller then her brother.",
        "It was more then he could bear.",
        "He sat down, and than he wept.",
        "Back than, they were friends.",
    ),
    right=(
        "She was taller than her brother was then.",
        "If not now, then when? “More, then?” he asked.",
        "He then told her more than he knew.",
    ),
    phrases={
        "more then a": "more than a",
        "less then a": "less than a",
        "rather then": "rather than",
        "other then that": "other than that",
        "better then me": "better than me",
        "better then you": "better than you",
        "better then that": "better than that",
        "back than": "back then",
        "until than": "until then",
        "by than": "by then",
        "and than he": "and then he",
        "and than she": "and then she",
    },
)
