"""soul and sole."""

from ficstead.press.proof.checks.confusions.by_neighbours import told_by_neighbours

CHECK = told_by_neighbours(
    code="confusion-054",
    words=("soul", "sole"),
    title="soul and sole taken for each other",
    explanation="The soul is the spirit; a sole is on a shoe, and sole means only.",
    wrong=(
        "There wasn't a sole in sight.",
        "“God rest his sole.”",
        "It was her soul purpose in life.",
    ),
    right=("The sole survivor bared his soul.",),
    phrases={
        "not a sole": "not a soul",
        "poor sole": "poor soul",
        "his sole and": "his soul and",
        "heart and sole": "heart and soul",
        "body and sole": "body and soul",
        "every sole": "every soul",
        "rest his sole": "rest his soul",
        "rest her sole": "rest her soul",
        "sell your sole": "sell your soul",
        "soul purpose": "sole purpose",
        "soul survivor": "sole survivor",
        "soul reason": "sole reason",
        "soul heir": "sole heir",
    },
    settled=(
        "the sole",
        "sole of",
        "sole survivor",
        "sole purpose",
    ),
)
