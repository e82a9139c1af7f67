"""The words of a story that a review speaks of."""

from ficstead.archive.works.anchors import paragraphs
from ficstead.archive.works.models import Chapter

LONGEST_PASSAGE = 600


class PassageIsGone(Exception):
    """The chapter has no such paragraph, or other words stand in it."""


def passage_in(chapter: Chapter, anchor: int, quoted: str) -> str:
    """The quoted words with single spaces, if they do stand in that paragraph; else raises `PassageIsGone`.

    White space is passed over: mark-up, line breaks and the browser each put it elsewhere.
    """
    words = " ".join(quoted.split())
    texts = dict(zip(chapter.paragraph_anchors().numbers, paragraphs(chapter.body), strict=False))
    if not words or len(words) > LONGEST_PASSAGE or _bare(words) not in _bare(texts.get(anchor, "")):
        raise PassageIsGone
    return words


def _bare(text: str) -> str:
    return "".join(text.split())
