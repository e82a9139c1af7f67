"""quite and quiet."""

from ficstead.press.proof.checks.confusions.by_neighbours import told_by_neighbours

CHECK = told_by_neighbours(
    code="confusion-032",
    words=("quite", "quiet"),
    title="quite and quiet taken for each other",
    explanation="Quiet is without noise; quite is fairly, or wholly.",
    wrong=(
        "The house was very quite.",
        "I am quiet sure of it.",
        "It was quiet a long way.",
    ),
    right=(
        "The house was quite quiet.",
        "She was quite sure, and kept quiet.",
        "A quiet man, quite alone.",
    ),
    phrases={
        "quiet a long": "quite a long",
        "keep quite": "keep quiet",
        "very quite": "very quiet",
        "so quite": "so quiet",
        "quiet sure": "quite sure",
        "quiet a few": "quite a few",
        "quiet a lot": "quite a lot",
        "quiet a bit": "quite a bit",
        "quiet right": "quite right",
        "not quiet sure": "not quite sure",
    },
)
