"""sight and site."""

from ficstead.press.proof.checks.confusions.by_neighbours import told_by_neighbours

CHECK = told_by_neighbours(
    code="confusion-051",
    words=("sight", "site"),
    title="sight and site taken for each other",
    explanation="Sight is what is seen; a site is a place.",
    wrong=(
        "It was a terrible site.",
        "“Get out of my site.”",
        "She lost site of him.",
    ),
    right=("The building site was a sorry sight.",),
    phrases={
        "out of my site": "out of my sight",
        "a terrible site": "a terrible sight",
        "lost site of": "lost sight of",
        "lose site of": "lose sight of",
        "the site of him": "the sight of him",
        "the site of her": "the sight of her",
        "caught site of": "caught sight of",
        "catch site of": "catch sight of",
        "no end in site": "no end in sight",
        "nowhere in site": "nowhere in sight",
    },
    settled=(
        "building site",
        "construction site",
        "the site",
        "crash site",
        "camp site",
        "on site",
        "this site",
    ),
)
