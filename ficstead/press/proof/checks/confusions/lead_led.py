"""lead and led."""

from ficstead.press.proof.checks.confusions.by_neighbours import told_by_neighbours

CHECK = told_by_neighbours(
    code="confusion-029",
    words=("lead", "led"),
    title="lead and led taken for each other",
    explanation="The past of lead is led; lead that sounds like it is the metal.",
    wrong=(
        "He lead her to the door.",
        "She had lead them astray.",
        "The path lead down to the sea.",
    ),
    right=(
        "He led her to the door, as heavy as lead.",
        "“You lead, and I will follow.” It will lead to nothing.",
    ),
    phrases={
        "had lead me": "had led me",
        "had lead him": "had led him",
        "had lead her": "had led her",
        "had lead them": "had led them",
        "had lead to": "had led to",
        "was lead to": "was led to",
        "were lead to": "were led to",
        "was lead into": "was led into",
        "he lead her": "he led her",
        "she lead him": "she led him",
        "he lead the": "he led the",
        "she lead the": "she led the",
        "he lead them": "he led them",
    },
    settled=(
        "the lead",
        "in the lead",
        "take the lead",
        "molten lead",
    ),
)
