"""Tells whether a table, list of terms, fold or ruby has the parts it needs, in their order."""

import re
from collections.abc import Callable, Iterator

from selectolax.lexbor import LexborNode

from ficstead.press.bindery.elements import INSIDE_RUBY

_TABLE = re.compile("(caption )?(thead )?((tbody )*|(tr )+)(tfoot )?")
_TERMS = re.compile("((dt )+(dd )+)+")
_FOLD = re.compile("summary (?!.*summary )")
_RUBY = re.compile("((base )*((rt )+|rp (rt rp )+))+")


def is_sound(node: LexborNode) -> bool:
    """Whether the element can stand as itself; every element that needs no special parts can."""
    check = _CHECKS.get(node.tag or "")
    return check is None or check(node)


def _sound_table(table: LexborNode) -> bool:
    parts = list(_children(table))
    return (
        _TABLE.fullmatch(_row(part.tag for part in parts)) is not None
        and all(_sound_rows(part) for part in parts)
        and table.css_first("caption table") is None
    )


def _sound_rows(part: LexborNode) -> bool:
    if part.tag == "caption":
        return True
    within = {"tr": {"td", "th"}}.get(part.tag or "", {"tr"})
    return all(child.tag in within and (child.tag != "tr" or _sound_rows(child)) for child in _children(part))


def _sound_terms(terms: LexborNode) -> bool:
    return _TERMS.fullmatch(_row(child.tag for child in _children(terms))) is not None


def _sound_fold(fold: LexborNode) -> bool:
    return _FOLD.match(_row(child.tag for child in _children(fold))) is not None


def _sound_ruby(ruby: LexborNode) -> bool:
    if any(node.tag not in INSIDE_RUBY for node in ruby.traverse(include_text=True) if node.mem_id != ruby.mem_id):
        return False
    names = (child.tag if child.tag in ("rt", "rp") else "base" for child in _children(ruby))
    return (
        _RUBY.fullmatch(_row(names)) is not None
        and len(ruby.css("rt, rp")) == sum(child.tag in ("rt", "rp") for child in _children(ruby))
        and not ruby.css("rp *")
    )


def _children(node: LexborNode) -> Iterator[LexborNode]:
    """The children that show: elements, and texts that are more than white space."""
    child = node.child
    while child is not None:
        if child.is_element_node or (child.is_text_node and (child.text_content or "").strip(" \t\n\r\f")):
            yield child
        child = child.next


def _row(names: Iterator[str | None]) -> str:
    return "".join(f"{name} " for name in names)


_CHECKS: dict[str, Callable[[LexborNode], bool]] = {
    "table": _sound_table,
    "dl": _sound_terms,
    "details": _sound_fold,
    "ruby": _sound_ruby,
}
