"""Every check there is, family by family; one file each."""

from functools import lru_cache

from ficstead.press.proof.checks import confusions, dialogue, grammar, names, slips, spelling, style
from ficstead.press.proof.model import Check, Severity

EVERY_CHECK: tuple[Check, ...] = (
    *dialogue.CHECKS,
    *confusions.CHECKS,
    *slips.CHECKS,
    *grammar.CHECKS,
    *names.CHECKS,
    *spelling.CHECKS,
    *style.CHECKS,
)


@lru_cache(maxsize=1024)
def chosen(select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> tuple[Check, ...]:
    """The checks whose codes begin with one of `select` (by default all but matters of style), without `ignore`.

    Raises `ValueError` naming what is no code and no beginning of one.
    """
    for wish in (*select, *ignore):
        if not any(check.code.startswith(wish) for check in EVERY_CHECK):
            raise ValueError(wish)
    wanted = [check for check in EVERY_CHECK if _begins(check, select) or (not select and _on_by_default(check))]
    return tuple(check for check in wanted if not _begins(check, ignore))


def _begins(check: Check, beginnings: tuple[str, ...]) -> bool:
    return bool(beginnings) and check.code.startswith(beginnings)


def _on_by_default(check: Check) -> bool:
    return check.severity is not Severity.STYLE
