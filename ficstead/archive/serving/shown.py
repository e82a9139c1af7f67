"""The names of what pages show, and how a change in a table tells which of them it touches.

A finished page knows the names of all that it shows. A change bumps the names of what it touches, by a trigger in its
own transaction, and every page that shows one of them is made anew.
"""

from dataclasses import dataclass

SITE = "site"
"""What any page may show: names of pseuds, tags and series. Every page shows it."""
LISTS = "lists"
"""Which works stand in lists, and in what order; what they are called, for catalogues are searched."""
FANDOMS = "fandoms"
"""How many works are in lists, and how many of them under which tag."""
CHAPTERS = "chapters"
"""Which chapters are posted, and when: what is newest in a feed."""
RECOMMENDATIONS = "recommendations"


def work(pk: int) -> str:
    """Everything that is shown of one work, its chapters, reviews and kudos among it."""
    return f"work {pk}"


@dataclass(frozen=True, slots=True)
class Bump:
    """A change of a row in `table` touches what `name` says, an SQL expression on `{row}`.

    An update counts when one of the columns `of` changed; with none named, always. `when` is an SQL condition on
    `{row}`; an update counts when it holds before or after. `made` is False where a new row touches nothing yet.
    """

    table: str
    name: str
    of: tuple[str, ...] = ()
    when: str = ""
    made: bool = True


def of_work(column: str = "work_id") -> str:
    """The expression for the work to which a row belongs."""
    return f"'work ' || {{row}}.{column}"


def named(name: str) -> str:
    """The expression for a name that is the same for all rows."""
    return f"'{name}'"
