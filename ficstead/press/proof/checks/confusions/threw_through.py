"""threw and through."""

from ficstead.press.proof.checks.confusions.by_neighbours import told_by_neighbours

CHECK = told_by_neighbours(
    code="confusion-039",
    words=("threw", "through"),
    title="threw and through taken for each other",
    explanation="Threw is the past of throw; through leads in and out again.",
    wrong=(
        "He walked threw the door.",
        "She through the ball to him.",
        "They went threw with it.",
    ),
    right=(
        "She threw the ball through the window.",
        "He was through with it.",
    ),
    phrases={
        "walked threw the": "walked through the",
        "went threw the": "went through the",
        "ran threw the": "ran through the",
        "walking threw the": "walking through the",
        "looked threw the": "looked through the",
        "came threw the": "came through the",
        "running threw the": "running through the",
        "flew threw the": "flew through the",
        "burst threw the": "burst through the",
        "stared threw the": "stared through the",
        "all threw the": "all through the",
        "right threw the": "right through the",
        "halfway threw the": "halfway through the",
        "go threw": "go through",
        "going threw": "going through",
        "get threw": "get through",
        "threw with": "through with",
        "through kisses": "threw kisses",
        "through himself": "threw himself",
        "through herself": "threw herself",
        "through themselves": "threw themselves",
    },
)
