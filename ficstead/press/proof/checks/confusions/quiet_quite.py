"""quite and quiet."""

from ficstead.press.proof.checks.confusions.by_neighbours import told_by_neighbours

CHECK = told_by_neighbours(
    code="confusion-032",
    words=("quite", "quiet"),
    title="quite and quiet taken for each other",
    explanation="Quiet is without noise; quite is fairly, or wholly.",
    wrong=(
        "The house was very quite.",
        "I am quiet sure of it.",
        "It was quiet a long way.",
    ),
    right=(
        "The house was quite quiet.",
        "She was quite sure, and kept quiet.",
        "A quiet man, quite alone.",
        "The street was not quiet, for it isn't quiet there at night.",
    ),
    phrases={
        "quiet a long": "quite a long",
        "keep quite": "keep quiet",
        "very quite": "very quiet",
        "so quite": "so quiet",
        "quiet sure": "quite sure",
        "quiet a few": "quite a few",
        "quiet a lot": "quite a lot",
        "quiet a bit": "quite a bit",
        "quiet right": "quite right",
        **{
            f"not quiet {word}": f"not quite {word}"
            for word in "sure as so the a what like ready enough yet there".split()
        },
    },
    settled=("not quiet", "isn't quiet", "wasn't quiet", "weren't quiet", "aren't quiet"),
)
