"""How fast a manuscript is taken in, beside a bare word counter and an HTML parser on the same words."""

import random
import statistics
import subprocess
import sys
import textwrap
import time
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

from lxml import etree

from ficstead.press.manuscript import read_manuscript
from ficstead.press.manuscript.decoding import decode
from ficstead.press.manuscript.readers import read_blocks

ROUNDS = 5
WORDS = 300_000
VOCABULARY = (
    "the a and of to in that it was she he they we had with for on at by from her his rain harbour lamp boat house quay morning "
    "nobody little least word waiting door hand water stair window said asked thought looked turned went came knew told never "
    "always again before after under over through tide rope salt gull letter name night kettle coat sister captain map road"
).split()


def main() -> None:
    """Print every figure; `memory KIND` measures one reading of what comes in, in the fresh process that this one starts."""
    if sys.argv[1:2] == ["memory"]:
        print(memory_ratio(sys.argv[2], sys.stdin.buffer.read()))
        return
    compare_with_peers()
    show_growth()
    show_memory()


def compare_with_peers() -> None:
    texts = {kind: story(kind, WORDS) for kind in ("txt", "txt-wrapped", "html", "md")}
    counted = len(texts["txt"].split())
    print(f"A story of {counted:,} words: words per second of CPU, median of {ROUNDS} interleaved rounds")
    page = texts["html"].encode()
    deeds: dict[str, Callable[[], object]] = {
        "bare split and counter": lambda: Counter(texts["txt"].split()),
        "lxml parses it as HTML": lambda: etree.fromstring(page, etree.HTMLParser()),
    }
    for kind, text in texts.items():
        deeds[f"read_manuscript, {kind}"] = reading(kind, text)
    deeds["of it: decoding, txt"] = lambda: decode(texts["txt"].encode(), name="story.txt")
    for kind, text in texts.items():
        deeds[f"of it: blocks, {kind}"] = blocks(kind, text)
    seconds = interleaved(deeds)
    bare, parsed = seconds["bare split and counter"], seconds["lxml parses it as HTML"]
    for name, taken in seconds.items():
        print(
            f"  {name:28} {counted / taken:12,.0f} words/s  {taken / bare:6.2f} x counter  {taken / parsed:6.2f} x lxml"
        )


def show_growth() -> None:
    print("Growth (txt): the cost of a word must stay the same")
    sizes = (10_000, 100_000, 1_000_000)
    deeds: Mapping[str, Callable[[], object]] = {f"{size:,}": reading("txt", story("txt", size)) for size in sizes}
    for (name, taken), size in zip(interleaved(deeds, rounds=3).items(), sizes, strict=True):
        print(f"  {name:>10} words {taken:8.3f} s {taken / size * 1e6:8.3f} µs a word")


def show_memory() -> None:
    print("Memory: peak beyond the start of a fresh process, as a multiple of the input (limit 15)")
    for kind in _WRITERS:
        command = [sys.executable, __file__, "memory", kind]
        data = story(kind, WORDS).encode()
        measured = subprocess.run(command, input=data, capture_output=True, check=True)
        print(f"  {kind:12} {float(measured.stdout):6.1f} x")


def memory_ratio(kind: str, data: bytes) -> float:
    """Peak resident bytes that a reading adds, over the bytes of its input."""
    before = peak_memory()
    manuscript = read_manuscript(data, name=file_name(kind))
    assert manuscript.chapters
    return (peak_memory() - before) / len(data)


def peak_memory() -> int:
    """The most bytes this process has held; unlike `ru_maxrss`, nothing of the process that started it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024


def interleaved(deeds: Mapping[str, Callable[[], object]], rounds: int = ROUNDS) -> dict[str, float]:
    """The median seconds of CPU of each deed; every round does all of them, so that none meets a quieter machine."""
    taken: dict[str, list[float]] = {name: [] for name in deeds}
    for _ in range(rounds):
        for name, deed in deeds.items():
            started = time.process_time()
            deed()
            taken[name].append(time.process_time() - started)
    return {name: statistics.median(times) for name, times in taken.items()}


def reading(kind: str, text: str) -> Callable[[], object]:
    data = text.encode()
    return lambda: read_manuscript(data, name=file_name(kind))


def blocks(kind: str, text: str) -> Callable[[], object]:
    return lambda: read_blocks(text, name=file_name(kind))


def file_name(kind: str) -> str:
    return f"story.{kind.partition('-')[0]}"


def story(kind: str, words: int) -> str:
    """A story of about `words` words, always the same: header, chapters of 5,000 words, notes, breaks, emphasis."""
    source = random.Random(4)
    left = words
    chapters = []
    while left > 0:
        paragraphs = [paragraph(source) for _ in range(min(115, max(4, left // 43)))]
        left -= sum(text.count(" ") + 1 for text in paragraphs)
        chapters.append(paragraphs)
    return _WRITERS[kind](chapters)


def paragraph(source: random.Random) -> str:
    """About 43 words: a few sentences, one in three with speech, one in eight with emphasis."""
    sentences = []
    for _ in range(source.randint(2, 6)):
        words = source.choices(VOCABULARY, k=source.randint(6, 16))
        words[0] = words[0].capitalize()
        if source.random() < 0.03:
            words[2] = f"*{words[2]}*"
        sentences.append(" ".join(words) + ".")
    if source.random() < 0.33:
        sentences[0] = f"“{sentences[0][:-1]},” she said."
    return " ".join(sentences)


def as_text(chapters: list[list[str]], width: int = 0) -> str:
    parts = [
        "Title: Salt Road\nAuthor: Jo Example\nFandom: Harbour Lights\nRating: PG",
        "Disclaimer: none of it is mine.",
    ]
    for number, paragraphs in enumerate(chapters, start=1):
        parts += [f"Chapter {number}: Low Water", "A/N: Thank you for the reviews, everyone!"]
        for at, text in enumerate(paragraphs):
            parts += ["* * *"] * (at == 60) + [textwrap.fill(text, width) if width else text]
        parts.append("A/N: Please review.")
    return "\n\n".join(parts) + "\n"


def as_html(chapters: list[list[str]]) -> str:
    parts = []
    for block in as_text(chapters).rstrip("\n").split("\n\n"):
        if block.startswith("Chapter "):
            parts.append(f"<h2>{block}</h2>")
        else:
            emphasised = block.replace(" *", " <i>").replace("* ", "</i> ")
            parts.append(
                "<hr>" if block == "* * *" else f"<p class=MsoNormal>{emphasised.replace(chr(10), '<br>')}</p>"
            )
    return "<html><head><title>Salt Road</title></head><body>\n" + "\n".join(parts) + "\n</body></html>\n"


def as_markdown(chapters: list[list[str]]) -> str:
    return as_text(chapters).replace("\nChapter ", "\n## Chapter ")


_WRITERS: dict[str, Callable[[list[list[str]]], str]] = {
    "txt": as_text,
    "txt-wrapped": lambda chapters: as_text(chapters, 72),
    "html": as_html,
    "md": as_markdown,
}


if __name__ == "__main__":
    main()
