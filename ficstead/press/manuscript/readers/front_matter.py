"""Read the YAML at the head of a Markdown file as fields of metadata."""

import re

import yaml

from ficstead.press.manuscript.blocks import Block, Shape
from ficstead.press.manuscript.readers.emphasis import escaped

_FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<yaml>(?:.*\n){0,200}?)(?:---|\.\.\.)[ \t]*(?:\n|$)")
_MOST_BRACKETS = 100
"""Nobody nests more; the parser's cost would grow with their square."""
_LOOSE_FIELD = re.compile(r"(?P<key>[^\W\d_][\w /'-]{0,40}?)\s*:\s*(?P<value>.*)")
_LOOSE_ITEM = re.compile(r"\s*-\s+(?P<value>.*)")


def read_front_matter(text: str) -> tuple[list[Block], int]:
    """The fields at the head of `text`, and where the text behind them begins; `([], 0)` without front matter.

    Lists are joined by commas. What is nearly YAML (`title: Part Two: Salt`) is read line by line.
    """
    found = _FRONT_MATTER.match(text)
    if not found:
        return [], 0
    source = found["yaml"]
    nested = source.count("[") + source.count("{") > _MOST_BRACKETS
    fields = (not nested and _strict_fields(source)) or _loose_fields(source)
    return (fields, found.end()) if fields else ([], 0)


def _strict_fields(source: str) -> list[Block]:
    """By the rules of YAML; nothing where it breaks them, or where it would repeat one value by aliases."""
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(source, yaml.BaseLoader)):
            return []
        root = yaml.compose(source, yaml.BaseLoader)
    except yaml.YAMLError:
        return []
    if not isinstance(root, yaml.MappingNode) or any(isinstance(key, yaml.CollectionNode) for key, _ in root.value):
        return []
    return [
        _field(
            _value(key), _value(value), key.start_mark.line + 2, max(key.start_mark.line + 2, value.end_mark.line + 1)
        )
        for key, value in root.value
    ]


def _value(node: yaml.Node) -> str:
    if isinstance(node, yaml.SequenceNode):
        return ", ".join(_value(item) for item in node.value)
    if isinstance(node, yaml.MappingNode):
        return ", ".join(f"{_value(key)}: {_value(value)}" for key, value in node.value)
    return str(node.value).strip()


def _loose_fields(source: str) -> list[Block]:
    """Line by line: `key: value`, list items below, and lines that go on; nothing for anything else."""
    fields: list[tuple[str, list[str], int]] = []
    for number, line in enumerate(source.splitlines(), start=2):
        field, item = _LOOSE_FIELD.fullmatch(line), _LOOSE_ITEM.fullmatch(line)
        if field:
            fields.append((field["key"], [field["value"].strip().strip("\"'")], number))
        elif fields and item:
            fields[-1][1].append(item["value"].strip().strip("\"'"))
        elif fields and line[:1] in {" ", "\t"}:
            fields[-1][1][-1] += f" {line.strip()}"
        elif line.strip():
            return []
    return [_field(key, ", ".join(filter(None, values)), number, number) for key, values, number in fields]


def _field(key: str, value: str, line: int, end_line: int) -> Block:
    return Block(line, end_line, Shape.FIELD, value, f"<p>{escaped(f'{key}: {value}')}</p>", field=key)
