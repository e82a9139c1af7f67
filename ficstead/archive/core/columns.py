"""The columns of a table in the order in which `Model.from_db` takes them."""

from django.db.models import Model


def ordered(model: type[Model], *names: str) -> tuple[str, ...]:
    """These of the model's columns. Raises `ValueError` for one that it has not."""
    known = [field.attname for field in model._meta.concrete_fields]
    return tuple(sorted(names, key=known.index))
