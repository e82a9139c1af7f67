"""Tasks and rounds for the worker's own tests."""

from datetime import datetime

from django_tasks import task

ran: list[str] = []


@task()
def errand(name: str) -> None:
    ran.append(name)


@task()
def bad_errand() -> None:
    raise ValueError("no such street")


def bad_round(*, now: datetime) -> None:
    raise ValueError("the stairs are gone")


def good_round(*, now: datetime) -> int:
    ran.append("round")
    return 0
