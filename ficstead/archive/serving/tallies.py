"""Rows that are counted as they come and go, so that nobody goes through them all: triggers do it, in the transaction of each change."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ficstead.archive.serving.copies import differs

_EVENTS = {"INSERT": {"NEW": 1}, "UPDATE": {"OLD": -1, "NEW": 1}, "DELETE": {"OLD": -1}}


@dataclass(frozen=True, slots=True)
class Tally:
    """The sums of the last of its columns, grouped by the others, say how many rows there are.

    `of` says what the others hold for a row of each table that is counted, in SQL expressions on `{row}`; rows count while `when` is
    true of them. A change only ever adds rows to the tally: two writers never wait for one another. Some round brings them together.
    """

    table: str
    columns: tuple[str, ...]
    of: Mapping[str, tuple[str, ...]]
    when: str

    def deeds(self, *, is_postgres: bool) -> Iterator[tuple[str, str]]:
        """When a trigger acts, and what it does."""
        for counted, values in self.of.items():
            for event, rows in _EVENTS.items():
                only = f" WHEN ({self._changed(values, differs(is_postgres))})" if event == "UPDATE" else ""
                numbers = " UNION ALL ".join(self._numbers(values, row, number) for row, number in rows.items())
                yield f"AFTER {event} ON {counted} FOR EACH ROW{only}", f"{self._add} {numbers}"
            if is_postgres:
                yield f"AFTER TRUNCATE ON {counted}", self.mended(is_postgres=is_postgres)

    def mended(self, *, is_postgres: bool) -> str:
        """The statement that puts right what was written while there were no triggers. A single one: it sees one moment."""
        *by, number = self.columns
        group = ", ".join(by)
        counted = (self._numbers(values, table, 1, f"FROM {table}") for table, values in self.of.items())
        missing = " UNION ALL ".join([f"SELECT {group}, -{number} AS {number} FROM {self.table}", *counted])  # noqa: S608 (our own words)
        sums = f"SELECT {group}, SUM({number}) FROM ({missing}) AS missing"  # noqa: S608
        return f"{self._add} {sums} GROUP BY {group} HAVING SUM({number}) <> 0"

    @property
    def _add(self) -> str:
        return f"INSERT INTO {self.table} ({', '.join(self.columns)})"

    def _numbers(self, values: Sequence[str], row: str, number: int, source: str = "") -> str:
        told = ", ".join(value.format(row=row) for value in values)
        return f"SELECT {told}, {number} {source} WHERE {self.when.format(row=row)}"

    def _changed(self, values: Sequence[str], differ: str) -> str:
        looked_at = (*values, f"({self.when})")
        return " OR ".join(f"{each.format(row='OLD')} {differ} {each.format(row='NEW')}" for each in looked_at)
