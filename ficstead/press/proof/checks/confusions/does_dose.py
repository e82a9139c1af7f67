"""does and dose."""

from ficstead.press.proof.checks.confusions.by_neighbours import told_by_neighbours

CHECK = told_by_neighbours(
    code="confusion-059",
    words=("does", "dose"),
    title="does and dose taken for each other",
    explanation="A dose is of medicine; does is a form of do.",
    wrong=(
        "“What dose it mean?”",
        "“How dose he know?”",
        "She took a does of the medicine.",
    ),
    right=("A dose of it does him good.",),
    phrases={
        "what dose": "what does",
        "how dose": "how does",
        "where dose": "where does",
        "dose not": "does not",
        "a does of": "a dose of",
    },
    settled=(
        "a dose",
        "the dose",
        "dose of",
        "another dose",
        "last dose",
        "first dose",
        "single dose",
        "lethal dose",
    ),
)
