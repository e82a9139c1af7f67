"""What of the inbox goes out by mail, at once or as a digest."""

from datetime import datetime


def mail_due_notices(*, now: datetime) -> None:
    raise NotImplementedError
