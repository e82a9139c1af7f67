"""Tags of every kind, ready for synonyms and hierarchy."""

from collections.abc import Iterable
from typing import ClassVar, NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _

from ficstead.archive.core.addresses import address
from ficstead.archive.core.names import name_key, tidy_name
from ficstead.archive.core.rows import QuicklyRead


class TagKind(models.TextChoices):
    """The order is the order on a work's page."""

    RATING = "rating", _("Rating")
    WARNING = "warning", _("Warnings")
    CATEGORY = "category", _("Categories")
    FANDOM = "fandom", _("Fandoms")
    RELATIONSHIP = "relationship", _("Relationships")
    CHARACTER = "character", _("Characters")
    FREEFORM = "freeform", _("Additional tags")


class Label(NamedTuple):
    """All that pages show of a tag."""

    pk: int
    kind: str
    name: str

    def get_absolute_url(self) -> str:
        return address("tag", self.pk)


class TagQuerySet(models.QuerySet["Tag"]):
    def named(self, kind: str, names: Iterable[str]) -> list["Tag"]:
        """The tags of those names, in that order, each once; new ones are made."""
        wanted = {name_key(name): tidy_name(name)[:150] for name in names if name.strip()}
        known = {tag.key: tag for tag in self.filter(kind=kind, key__in=wanted)}
        return [known.get(key) or self._make(kind, key, name) for key, name in wanted.items()]

    def _make(self, kind: str, key: str, name: str) -> "Tag":
        tag, _made = self.get_or_create(kind=kind, key=key, defaults={"name": name})
        return tag


class Tag(QuicklyRead):
    """A label that many works share."""

    kind = models.CharField(max_length=12, choices=TagKind)
    name = models.CharField(max_length=150)
    key = models.CharField(max_length=450, editable=False)
    canonical = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="synonyms")
    parents = models.ManyToManyField("self", symmetrical=False, related_name="children", blank=True)

    objects: ClassVar[TagQuerySet] = TagQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["kind", "key"], name="tag_once_per_kind"),
            models.CheckConstraint(condition=~models.Q(canonical=models.F("id")), name="tag_is_not_its_own_synonym"),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("tag", self.pk)
