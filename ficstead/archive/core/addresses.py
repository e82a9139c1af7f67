"""The addresses of named pages, made quickly: a page has hundreds of links."""

from functools import cache, lru_cache

from django.urls import reverse

# Numbers that stand for a page's own in the pattern of its address.
_STAND_INS = (1_111_111_111, 1_222_222_222, 1_333_333_333)


def address(name: str, *args: object) -> str:
    """The address of the page of that name, as Django's `reverse` has it."""
    if all(type(arg) is int for arg in args):
        return _pattern(name, len(args)) % args
    return _reversed(name, args)


@lru_cache(maxsize=8_192)
def _reversed(name: str, args: tuple[object, ...]) -> str:
    return reverse(name, args=args)


@cache
def _pattern(name: str, numbers: int) -> str:
    """`/works/%d/chapters/%d-%d`"""
    pattern = reverse(name, args=_STAND_INS[:numbers]).replace("%", "%%")
    for number in _STAND_INS[:numbers]:
        pattern = pattern.replace(str(number), "%d")
    return pattern
