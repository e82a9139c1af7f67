"""to, too and two."""

from ficstead.press.proof.checks.confusions.by_neighbours import told_by_neighbours

CHECK = told_by_neighbours(
    code="confusion-024",
    words=("to", "too", "two"),
    title="to, too and two taken for each other",
    explanation="Too means also or more than enough, two is the number, to is everything else.",
    wrong=(
        "“It's to late,” he said.",
        "“I want too go home.”",
        "There were to of them.",
    ),
    right=(
        "“It's too late to go, and too far for two.”",
        "To and fro he walked. “Then, too, there is the cat.”",
        "“I was going to,” she said.",
    ),
    phrases={
        "to late": "too late",
        "way to much": "way too much",
        "far to much": "far too much",
        "far to many": "far too many",
        "not to bad": "not too bad",
        "all to well": "all too well",
        "to of them": "two of them",
        "to of us": "two of us",
        "the too of": "the two of",
        "too of them": "two of them",
    },
    settled=("mid to late", "early to mid"),
)
