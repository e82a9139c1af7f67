"""What an EPUB of a 100,000-word book costs, beside zlib and zipfile given the same text.

Run as `python -m bench.bindery`.
"""

import io
import random
import time
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import islice

from ficstead.press.bindery import Book, BookChapter, epub, plaintext, webpage

SYLLABLES = (
    "bel",
    "cor",
    "den",
    "el",
    "fi",
    "gra",
    "hol",
    "in",
    "kin",
    "lan",
    "mar",
    "ne",
    "o",
    "per",
    "qui",
    "ras",
    "sel",
    "ta",
    "un",
    "ver",
    "wy",
)
WORDS, CHAPTERS, ROUNDS = 100_000, 40, 7


def main() -> None:
    book = make_book()
    text = [chapter.body.encode() for chapter in book.chapters]
    size = sum(map(len, text))
    zlib_ms = best_of(lambda: [zlib.compress(part, 6) for part in text])
    zip_ms = best_of(lambda: plain_zip(text))
    print(f"{book.words} words, {len(text)} chapters, {size / 1e6:.2f} MB of HTML; CPU ms, best of {ROUNDS}")
    print(f"  zlib alone      {zlib_ms:7.1f}")
    print(f"  plain zipfile   {zip_ms:7.1f}")
    for name, bind in (("epub", epub), ("webpage", webpage), ("plaintext", plaintext)):
        ms = best_of(lambda bind=bind: sum(map(len, bind(book))))  # type: ignore[misc]
        print(f"  {name:15} {ms:7.1f}   {ms / zlib_ms:.2f} times zlib, {ms / zip_ms:.2f} times zipfile")
    print(f"  memory of one EPUB at its peak: {peak_megabytes(book):.1f} MB beside the book itself")


def make_book() -> Book:
    when = datetime(2025, 1, 1, tzinfo=UTC)
    chapters = tuple(
        BookChapter(number=number, title=f"Stone {number}", body=body(number, WORDS // CHAPTERS), posted_at=when)
        for number in range(1, CHAPTERS + 1)
    )
    return Book(
        identifier="urn:uuid:5f0c4f3e-2f0e-5a5e-9d0e-1f6f5f0a9b11",
        title="The Long Causeway",
        authors=("wren_of_marsh",),
        language="en",
        status="Complete",
        posted_at=when,
        updated_at=when,
        words=WORDS,
        publisher="Bench",
        chapters=chapters,
    )


def body(seed: int, words: int) -> str:
    """Made-up prose that packs about as well as English does: few words often, many words seldom."""
    chance = random.Random(seed)
    vocabulary = ["".join(chance.choices(SYLLABLES, k=1 + rank % 4)) for rank in range(3000)]
    weights = [1 / (rank + 3) for rank in range(len(vocabulary))]
    drawn = iter(chance.choices(vocabulary, weights, k=words))
    paragraphs = []
    while paragraph := list(islice(drawn, chance.randint(5, 90))):
        paragraph[len(paragraph) // 2] = f"<em>{paragraph[len(paragraph) // 2]}</em>"
        paragraphs.append(f"<p>“{' '.join(paragraph)}.”</p>")
    return "\n".join(paragraphs)


def plain_zip(text: list[bytes]) -> int:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, part in enumerate(text):
            archive.writestr(f"{number}.html", part)
    return target.tell()


def best_of(work: Callable[[], object]) -> float:
    return min(cpu_ms(work) for _ in range(ROUNDS))


def cpu_ms(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000


def peak_megabytes(book: Book) -> float:
    tracemalloc.start()
    for _ in epub(book):
        pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


if __name__ == "__main__":
    main()
