"""Turn the text of a manuscript into blocks, by the reader that fits it."""

from ficstead.press.manuscript.readers.plain import read_plain
from ficstead.press.manuscript.readers.reading import Reading

__all__ = ["Reading", "read_blocks"]


def read_blocks(text: str, *, name: str) -> Reading:
    """The blocks of the decoded `text` (line ends as `\\n`); `name` is the file's, for its ending."""
    return read_plain(text)
