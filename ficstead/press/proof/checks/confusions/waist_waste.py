"""waist and waste."""

from ficstead.press.proof.checks.confusions.by_neighbours import told_by_neighbours

CHECK = told_by_neighbours(
    code="confusion-042",
    words=("waist", "waste"),
    title="waist and waste taken for each other",
    explanation="The waist is where the belt goes; waste is what is thrown away.",
    wrong=(
        "He put his arm around her waste.",
        "“Don't waist my time.”",
        "“What a waist of time.”",
    ),
    right=("Her waist was small, and he had no time to waste.",),
    phrases={
        "around her waste": "around her waist",
        "around his waste": "around his waist",
        "around my waste": "around my waist",
        "round her waste": "round her waist",
        "about her waste": "about her waist",
        "her waste and": "her waist and",
        "waist of time": "waste of time",
        "waist time": "waste time",
        "waist my time": "waste my time",
        "waist your time": "waste your time",
        "waist any": "waste any",
        "waist a": "waste a",
        "to the waste": "to the waist",
        "go to waist": "go to waste",
    },
    settled=(
        "his waist",
        "her waist",
        "my waist",
        "lay waste",
        "laid waste",
        "laying waste",
        "lays waste",
        "waste paper",
    ),
)
