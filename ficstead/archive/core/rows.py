"""Rows of the database as instances of our models, made quickly: a page is made of a hundred of them."""

from collections.abc import Collection
from typing import Any, Self

from django.db import models
from django.db.models.base import ModelState


class QuicklyRead(models.Model):
    """A model with neither an `__init__` of its own nor anybody who waits for the signals around Django's."""

    class Meta:
        abstract = True

    @classmethod
    def from_db(  # type: ignore[override]  # (the stubs are of a later Django)
        cls, db: str | None, field_names: Collection[str], values: Collection[Any]
    ) -> Self:
        """As Django's, past `__init__`: what is not named is fetched when somebody asks for it."""
        row = cls.__new__(cls)
        row.__dict__.update(zip(field_names, values, strict=True))
        row._state = ModelState()
        row._state.adding, row._state.db = False, db
        return row
