"""Cuts Literata's Latin files in two: the letters of Western European stories, and the signs that few pages have.

    pip install fonttools brotli && npm pack @fontsource/literata@5.3.0 && tar xzf fontsource-literata-5.3.0.tgz
    python tools/fonts/cut_latin.py package/files ficstead/archive/core/static/core/fonts

What it makes is committed; the two ranges stand again in `core/fonts.css`.
"""

import sys
from pathlib import Path

from fontTools import subset

LETTERS = (
    "U+0000-00A1, U+00A3, U+00AB, U+00AD, U+00B7, U+00BB, U+00BF-00FF, U+0152-0153, "
    "U+2010-2015, U+2018-201F, U+2020-2022, U+2026, U+20AC"
)
SIGNS = (
    "U+00A2, U+00A4-00AA, U+00AC, U+00AE-00B6, U+00B8-00BA, U+00BC-00BE, U+0131, U+02BB-02BC, U+02C6, U+02DA, U+02DC, "
    "U+0304, U+0308, U+0329, U+2000-200F, U+2016-2017, U+2023-2025, U+2027-206F, U+2122, U+2191, U+2193, U+2212, U+2215, "
    "U+FEFF, U+FFFD"
)
STYLES = ("400-normal", "400-italic", "700-normal", "700-italic")
# All but fractions, which no page sets.
FEATURES = ["kern", "liga", "mark", "ccmp", "locl", "pnum", "tnum", "rvrn"]


def main(source: Path, target: Path) -> None:
    for style in STYLES:
        for name, ranges in (("latin", LETTERS), ("latin-signs", SIGNS)):
            made = target / f"literata-{name}-{style}.woff2"
            cut(source / f"literata-latin-{style}.woff2", made, ranges)
            sys.stdout.write(f"{made.name}: {made.stat().st_size:,} bytes\n")


def cut(source: Path, target: Path, ranges: str) -> None:
    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = FEATURES
    options.name_IDs = [0, 1, 2, 4, 6, 13, 14]  # whose it is, what it is called, and the licence
    options.drop_tables += ["vhea", "vmtx", "STAT"]  # lines from top to bottom, and other cuts than this one
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=subset.parse_unicodes(ranges))
    cutter.subset(font)
    subset.save_font(font, str(target), options)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
