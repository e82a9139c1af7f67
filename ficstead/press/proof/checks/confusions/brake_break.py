"""break and brake."""

from ficstead.press.proof.checks.confusions.by_neighbours import told_by_neighbours

CHECK = told_by_neighbours(
    code="confusion-050",
    words=("break", "brake"),
    title="break and brake taken for each other",
    explanation="To break is to make pieces of; brakes stop a car.",
    wrong=(
        "“Don't brake it.”",
        "He hit the breaks, and the car stopped.",
        "Her voice began to brake.",
        "“It will brake his heart.”",
    ),
    right=(
        "He hit the brakes. “Don't break it.”",
        "The brake was broken.",
    ),
    phrases={
        "hit the breaks": "hit the brakes",
        "slammed on the breaks": "slammed on the brakes",
        "slam on the breaks": "slam on the brakes",
        "break pedal": "brake pedal",
        "hand break": "handbrake",
        "brake up": "break up",
        "brake down": "break down",
        "brake it": "break it",
        "brake my": "break my",
        "brake his": "break his",
        "brake her": "break her",
        "brake your": "break your",
        "brake the": "break the",
        "a brake from": "a break from",
        "take a brake": "take a break",
        "lunch brake": "lunch break",
        "brake out": "break out",
        "brake through": "break through",
        "brake into": "break into",
    },
    settled=(
        "the brake",
        "the brakes",
        "a brake",
        "brake pedal",
        "brake lights",
        "parking brake",
        "emergency brake",
    ),
)
