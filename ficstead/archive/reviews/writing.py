"""The only way words get into a review: as plain text with a little emphasis, cleaned, its version stamped."""

import html
import re

import nh3
from django.db import transaction

from ficstead.archive.reviews.models import Review
from ficstead.press.manuscript import SANITISER_VERSION, clean_html

_TAG = re.compile(
    r"</?(?:em|strong|i|b|p|br|blockquote)\s*/?>|<a\s+href=\"(?:https?://|mailto:)[^\"<>\s]+\"\s*>|</a>", re.I
)
"""The mark-up a reviewer may type. Whatever else looks like a tag is taken for words, so that `<3` stays a heart."""
_PLAINER = (
    (re.compile(r"<(/?)i\s*>", re.I), r"<\1em>"),
    (re.compile(r"<(/?)b\s*>", re.I), r"<\1strong>"),
)
_BLOCK_ENDS = re.compile(r"</?(?:p|blockquote)\s*>", re.I)
_NARROW = nh3.Cleaner(
    tags={"p", "br", "em", "strong", "a", "blockquote"},
    attributes={"a": {"href"}},
    link_rel="noopener nofollow ugc",
    url_schemes={"http", "https", "mailto"},
)


def write_words(review: Review, typed: str) -> None:
    """Sets the review's words; saving is the caller's."""
    review.body, review.sanitiser = html_of(typed), SANITISER_VERSION


def html_of(typed: str) -> str:
    """The clean HTML of what was typed: a blank line parts paragraphs, a line's end is kept."""
    text = _marked_up(typed.replace("\r\n", "\n").replace("\r", "\n"))
    pieces = (piece for block in re.split(r"\n[ \t]*\n", text) for piece in _blocks(block))
    return _cleaned("".join(pieces))


def typed_of(body: str) -> str:
    """How a reviewer would have typed this clean HTML; `html_of` leads back to the same words in the same blocks."""
    text = re.sub(r"\s*</p>\s*|\s*(?=<blockquote>)", "\n\n", re.sub(r"<p>|\n", "", body))
    text = re.sub(r"(<blockquote>)\s*|\s*(</blockquote>)\s*", lambda edge: f"\n\n{edge[1] or edge[2]}\n\n", text)
    text = re.sub(r"<br>", "\n", text)
    text = re.sub(r' rel="[^"]*"', "", text)
    return re.sub(r"\n{3,}", "\n\n", "".join(map(_typed_piece, re.split(r"(<[^<>]+>)", text)))).strip()


def clean_again() -> int:
    """Cleans whatever an older sanitiser let in, by the list of today; returns how many reviews that were."""
    old = Review.objects.filter(sanitiser__lt=SANITISER_VERSION)
    pks = list(old.values_list("pk", flat=True))
    for pk in pks:
        with transaction.atomic():
            review = Review.objects.select_for_update().get(pk=pk)
            review.body, review.sanitiser = _cleaned(review.body), SANITISER_VERSION
            review.save(update_fields=["body", "sanitiser"])
    return len(pks)


def _cleaned(markup: str) -> str:
    cleaned = clean_html(_NARROW.clean(clean_html(markup)))
    return re.sub(r"<p>\s*</p>", "", cleaned)


def _marked_up(typed: str) -> str:
    """What was typed with every `<` that begins no allowed tag written as an entity."""
    kept = "".join(
        piece if _TAG.fullmatch(piece) else piece.replace("<", "&lt;").replace(">", "&gt;")
        for piece in re.split(f"({_TAG.pattern})", typed, flags=re.I)
    )
    for pattern, replacement in _PLAINER:
        kept = pattern.sub(replacement, kept)
    return kept


def _blocks(block: str) -> list[str]:
    """One typed block as paragraphs; the edges of quotations and typed paragraphs stand for themselves."""
    edges = _BLOCK_ENDS.findall(block)
    blocks = []
    for words, edge in zip(_BLOCK_ENDS.split(block), [*edges, ""], strict=True):
        lines = [line.strip() for line in words.strip().split("\n")]
        blocks.append(f"<p>{'<br>'.join(lines)}</p>" if any(lines) else "")
        blocks.append(edge if "blockquote" in edge.lower() else "")
    return blocks


def _typed_piece(piece: str) -> str:
    """A tag as it is; words with their entities resolved wherever that can't be taken for mark-up."""
    if _TAG.fullmatch(piece):
        return piece
    words = re.sub(r"&(?=#?\w+;)", "&amp;", html.unescape(piece))
    return _TAG.sub(lambda tag: tag[0].replace("<", "&lt;"), words)
