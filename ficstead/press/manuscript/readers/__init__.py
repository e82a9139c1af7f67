"""Turn the text of a manuscript into blocks, by the reader that fits it."""

import re
from pathlib import PurePosixPath

from ficstead.press.manuscript.readers.html import read_html
from ficstead.press.manuscript.readers.markdown import read_markdown
from ficstead.press.manuscript.readers.plain import read_plain
from ficstead.press.manuscript.readers.reading import Reading

__all__ = ["Reading", "read_blocks"]

_PAGE_START = re.compile(
    r"\s{0,2000}(?:<\?xml[^>]{0,200}>\s{0,200})?(?:<!--[^>]{0,500}-->\s{0,200})?<(?:!doctype\s+html|html[\s>])",
    re.IGNORECASE,
)
_BLOCK_TAG = re.compile(r"<(?:p|br|div|h[1-6]|hr|center|pre|li|td|blockquote)[\s/>]", re.IGNORECASE)


def read_blocks(text: str, *, name: str) -> Reading:
    """The blocks of the decoded `text` (line ends as `\\n`); `name` is the file's.

    Its ending names the reader, but a text file that holds a page of HTML is read as HTML, and one that
    calls itself HTML without a single block tag is read as text.
    """
    ending = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    if ending in {".html", ".htm", ".xhtml"}:
        return read_html(text) if _BLOCK_TAG.search(text) else read_plain(text)
    if _is_page(text):
        return read_html(text)
    return read_markdown(text) if ending in {".md", ".markdown", ".mkd"} else read_plain(text)


def _is_page(text: str) -> bool:
    """Whether a text is HTML whatever its name says: it begins as a page, or a tag begins or ends most lines."""
    if _PAGE_START.match(text):
        return True
    if "<" not in text:
        return False
    tags = len(_BLOCK_TAG.findall(text))
    return tags >= 3 and tags * 2 > sum(1 for line in text.split("\n") if line.strip())
