"""Columns of one table that bear copies of another's: triggers keep them true in the transaction of each change."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Copy:
    """The rows of `table` bear these columns of the row of `of` whose id stands in their column `key`."""

    table: str
    key: str
    of: str
    columns: tuple[str, ...]

    def deeds(self, *, is_postgres: bool) -> Iterator[tuple[str, str]]:
        """When a trigger acts, and what it does."""
        changed = " OR ".join(f"OLD.{column} {differs(is_postgres)} NEW.{column}" for column in self.columns)
        values = ", ".join(f"NEW.{column}" for column in self.columns)
        yield (
            f"AFTER UPDATE ON {self.of} FOR EACH ROW WHEN ({changed})",
            f"UPDATE {self.table} SET ({self._names}) = ({values}) WHERE {self.key} = NEW.id",  # noqa: S608 (our own words)
        )
        # Who changes the original meanwhile is waited for, and waits; on SQLite one writes at a time.
        lock = " FOR SHARE" if is_postgres else ""
        yield f"AFTER INSERT ON {self.table} FOR EACH ROW", f"{self._take(lock)} WHERE id = NEW.id"

    def mended(self, *, is_postgres: bool) -> str:
        """The statement that puts right what was written while there were no triggers."""
        differ = " OR ".join(
            f"original.{column} {differs(is_postgres)} {self.table}.{column}" for column in self.columns
        )
        return f"{self._take()} WHERE EXISTS (SELECT 1 {self._original} AND ({differ}))"

    def _take(self, lock: str = "") -> str:
        original = f"SELECT {self._names} {self._original}{lock}"
        return f"UPDATE {self.table} SET ({self._names}) = ({original})"  # noqa: S608 (our own words)

    @property
    def _names(self) -> str:
        return ", ".join(self.columns)

    @property
    def _original(self) -> str:
        return f"FROM {self.of} AS original WHERE original.id = {self.table}.{self.key}"


def differs(is_postgres: bool) -> str:
    """How the database says that two values differ, of which one may be NULL."""
    return "IS DISTINCT FROM" if is_postgres else "IS NOT"
