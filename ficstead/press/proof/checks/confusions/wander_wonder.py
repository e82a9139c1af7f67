"""wonder and wander."""

from ficstead.press.proof.checks.confusions.by_neighbours import told_by_neighbours

CHECK = told_by_neighbours(
    code="confusion-062",
    words=("wonder", "wander"),
    title="wonder and wander taken for each other",
    explanation="To wonder is to ask oneself; to wander is to roam.",
    wrong=("“I wander what he wants.”",),
    right=("I wonder why they wander.",),
    phrases={
        "i wander if": "I wonder if",
        "i wander what": "I wonder what",
        "i wander why": "I wonder why",
        "i wander who": "I wonder who",
        "i wander how": "I wonder how",
        "i wander where": "I wonder where",
        "no wander": "no wonder",
        "wonder around": "wander around",
        "wonder off": "wander off",
        "wonder about the streets": "wander about the streets",
    },
    settled=(
        "wander off",
        "wander around",
    ),
)
