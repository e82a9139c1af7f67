"""Read a plain text: lines become paragraphs by the habit of the whole file, typed emphasis becomes mark-up."""

from collections.abc import Sequence

from ficstead.press.manuscript.blocks import Block, Shape
from ficstead.press.manuscript.model import Decision
from ficstead.press.manuscript.parting.breaks import looks_like_break
from ficstead.press.manuscript.readers.emphasis import Styled, escaped, styled
from ficstead.press.manuscript.readers.joining import Paragraph, hangs_together, join_lines
from ficstead.press.manuscript.readers.layout import PAGE, Layout, indent_of, survey
from ficstead.press.manuscript.readers.reading import Reading

_SHORT = 60


def read_plain(text: str) -> Reading:
    """The blocks of `text` (line ends as `\\n`): one for each paragraph, heading, label line and break.

    Every word of `text` stands in exactly one block, in order; only the marks of emphasis and the lines
    above and below a heading are gone.
    """
    lines = [line.rstrip() for line in text.split("\n")]
    layout = survey(lines)
    blocks = tuple(_block(paragraph, layout) for paragraph in join_lines(lines, layout))
    return Reading(blocks, (Decision("paragraphs", 1, layout.confidence, layout.why),) if blocks else ())


def _block(paragraph: Paragraph, layout: Layout) -> Block:
    centred = _is_centred(paragraph.lines, layout)
    source = _joined(paragraph)
    words = Styled(source, escaped(source)) if len(source) < _SHORT and looks_like_break(source) else styled(source)
    element = f"h{paragraph.level + 1}" if paragraph.level else "p"
    opening = f'{element} class="centre"' if centred else element
    return Block(
        line=paragraph.start + 1,
        end_line=paragraph.end + 1,
        shape=Shape.HEADING if paragraph.level else Shape.PARAGRAPH,
        text=words.text,
        html=f"<{opening}>{words.html}</{element}>",
        level=paragraph.level,
        centred=centred,
        bold=words.bold,
        italic=words.italic,
        blank_before=paragraph.blank_before,
    )


def _joined(paragraph: Paragraph) -> str:
    if len(paragraph.lines) == 1:
        return paragraph.lines[0].strip()
    if not paragraph.joints or "\n" not in paragraph.joints:
        whole = " ".join([line.strip() for line in paragraph.lines])
        if "- " not in whole and "— " not in whole:
            return whole
    parts = [paragraph.lines[0].strip()]
    joints = paragraph.joints or " " * (len(paragraph.lines) - 1)
    for joint, line in zip(joints, paragraph.lines[1:], strict=True):
        words = line.strip()
        parts.append(words if joint == " " and hangs_together(parts[-1], words) else joint + words)
    return "".join(parts)


def _is_centred(lines: Sequence[str], layout: Layout) -> bool:
    """Whether spaces before each line bring it to the middle of the page."""
    return lines[0][0].isspace() and all(_is_centred_line(line, layout.column or PAGE) for line in lines)


def _is_centred_line(line: str, width: int) -> bool:
    indent = indent_of(line)
    words = len(line.lstrip())
    return indent >= 9 and words < width - 12 and abs(2 * indent + words - width) <= 16
