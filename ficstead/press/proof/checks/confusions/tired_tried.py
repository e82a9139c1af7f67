"""tried and tired."""

from ficstead.press.proof.checks.confusions.by_neighbours import told_by_neighbours

CHECK = told_by_neighbours(
    code="confusion-071",
    words=("tried", "tired"),
    title="tried and tired taken for each other",
    explanation="Tried is from try; tired is weary.",
    wrong=(
        "He tired to speak.",
        "I am so tried.",
    ),
    right=(
        "She tried not to look tired.",
        "He tired of it. They had tried.",
    ),
    phrases={
        "so tried": "so tired",
        "too tried": "too tired",
        "very tried": "very tired",
        "tired to speak": "tried to speak",
        "tired to open": "tried to open",
        "tired to get": "tried to get",
        "tired to look": "tried to look",
        "tired to make": "tried to make",
        "tired to keep": "tried to keep",
    },
    settled=("tired me", "tired you", "tired him", "tired her", "tired us", "tired them"),
)
