"""Shows what the safe fixes change in some of our untidy manuscripts: writes `docs/proof-before-and-after.md` anew.

python bench/proof/before_and_after.py [NAME ...]
"""

import argparse
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from re import split

from manuscripts import MANUSCRIPTS, Marked, load, safely_fixed

PAGE = Path(__file__).parents[2] / "docs/proof-before-and-after.md"
SHOWN = ("05-glasshouse-nine", "08-gas-station-saints", "10-redcap-lane")
AROUND = 4
"""How many words are shown on either side of a change; nearer ones are shown together."""

HEAD = """# Three manuscripts before and after the safe fixes

Our own texts, written as untidily as writers do (`bench/proof/manuscripts`), and what `ficstead proof --notes --fix safe` makes
of them: nothing that could change what the writer means. Of the other notes the writer decides, one by one. The places that
changed are **bold**; what no fix touched is left out, or stands as it stood.

`python bench/proof/before_and_after.py` writes this page.
"""


def main() -> None:
    arguments = _arguments()
    shown = [line for name in arguments.names for line in _about(load(MANUSCRIPTS / f"{name}.txt"))]
    PAGE.write_text("\n".join([HEAD, *shown]) + "\n", "utf-8")
    print(f"{PAGE.name}: {len(arguments.names)} manuscripts")


def _about(marked: Marked) -> Iterator[str]:
    before, after = marked.text.splitlines(), safely_fixed(marked).splitlines()
    changes = [change for pair in zip(before, after, strict=True) for change in _changes(*map(_words, pair))]
    title = marked.name.split("-", 1)[1].replace("-", " ").capitalize()
    yield f"## {title}\n\n{len(marked.text.split())} words, {len(changes)} places changed.\n"
    yield "| before | after |\n|---|---|"
    for was, now in changes:
        yield f"| {was} | {now} |"
    yield ""


def _changes(before: list[str], after: list[str]) -> Iterator[tuple[str, str]]:
    """Where two versions of a paragraph differ, with the words around."""
    for group in SequenceMatcher(None, before, after, autojunk=False).get_grouped_opcodes(AROUND * 2):
        was = "".join(_shown(before[start:end], bold=kind != "equal") for kind, start, end, _, _ in group)
        now = "".join(_shown(after[start:end], bold=kind != "equal") for kind, _, _, start, end in group)
        yield was.strip(), now.strip()


def _words(line: str) -> list[str]:
    """Words and the white space between them."""
    return split(r"(\s+)", line)


def _shown(words: list[str], *, bold: bool) -> str:
    text = "".join(words)
    escaped = "".join(f"\\{character}" if character in "*_|\\<`[" else character for character in text)
    inner = escaped.strip()
    return escaped.replace(inner, f"**{inner}**") if bold and inner else escaped


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", default=SHOWN, metavar="NAME", help="as in the folder, without .txt")
    return parser.parse_args()


if __name__ == "__main__":
    main()
