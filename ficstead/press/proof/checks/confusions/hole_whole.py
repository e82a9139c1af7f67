"""whole and hole."""

from ficstead.press.proof.checks.confusions.by_neighbours import told_by_neighbours

CHECK = told_by_neighbours(
    code="confusion-055",
    words=("whole", "hole"),
    title="whole and hole taken for each other",
    explanation="Whole is entire; a hole is an opening.",
    wrong=(
        "The hole world knew.",
        "He told her the hole story.",
        "There was a whole in the wall.",
        "They stayed the hole night.",
    ),
    right=("The whole wall had a hole in it.",),
    phrases={
        "the hole world": "the whole world",
        "the hole time": "the whole time",
        "the hole story": "the whole story",
        "the hole thing": "the whole thing",
        "my hole life": "my whole life",
        "the hole day": "the whole day",
        "the hole night": "the whole night",
        "a hole new": "a whole new",
        "a whole in the": "a hole in the",
        "a whole in his": "a hole in his",
        "a whole in her": "a hole in her",
        "his hole life": "his whole life",
        "her hole life": "her whole life",
        "the hole place": "the whole place",
        "the hole house": "the whole house",
    },
    settled=(
        "a hole",
        "black hole",
        "hole in",
    ),
)
