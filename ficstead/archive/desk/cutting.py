"""The body of a chapter in blocks, between which it can be cut in two and put together again."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ficstead.archive.works.anchors import Anchored, paragraphs
from ficstead.archive.works.models import Chapter
from ficstead.press.manuscript import plain_text

_INLINE = frozenset("-text a abbr b bdi bdo br cite code del dfn em i img ins kbd mark q ruby s samp small span strong "
                    "sub sup time u var wbr".split())  # fmt: skip
_TAG = re.compile(r'<[a-z][a-z0-9]*(?: [a-z-]+="[^"]*")+>')
_FOOTNOTE = re.compile(r' (id|href|headers)="(#?)(note-)')


class NoSuchParagraph(Exception):
    """The chapter can't be cut there: the paragraph has gone since, or it is the first one."""


@dataclass(frozen=True, slots=True)
class Block:
    html: str
    anchors: tuple[int, ...]
    """Of the paragraphs in it; none for a scene break."""

    @property
    def is_scene_break(self) -> bool:
        return self.html.startswith("<hr")

    @property
    def first_words(self) -> str:
        return " ".join(plain_text(self.html).split()[:12])


def blocks_of(chapter: Chapter) -> list[Block]:
    """The body, whole, in its order."""
    numbers = iter(chapter.paragraph_anchors().numbers)
    blocks = []
    for html in _outermost(chapter.body):
        inside = len(paragraphs(html))
        blocks.append(
            Block(html=html, anchors=tuple(number for _, number in zip(range(inside), numbers, strict=False)))
        )
    return blocks


def _outermost(body: str) -> Iterator[str]:
    root = LexborHTMLParser(body).body
    nodes = root.iter(include_text=True) if root else ()
    for loose, group in groupby(nodes, key=_is_inline):
        htmls = [node.html or "" for node in group]
        yield from ["".join(htmls)] if loose else htmls


def _is_inline(node: LexborNode) -> bool:
    return node.tag in _INLINE


def cut_before(blocks: Sequence[Block], anchor: int) -> tuple[list[Block], list[Block]]:
    """What stands before the block that begins with this paragraph, and the rest; a scene break between them goes, since
    the chapter's end takes its place. Raises `NoSuchParagraph`."""
    at = next((index for index, block in enumerate(blocks) if block.anchors[:1] == (anchor,)), 0)
    head, tail = trimmed(blocks[:at]), trimmed(blocks[at:])
    if not head or not tail:
        raise NoSuchParagraph
    return head, tail


def cut_out(blocks: Sequence[Block], *, above: int, upto: int) -> tuple[list[Block], list[Block]]:
    """The stretch from the first to the last block with an anchor in that range, and what is left around it."""
    own = [index for index, block in enumerate(blocks) if any(above < anchor <= upto for anchor in block.anchors)]
    if not own:
        return [], list(blocks)
    before, after = trimmed(blocks[: own[0]]), trimmed(blocks[own[-1] + 1 :])
    joint = [SCENE_BREAK] if before and after else []
    return trimmed(blocks[own[0] : own[-1] + 1]), [*before, *joint, *after]


SCENE_BREAK = Block(html="<hr>", anchors=())


def trimmed(blocks: Sequence[Block]) -> list[Block]:
    """Without the scene breaks at either end."""
    kept = list(blocks)
    while kept and kept[0].is_scene_break:
        del kept[0]
    while kept and kept[-1].is_scene_break:
        del kept[-1]
    return kept


def body_of(blocks: Iterable[Block]) -> str:
    return "".join(block.html for block in blocks)


def anchors_of(blocks: Iterable[Block], *, last: int, shift: int = 0) -> Anchored:
    numbers = tuple(anchor + shift for block in blocks for anchor in block.anchors)
    return Anchored(numbers=numbers, last=max((last, *numbers)))


def with_own_footnotes(body: str, mark: int) -> str:
    """Footnote marks that can stand beside those of another chapter: `note-1` becomes `note-m7-1`."""
    return _TAG.sub(lambda tag: _FOOTNOTE.sub(rf' \1="\2\3m{mark}-', tag[0]), body)
