"""Take a manuscript in: bytes, text, blocks, pieces, and the manuscript put together from them."""

from ficstead.press.manuscript.assembling.pieces import assemble
from ficstead.press.manuscript.decoding import decode
from ficstead.press.manuscript.model import Manuscript
from ficstead.press.manuscript.parting.sequence import part
from ficstead.press.manuscript.readers import read_blocks


def read_manuscript(data: bytes, *, name: str, title: str | None = None, limit: int = 20_000_000) -> Manuscript:
    """The manuscript in `data`: `name` is the file's, `title` (if given) outranks the one inside.

    Raises ManuscriptError, with one sentence for the writer, for what is empty, binary, or longer than `limit` bytes.
    """
    decoded = decode(data, name=name, limit=limit)
    reading = read_blocks(decoded.text, name=name)
    return assemble(
        part(reading.blocks),
        source=name,
        encoding=decoded.encoding,
        decisions=(decoded.decision, *reading.decisions),
        problems=(*decoded.problems, *reading.problems),
        title=title,
    )
