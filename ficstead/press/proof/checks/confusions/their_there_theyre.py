"""their, there and they're."""

from ficstead.press.proof.checks.confusions.by_neighbours import told_by_neighbours

CHECK = told_by_neighbours(
    code="confusion-023",
    words=("their", "there", "they're"),
    title="their, there and they're taken for each other",
    explanation="Their says whose it is, there says where, they're is they are.",
    wrong=(
        "“Their going to kill us.”",
        "They're house stood on the hill.",
        "“Their is no time left.”",
        "She put the book over their.",
    ),
    right=(
        "“They're there with their mother.”",
        "“There, there,” he said. Their eyes met.",
        "They had left their coats there.",
        "“They're friends.” He was sure they're friends.",
    ),
    phrases={
        "their is": "there is",
        "their was": "there was",
        "their were": "there were",
        "their are": "there are",
        "their isn't": "there isn't",
        "their wasn't": "there wasn't",
        "their must be": "there must be",
        "their going to": "they're going to",
        "their not": "they're not",
        "their gonna": "they're gonna",
        "there own": "their own",
        "they're own": "their own",
        "there eyes met": "their eyes met",
        "they're is": "there is",
        "they're was": "there was",
        "they're are": "there are",
        "they're were": "there were",
    },
)
