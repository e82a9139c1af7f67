"""its and it's."""

from ficstead.press.proof.checks.confusions.by_neighbours import told_by_neighbours

CHECK = told_by_neighbours(
    code="confusion-022",
    words=("its", "it's"),
    title="its and it's taken for each other",
    explanation="It's is it is or it has; its says whose it is, like his and her.",
    wrong=(
        "“Its a long way home.”",
        "“Its been years.”",
        "The dog wagged it's tail.",
        "“I know its not fair.”",
        "The house had lost it's roof.",
    ),
    right=(
        "“It's its own reward,” he said.",
        "The dog wagged its tail, and it's happy.",
        "Its long nose twitched.",
        "“It's magic,” she said.",
    ),
    phrases={
        "its been": "it's been",
        "its a": "it's a",
        "its an": "it's an",
        "its the": "it's the",
        "its okay": "it's okay",
        "its fine": "it's fine",
        "its going to": "it's going to",
        "its gonna": "it's gonna",
        "its all right": "it's all right",
        "it's own": "its own",
        "of it's": "of its",
        "it's tail": "its tail",
        "it's wings": "its wings",
    },
)
