"""How often the proofreader cries wolf: its notes on clean novels, by code and per 10,000 words, and its speed there.

    python bench/proof/alarms.py [--list CODE] FOLDER_OR_FILE ...

With --list every note whose code begins so is printed with its surroundings, to be judged by hand.
"""

import argparse
import time
from collections import Counter
from pathlib import Path

from texts import text_files

from ficstead.press.manuscript import count_words
from ficstead.press.proof import Note, proof_text


def main() -> None:
    arguments = _arguments()
    words, seconds = 0, 0.0
    notes: list[Note] = []
    for path in text_files(arguments.paths):
        text = path.read_text("utf-8")
        began = time.process_time()
        found = proof_text(text)
        seconds += time.process_time() - began
        words += count_words(text)
        notes += found
        for note in found:
            if arguments.list and note.code.startswith(arguments.list):
                print(f"{path.name}:{note.line} {note.code} {_around(text, note)} -> {note.replacement!r}")
    _print_table(notes, words)
    print(f"\n{words:,} words in {seconds:.1f} s of CPU: {words / seconds:,.0f} words a second (limit: 100,000)")


def _around(text: str, note: Note) -> str:
    marked = f"{text[note.start - 50 : note.start]}[[{text[note.start : note.end]}]]{text[note.end : note.end + 40]}"
    return " ".join(marked.split())


def _print_table(notes: list[Note], words: int) -> None:
    counts, safe = Counter(note.code for note in notes), Counter(note.code for note in notes if note.safe)
    print("| code | notes | safe fixes | per 10,000 words |\n|---|---|---|---|")
    for code, times in counts.most_common():
        print(f"| {code} | {times} | {safe[code]} | {times / words * 10_000:.2f} |")
    print(f"| **all (limit 5)** | {len(notes)} | | {len(notes) / words * 10_000:.2f} |")
    print(f"| **safe fixes (limit 2)** | | {safe.total()} | {safe.total() / words * 10_000:.2f} |")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--list", default="", help="print every note whose code begins so")
    return parser.parse_args()


if __name__ == "__main__":
    main()
