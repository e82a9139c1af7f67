"""meet and meat."""

from ficstead.press.proof.checks.confusions.by_neighbours import told_by_neighbours

CHECK = told_by_neighbours(
    code="confusion-049",
    words=("meet", "meat"),
    title="meet and meat taken for each other",
    explanation="One meets people; meat is eaten.",
    wrong=(
        "“Nice to meat you.”",
        "He cut the meet with a knife.",
    ),
    right=("They meet where meat is sold.",),
    phrases={
        "to meat you": "to meet you",
        "to meat him": "to meet him",
        "to meat her": "to meet her",
        "to meat me": "to meet me",
        "to meat them": "to meet them",
        "to meat the": "to meet the",
        "eat meet": "eat meat",
        "piece of meet": "piece of meat",
    },
    settled=(
        "of meat",
        "the meat",
        "meat is",
        "some meat",
    ),
)
