"""peace and piece."""

from ficstead.press.proof.checks.confusions.by_neighbours import told_by_neighbours

CHECK = told_by_neighbours(
    code="confusion-043",
    words=("peace", "piece"),
    title="peace and piece taken for each other",
    explanation="Peace is quiet; a piece is a part.",
    wrong=("He tore off a peace of bread.",),
    right=("He ate a piece of bread in peace.",),
    phrases={
        "peace of bread": "piece of bread",
        "peace of paper": "piece of paper",
        "peace of wood": "piece of wood",
        "peace of cloth": "piece of cloth",
        "peace of meat": "piece of meat",
        "peace of advice": "piece of advice",
        "peace of furniture": "piece of furniture",
        "peace by peace": "piece by piece",
    },
    settled=(
        "in peace",
        "at peace",
        "a piece",
        "villain of the piece",
        "villains of the piece",
        "chess piece",
    ),
)
