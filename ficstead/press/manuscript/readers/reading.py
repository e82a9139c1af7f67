"""What a reader hands on: the blocks of a source, with what was decided and found wrong on the way."""

from dataclasses import dataclass

from ficstead.press.manuscript.blocks import Block
from ficstead.press.manuscript.model import Decision, Problem


@dataclass(frozen=True, slots=True)
class Reading:
    """The whole source, in order."""

    blocks: tuple[Block, ...]
    """The `html` of each is clean already: `clean_html` would leave it as it is."""
    decisions: tuple[Decision, ...] = ()
    """How the paragraphs were told apart (kind `paragraphs`)."""
    problems: tuple[Problem, ...] = ()
