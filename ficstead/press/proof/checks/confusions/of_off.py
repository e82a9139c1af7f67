"""of and off."""

from ficstead.press.proof.checks.confusions.by_neighbours import told_by_neighbours

CHECK = told_by_neighbours(
    code="confusion-044",
    words=("of", "off"),
    title="of and off taken for each other",
    explanation="Off is away or not on; of is everything else.",
    wrong=(
        "He took of his coat.",
        "She turned of the light.",
    ),
    right=(
        "He took off his coat, off of which a button fell.",
        "One of them ran off, of his own accord. Off with his head!",
        "The edge of the table broke off.",
    ),
    phrases={
        "turned of the light": "turned off the light",
        "turn of the light": "turn off the light",
        "switched of the light": "switched off the light",
        "switch of the light": "switch off the light",
        "kind off": "kind of",
        "sort off": "sort of",
        "because off": "because of",
        "instead off": "instead of",
        "front off": "front of",
        "out off the": "out of the",
        "full off": "full of",
        "most off the": "most of the",
        "fell of the": "fell off the",
        "take of your": "take off your",
        "get of me": "get off me",
        "get of my": "get off my",
        "pulled of his": "pulled off his",
        "pulled of her": "pulled off her",
        "far of in": "far off in",
        "show of his": "show of his",
        "a lot off": "a lot of",
        "hundreds off": "hundreds of",
        "couple off": "couple of",
    },
    settled=tuple(f"of {whose} own" for whose in "my your his her its our their".split()),
)
