"""Makes plain texts of what people say in free games: modern voices to teach the model of neighbours with.

    python bench/proof/game_texts.py FOLDER_OF_PACKAGES FOLDER_OF_TEXTS

FOLDER_OF_PACKAGES holds Debian's packages unpacked, a folder to each (`dpkg-deb -x`): endless-sky-data, wesnoth-1.16-* (the
campaigns), crawl-common, naev-data and freedroidrpg-data. A paragraph is what the player reads at once; those that hold
marks for a program, and very short ones, are left out.
"""

import argparse
import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

_NAME = "Hart"
"""What stands where the game would put a name."""


@dataclass(frozen=True, slots=True)
class Game:
    """Where a game keeps what is said, and what of that is prose."""

    packages: str
    files: str
    said: Callable[[str, str], list[str]]
    """From a file and its kind, what is said in it."""
    marks: str = r"[{}$|=<>%@\\]"
    """Where these are left, it is meant for a program."""
    least_words: int = 4


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("packages", type=Path)
    parser.add_argument("texts", type=Path)
    arguments = parser.parse_args()
    arguments.texts.mkdir(parents=True, exist_ok=True)
    for name, game in _GAMES.items():
        paragraphs = dict.fromkeys(_paragraphs(game, arguments.packages))
        (arguments.texts / f"{name}.txt").write_text("\n\n".join(paragraphs) + "\n", "utf-8")


def _paragraphs(game: Game, packages: Path) -> Iterator[str]:
    for path in _files(game, packages):
        for said in game.said(path.read_text("utf-8", errors="replace"), path.suffix):
            paragraph = " ".join(said.split())
            if len(re.findall(r"[A-Za-z']+", paragraph)) >= game.least_words and not re.search(game.marks, paragraph):
                yield paragraph


def _files(game: Game, packages: Path) -> Iterator[Path]:
    for folder in sorted(packages.glob(game.packages)):
        for kind in game.files.split():
            yield from sorted(folder.rglob(kind))


def _in_backticks(text: str, suffix: str) -> list[str]:
    return [re.sub(r"<[^<>]*>", _NAME, said) for said in re.findall(r"`([^`\n]+)`", text)]


def _translatable(text: str, suffix: str) -> list[str]:
    strings = re.findall(r'_ ?"((?:[^"]|"")*)"', text)
    return [line for said in strings for line in re.sub(r"</?[a-z]+[^<>]*>", "", said.replace('""', '"')).split("\n")]


def _descriptions(text: str, suffix: str) -> list[str]:
    return re.split(r"\n\s*\n|%%%%", text)


def _by_paragraphs(text: str, suffix: str) -> list[str]:
    return [paragraph for said in _of_a_script(text, suffix) for paragraph in re.split(r"\n\s*\n", said)]


def _by_lines(text: str, suffix: str) -> list[str]:
    return [line for said in _of_a_script(text, suffix) for line in said.split("\n")]


def _of_a_script(text: str, suffix: str) -> list[str]:
    if suffix == ".xml":
        found = re.findall(r"<(?:description|bar|lore)>(.*?)</", text, re.S)
    else:
        strings = re.findall(r'_\(?"((?:[^"\\\n]|\\.)*)"', text)
        found = re.findall(r"_\(?\[\[(.*?)\]\]", text, re.S)
        found += [said.replace('\\"', '"').replace("\\n", "\n") for said in strings]
    return [re.sub(r"\{[a-z_]+\}|%[sd]", _NAME, html.unescape(re.sub(r"#[a-z0]", "", said))) for said in found]


_GAMES = {
    "crawl": Game("crawl-common", "descript/[!q]*.txt", _descriptions, r"[{}@|=<>]", 8),
    "droid": Game("freedroidrpg-data", "*.lua", _by_lines),
    "naev": Game("naev-data", "*.lua *.xml", _by_paragraphs),
    "sky": Game("endless-sky-data", "*.txt", _in_backticks, r"(?!)"),
    "wesnoth": Game("wesnoth-1.16-*", "*.cfg", _translatable, r"[{}$|=]"),
}


if __name__ == "__main__":
    main()
