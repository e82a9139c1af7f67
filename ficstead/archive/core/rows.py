"""Rows of the database as instances of our models, made quickly: a page is made of a hundred of them."""

from collections.abc import Collection, Sequence
from typing import Any, Self

from django.db.models.base import ModelState


class QuicklyRead:
    """Of a model with neither an `__init__` of its own nor anybody who waits for the signals around Django's."""

    @classmethod
    def from_db(cls, db: str | None, field_names: Collection[str], values: Sequence[Any]) -> Self:
        """As Django's, past `__init__`: what is not named is fetched when somebody asks for it."""
        row = cls.__new__(cls)
        row.__dict__.update(zip(field_names, values, strict=True))
        state = ModelState()
        state.adding, state.db = False, db
        row.__dict__["_state"] = state
        return row
