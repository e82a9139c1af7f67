"""What statements shaped by hand give: columns in the order of `Model.from_db`, and times."""

from datetime import UTC, datetime

from django.db.models import Model


def ordered(model: type[Model], *names: str) -> tuple[str, ...]:
    """These of the model's columns. Raises `ValueError` for one that it has not."""
    known = [field.attname for field in model._meta.concrete_fields]
    return tuple(sorted(names, key=known.index))


def in_utc(moment: datetime | str) -> datetime:
    """SQLite has texts for times, where it wasn't told otherwise, and knows of no zone."""
    read = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    return read if read.tzinfo else read.replace(tzinfo=UTC)
