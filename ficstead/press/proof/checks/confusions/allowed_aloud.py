"""allowed and aloud."""

from ficstead.press.proof.checks.confusions.by_neighbours import told_by_neighbours

CHECK = told_by_neighbours(
    code="confusion-069",
    words=("allowed", "aloud"),
    title="allowed and aloud taken for each other",
    explanation="Aloud is so that it is heard; allowed is permitted.",
    wrong=(
        "“You're not aloud to go.”",
        "He was aloud to stay.",
    ),
    right=("She wasn't allowed to read aloud.",),
    phrases={
        "not aloud": "not allowed",
        "out allowed": "out loud",
        "wondered allowed": "wondered aloud",
        "laughed allowed": "laughed aloud",
        "said allowed": "said aloud",
        "thought allowed": "thought aloud",
    },
    settled=(
        "was allowed",
        "were allowed",
        "is allowed",
    ),
)
