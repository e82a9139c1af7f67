"""seen and scene."""

from ficstead.press.proof.checks.confusions.by_neighbours import told_by_neighbours

CHECK = told_by_neighbours(
    code="confusion-066",
    words=("seen", "scene"),
    title="seen and scene taken for each other",
    explanation="Seen is from see; a scene is on a stage.",
    wrong=(
        "I have never scene him before.",
        "It was a seen of joy.",
        "“Have you scene her?”",
    ),
    right=("She had seen the scene before.",),
    phrases={
        "have you scene": "have you seen",
        "never scene": "never seen",
        "ever scene": "ever seen",
        "had scene": "had seen",
        "have scene": "have seen",
        "i've scene": "I've seen",
        "behind the seens": "behind the scenes",
        "make a seen": "make a scene",
        "a seen of": "a scene of",
    },
)
