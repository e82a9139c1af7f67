"""What others do meanwhile: over a connection of their own, or in the midst of a deed."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from django.db import connection, connections


def elsewhere(deed: Callable[[], Any]) -> Any:
    """Does it in a thread with a connection of its own."""

    def do_and_close() -> Any:
        try:
            return deed()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(do_and_close).result()


@contextmanager
def right_after(words: str, deed: Callable[[], object]) -> Iterator[None]:
    """Does it as soon as the first statement with these words in it has been run."""
    is_done = False

    def run(execute: Callable[..., Any], sql: str, *asked: Any) -> Any:
        nonlocal is_done
        answer = execute(sql, *asked)
        if words in sql and not is_done:
            is_done = True
            deed()
        return answer

    with connection.execute_wrapper(run):
        yield
    assert is_done
