"""How much of clean fiction the intake takes for something else: `python bench/clean_fiction.py FOLDER` of .txt novels.

Every piece that is neither story, heading nor scene break is printed for a person to judge: titles and authors' own
addresses to their readers are finds, the rest are losses.
"""

import sys
from pathlib import Path

from ficstead.press.manuscript import PieceKind, count_words, read_manuscript

STORY = {PieceKind.STORY, PieceKind.HEADING, PieceKind.SCENE_BREAK}


def main(folder: str) -> None:
    words = taken = 0
    for path in sorted(Path(folder).glob("*.txt")):
        for piece in read_manuscript(path.read_bytes(), name=path.name).pieces:
            length = count_words(piece.text)
            words += length
            if piece.kind not in STORY:
                taken += length
                print(f"{path.name}:{piece.line}: {piece.kind} ({piece.confidence:.2f}): {piece.text[:100]!r}")
    print(f"{taken} of {words:,} words ({taken / max(1, words):.4%}) taken for something other than the story")


if __name__ == "__main__":
    main(sys.argv[1])
