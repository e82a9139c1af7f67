"""Handing news to everybody who waits for it, each of them once."""

from collections.abc import Sequence
from datetime import datetime

from ficstead.archive.accounts.models import User
from ficstead.archive.telling.models import News


def notify(news: News, recipients: Sequence[User], *, now: datetime) -> None:
    """A notice for each of them, as they chose to hear of this kind; nobody is told of their own doing."""
    raise NotImplementedError


def spread_untold_news(*, now: datetime) -> None:
    raise NotImplementedError
