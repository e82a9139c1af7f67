"""hear and here."""

from ficstead.press.proof.checks.confusions.by_neighbours import told_by_neighbours

CHECK = told_by_neighbours(
    code="confusion-034",
    words=("hear", "here"),
    title="hear and here taken for each other",
    explanation="One hears with the ear; here is this place.",
    wrong=(
        "“Come hear,” he said.",
        "“I can't here you.”",
        "“Did you here that?”",
        "“What are you doing hear?”",
    ),
    right=(
        "“Hear, hear!” they cried. “Come here.”",
        "“I can hear you from here.”",
    ),
    phrases={
        "come hear": "come here",
        "right hear": "right here",
        "over hear": "over here",
        "doing hear": "doing here",
        "can't here": "can't hear",
        "did you here": "did you hear",
        "couldn't here": "couldn't hear",
        "could here": "could hear",
        "to here it": "to hear it",
        "to here that": "to hear that",
        "to here from": "to hear from",
    },
)
