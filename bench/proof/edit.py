"""How long a manuscript takes to be read again after one paragraph was edited, beside the first reading.

    python bench/proof/edit.py [--words 10000] [--garbage] FILE_OR_FOLDER ...

The first so many words of each novel are a chapter; one paragraph after another gets some words more. Milliseconds of CPU.
Before each reading garbage is collected, and that time is left out; with --garbage it is collected when it comes, as in life.
"""

import argparse
import gc
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from texts import text_files

from ficstead.press.proof import Proofreader
from ficstead.press.proof.paragraphs import Paragraph, paragraphs_of_html, paragraphs_of_text

Reading = Callable[[str], Sequence[Paragraph]]
EDITS = 20


def main() -> None:
    arguments = _arguments()
    collect = (lambda: 0) if arguments.garbage else gc.collect
    print("| chapter | words | first reading, ms | after an edit, median | worst | as HTML, median | worst |")
    print("|---|---|---|---|---|---|---|")
    for path in text_files(arguments.paths):
        texts = _chapter(path.read_text("utf-8"), arguments.words)
        first, again = _measured(texts, "{}", "\n\n", lambda source: list(paragraphs_of_text(source)), collect)
        _, html = _measured(texts, "<p>{}</p>", "\n", lambda source: list(paragraphs_of_html(source)), collect)
        words = sum(len(text.split()) for text in texts)
        print(f"| {path.stem} | {words} | {first:.0f} | {_middle_and_worst(again)} | {_middle_and_worst(html)} |")


def _measured(
    texts: list[str], frame: str, between: str, paragraphs: Reading, collect: Callable[[], int]
) -> tuple[float, list[float]]:
    """Milliseconds of the first reading, and of each one after an edit."""
    reader = Proofreader()

    def read(texts: list[str]) -> float:
        source = between.join(map(frame.format, texts))
        collect()
        began = time.process_time()
        reader.read(source, paragraphs(source))
        return 1000 * (time.process_time() - began)

    first = read(texts)
    again = []
    for at in range(0, len(texts), max(1, len(texts) // EDITS)):
        texts = [*texts[:at], texts[at] + " And so she rowed on.", *texts[at + 1 :]]
        again.append(read(texts))
    return first, again


def _chapter(text: str, words: int) -> list[str]:
    chosen: list[str] = []
    for paragraph in paragraphs_of_text(text):
        if words <= 0:
            break
        chosen.append(paragraph.text)
        words -= len(paragraph.text.split())
    return chosen


def _middle_and_worst(times: list[float]) -> str:
    return f"{statistics.median(times):.1f} | {max(times):.1f}"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--words", type=int, default=10_000)
    parser.add_argument("--garbage", action="store_true", help="leave the collecting of garbage in the time")
    return parser.parse_args()


if __name__ == "__main__":
    main()
