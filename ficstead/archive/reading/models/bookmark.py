"""What a reader keeps of works: lists, notes, own tags, recommendations."""

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from ficstead.archive.accounts.models import User
from ficstead.archive.works.models import Work

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager


class ListKind(models.TextChoices):
    READING = "reading", _("Reading")
    LATER = "later", _("For later")
    FINISHED = "finished", _("Finished")
    DROPPED = "dropped", _("Dropped")
    OWN = "own", _("Own")


class ReadingList(models.Model):
    """A list of one member's, private. The first four everybody has; a work stands in one of those at most."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="reading_lists")
    kind = models.CharField(max_length=8, choices=ListKind, default=ListKind.OWN)
    name = models.CharField(_("name"), max_length=80, blank=True)
    key = models.CharField(max_length=240, blank=True, editable=False)
    made_at = models.DateTimeField()

    objects: ClassVar[models.Manager["ReadingList"]] = models.Manager()

    if TYPE_CHECKING:
        listed: RelatedManager["ListedWork"]

    class Meta:
        constraints = (
            models.UniqueConstraint(
                "user", "kind", condition=~models.Q(kind=ListKind.OWN), name="one_list_of_each_kind"
            ),
            models.UniqueConstraint("user", "key", condition=models.Q(kind=ListKind.OWN), name="own_list_name_once"),
        )

    def __str__(self) -> str:
        return self.name or self.get_kind_display()


class ListedWork(models.Model):
    reading_list = models.ForeignKey(ReadingList, on_delete=models.CASCADE, related_name="listed")
    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="listed")
    added_at = models.DateTimeField()

    objects: ClassVar[models.Manager["ListedWork"]] = models.Manager()

    class Meta:
        constraints = (models.UniqueConstraint("reading_list", "work", name="listed_once"),)

    def __str__(self) -> str:
        return f"{self.work_id} on {self.reading_list_id}"


class Bookmark(models.Model):
    """A member's own words on a work: a private note, own tags, and a recommendation if they want one seen."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="bookmarks")
    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="bookmarks")
    note = models.TextField(_("private note"), blank=True)
    recommended_at = models.DateTimeField(null=True, blank=True)
    recommendation = models.TextField(_("recommendation, for all to read"), blank=True)
    made_at = models.DateTimeField()

    objects: ClassVar[models.Manager["Bookmark"]] = models.Manager()

    if TYPE_CHECKING:
        own_tags: RelatedManager["BookmarkTag"]

    class Meta:
        constraints = (models.UniqueConstraint("user", "work", name="bookmarked_once"),)

    def __str__(self) -> str:
        return f"{self.user_id}'s bookmark of {self.work_id}"


class BookmarkTag(models.Model):
    """A tag of a reader's own; private, and never among the archive's tags."""

    bookmark = models.ForeignKey(Bookmark, on_delete=models.CASCADE, related_name="own_tags")
    name = models.CharField(max_length=80)
    key = models.CharField(max_length=240, editable=False)

    objects: ClassVar[models.Manager["BookmarkTag"]] = models.Manager()

    class Meta:
        constraints = (models.UniqueConstraint("bookmark", "key", name="own_tag_once"),)

    def __str__(self) -> str:
        return self.name
