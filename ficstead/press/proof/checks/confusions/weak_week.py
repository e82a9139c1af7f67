"""week and weak."""

from ficstead.press.proof.checks.confusions.by_neighbours import told_by_neighbours

CHECK = told_by_neighbours(
    code="confusion-048",
    words=("week", "weak"),
    title="week and weak taken for each other",
    explanation="A week has seven days; weak is not strong.",
    wrong=(
        "He left a weak ago.",
        "She felt week and tired.",
        "“See you next weak.”",
    ),
    right=("After a week in bed he was weak.",),
    phrases={
        "next weak": "next week",
        "last weak": "last week",
        "a weak ago": "a week ago",
        "every weak": "every week",
        "weaks ago": "weeks ago",
        "this weak": "this week",
        "for a weak": "for a week",
        "felt week": "felt weak",
        "week smile": "weak smile",
    },
    settled=(
        "too weak",
        "weak from",
        "so weak",
    ),
)
