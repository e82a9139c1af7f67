"""right and write."""

from ficstead.press.proof.checks.confusions.by_neighbours import told_by_neighbours

CHECK = told_by_neighbours(
    code="confusion-047",
    words=("right", "write"),
    title="right and write taken for each other",
    explanation="One writes with a pen; right is not wrong, or not left.",
    wrong=(
        "“I will right you a letter.”",
        "“You were write,” she said.",
        "She turned to the write.",
    ),
    right=(
        "“You were right to write to him.”",
        "“All right,” he said.",
    ),
    phrases={
        "all write": "all right",
        "you're write": "you're right",
        "that's write": "that's right",
        "to right a letter": "to write a letter",
        "write away": "right away",
        "the write thing": "the right thing",
        "to the write": "to the right",
    },
    settled=(
        "the right",
        "all right",
    ),
)
