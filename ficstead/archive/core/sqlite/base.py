"""Django's backend for SQLite, but for a queue before each transaction, and each statement that is one by itself.

Only the queue is fair; it is SQLite's own locks that keep two writers apart. So programs that don't stand in line do no
harm, and a read outside a transaction waits for nobody.
"""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.db import OperationalError
from django.db.backends.sqlite3 import base

from ficstead.archive.core.sqlite.turn import Turn


@lru_cache(maxsize=1_000)
def _with_question_marks(query: str) -> str:
    return str(base.FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%"))


class _Cursor(base.SQLiteCursorWrapper):
    """Django's, which puts a question mark for each %s anew whenever a question is asked."""

    def convert_query(self, query: str, *, param_names: list[str] | None = None) -> str:
        return super().convert_query(query, param_names=param_names) if param_names else _with_question_marks(query)


_WRITING = ("INSERT", "UPDATE", "DELETE", "REPLACE")


class DatabaseWrapper(base.DatabaseWrapper):
    _turn: Turn | None = None

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.execute_wrappers.append(self._write_in_turn)

    def create_cursor(self, name: str | None = None) -> Any:
        return self.connection.cursor(factory=_Cursor)

    def _start_transaction_under_autocommit(self) -> None:
        try:
            self._wait_for_turn()
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._let_next_in()
            raise

    def _set_autocommit(self, autocommit: bool) -> None:
        """Every transaction ends here, however it ended, unless it ends with its connection."""
        try:
            super()._set_autocommit(autocommit)  # type: ignore[misc]
        finally:
            if autocommit:
                self._let_next_in()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._let_next_in()

    def _write_in_turn(self, execute: Callable[..., Any], sql: str, *arguments: Any) -> Any:
        if self.in_atomic_block or self._turn is not None or not sql.startswith(_WRITING):
            return execute(sql, *arguments)
        try:
            self._wait_for_turn()
            return execute(sql, *arguments)
        finally:
            self._let_next_in()

    def _wait_for_turn(self) -> None:
        if self.is_in_memory_db():
            return
        self._turn = Turn(Path(self.settings_dict["NAME"]).parent)
        if not self._turn.comes_within(self.settings_dict["OPTIONS"].get("timeout", 5)):
            raise OperationalError("database is locked")  # what SQLite says to those who waited for as long

    def _let_next_in(self) -> None:
        if self._turn is not None:
            turn, self._turn = self._turn, None
            turn.end()
