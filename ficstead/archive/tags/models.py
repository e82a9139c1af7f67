"""Tags of every kind, ready for synonyms and hierarchy."""

import unicodedata
from collections.abc import Iterable
from typing import ClassVar

from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class TagKind(models.TextChoices):
    """The order is the order on a work's page."""

    RATING = "rating", _("Rating")
    WARNING = "warning", _("Warnings")
    CATEGORY = "category", _("Categories")
    FANDOM = "fandom", _("Fandoms")
    RELATIONSHIP = "relationship", _("Relationships")
    CHARACTER = "character", _("Characters")
    FREEFORM = "freeform", _("Additional tags")


class TagQuerySet(models.QuerySet["Tag"]):
    def named(self, kind: str, names: Iterable[str]) -> list["Tag"]:
        """The tags of those names, in that order, each once; new ones are made."""
        tidy = {tidy_name(name).casefold(): tidy_name(name) for name in names if tidy_name(name)}
        known = {
            tag.name.casefold(): tag
            for tag in self.filter(kind=kind)
            .annotate(lower=Lower("name"))
            .filter(lower__in=[name.lower() for name in tidy.values()])
        }
        return [known.get(key) or self._make(kind, name) for key, name in tidy.items()]

    def _make(self, kind: str, name: str) -> "Tag":
        # SQLite's lower() knows only ASCII, so "ÉLAN" is looked for by its exact spelling as well.
        tag, _made = self.get_or_create(kind=kind, name=name)
        return tag


class Tag(models.Model):
    """A label that many works share."""

    kind = models.CharField(max_length=12, choices=TagKind)
    name = models.CharField(max_length=150)
    canonical = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="synonyms")
    parents = models.ManyToManyField("self", symmetrical=False, related_name="children", blank=True)

    objects: ClassVar[TagQuerySet] = TagQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (
            models.UniqueConstraint("kind", Lower("name"), name="tag_once_per_kind"),
            models.CheckConstraint(condition=~models.Q(canonical=models.F("id")), name="tag_is_not_its_own_synonym"),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("tag", args=[self.pk])


def tidy_name(name: str) -> str:
    """The name in NFC with single spaces: what two people type alike is one tag. Never flattened to ASCII."""
    return " ".join(unicodedata.normalize("NFC", name).split())[:150]
