"""steel and steal."""

from ficstead.press.proof.checks.confusions.by_neighbours import told_by_neighbours

CHECK = told_by_neighbours(
    code="confusion-052",
    words=("steel", "steal"),
    title="steel and steal taken for each other",
    explanation="To steal is to take what isn't one's own; steel is a metal.",
    wrong=(
        "“You mean to steel it.”",
        "His eyes were hard as steal.",
        "He had to steal himself for the blow.",
    ),
    right=("They meant to steal the steel. He steeled himself.",),
    phrases={
        "steal himself for": "steel himself for",
        "steal herself for": "steel herself for",
        "steal myself for": "steel myself for",
        "as steal": "as steel",
        "to steel from": "to steal from",
        "to steel it": "to steal it",
        "to steel the": "to steal the",
        "nerves of steal": "nerves of steel",
        "stainless steal": "stainless steel",
    },
    settled=(
        "of steel",
        "the steel",
        "steel door",
        "cold steel",
    ),
)
