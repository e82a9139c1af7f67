"""What the style sheets of Word, Google Docs and old sites say about a piece of text, as far as a story cares."""

import re
from collections.abc import Mapping

Style = Mapping[str, str]
"""From our own word for a look (`bold`, `italic`, `align`, ...) to `yes`, `no` or, for `align`, where to."""

_RULE = re.compile(r"([^{}]{1,400})\{([^{}]{0,4000})\}")
_SIMPLE_SELECTOR = re.compile(r"(?:[a-z][a-z0-9]*)?\.([\w-]+)|([a-z][a-z0-9]*)", re.IGNORECASE)
_COMMENT = re.compile(r"<!--|-->|/\*[^*]*\*+(?:[^/*][^*]*\*+)*/")


def class_styles(sheet: str) -> dict[str, dict[str, str]]:
    """The looks that the text of a `<style>` element gives to each class (`.c1`) or element (`p`)."""
    styles: dict[str, dict[str, str]] = {}
    for rule in _RULE.finditer(_COMMENT.sub("", sheet)):
        look = style_of(rule[2])
        if not look:
            continue
        for selector in rule[1].split(","):
            found = _SIMPLE_SELECTOR.fullmatch(selector.strip())
            if found:
                key = f".{found[1]}" if found[1] else found[2].lower()
                styles.setdefault(key, {}).update(look)
    return styles


def style_of(declarations: str) -> dict[str, str]:
    """The looks in a `style` attribute."""
    look: dict[str, str] = {}
    for declaration in declarations.lower().split(";"):
        name, _, value = declaration.partition(":")
        read = _PROPERTIES.get(name.strip())
        if read:
            read(look, value.strip())
    return look


def _weight(look: dict[str, str], value: str) -> None:
    bold = value.startswith("bold") or (value[:3].isdigit() and int(value[:3]) >= 600)
    look["bold"] = "yes" if bold else "no"


def _slant(look: dict[str, str], value: str) -> None:
    look["italic"] = "yes" if value.startswith(("italic", "oblique")) else "no"


def _decoration(look: dict[str, str], value: str) -> None:
    look["underline"] = "yes" if "underline" in value else "no"
    look["strike"] = "yes" if "line-through" in value else "no"


def _capitals(look: dict[str, str], value: str) -> None:
    look["small-caps"] = "yes" if "small-caps" in value else "no"


def _raised(look: dict[str, str], value: str) -> None:
    if value in {"super", "sub"}:
        look[value] = "yes"


def _alignment(look: dict[str, str], value: str) -> None:
    look["align"] = alignment(value)


def alignment(value: str) -> str:
    """`centre`, `right` or nothing, for a `text-align` or an `align`."""
    return {"center": "centre", "middle": "centre", "right": "right", "end": "right"}.get(value.strip().lower(), "")


_PROPERTIES = {
    "font-weight": _weight,
    "font-style": _slant,
    "text-decoration": _decoration,
    "text-decoration-line": _decoration,
    "font-variant": _capitals,
    "font-variant-caps": _capitals,
    "vertical-align": _raised,
    "text-align": _alignment,
}
