"""breath and breathe."""

from ficstead.press.proof.checks.confusions.by_neighbours import told_by_neighbours

CHECK = told_by_neighbours(
    code="confusion-027",
    words=("breath", "breathe"),
    title="breath and breathe taken for each other",
    explanation="One breathes a breath: breathe is the deed, breath the thing.",
    wrong=(
        "She couldn't breath.",
        "“Just breath,” he said.",
        "He took a deep breathe.",
        "I can hardly breath in here.",
    ),
    right=(
        "She couldn't breathe. She held her breath.",
        "He took a deep breath, and tried to breathe.",
    ),
    phrases={
        "couldn't breath": "couldn't breathe",
        "can't breath": "can't breathe",
        "to breath": "to breathe",
        "could breath": "could breathe",
        "can breath": "can breathe",
        "cannot breath": "cannot breathe",
        "barely breath": "barely breathe",
        "hardly breath": "hardly breathe",
        "just breath": "just breathe",
        "deep breathe": "deep breath",
        "a breathe": "a breath",
        "his breathe": "his breath",
        "her breathe": "her breath",
        "my breathe": "my breath",
        "out of breathe": "out of breath",
        "under his breathe": "under his breath",
        "shaky breathe": "shaky breath",
    },
)
