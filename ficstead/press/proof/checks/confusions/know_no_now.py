"""know, no and now."""

from ficstead.press.proof.checks.confusions.by_neighbours import told_by_neighbours

CHECK = told_by_neighbours(
    code="confusion-035",
    words=("know", "no", "now"),
    title="know, no and now taken for each other",
    explanation="One knows; no denies; now is this moment.",
    wrong=(
        "“I don't no,” she said.",
        "“You now I love you.”",
        "He new... he had know idea.",
        "“There is know one here.”",
    ),
    right=(
        "“No, I know now,” she said.",
        "“Now you know there is no one.”",
    ),
    phrases={
        "i don't no": "I don't know",
        "know idea": "no idea",
        "you now what": "you know what",
        "right know": "right now",
        "i don't now": "I don't know",
        "do you now": "do you know",
    },
    settled=("in the know",),
)
