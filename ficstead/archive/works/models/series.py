"""Works that belong together, in an order."""

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from ficstead.archive.accounts.models import Pseud
from ficstead.archive.core.addresses import address
from ficstead.archive.core.rows import QuicklyRead
from ficstead.archive.works.models.work import Work

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager


class Series(QuicklyRead):
    """A row of works under one name."""

    name = models.CharField(_("name"), max_length=255)
    summary = models.TextField(_("summary"), blank=True)
    sanitiser = models.PositiveSmallIntegerField(default=0)
    # The form it came from: sending that twice makes one series.
    form_key = models.CharField(max_length=64, blank=True)
    creators = models.ManyToManyField(Pseud, related_name="series")
    works = models.ManyToManyField(Work, through="SeriesPlace", related_name="series")

    objects: ClassVar[models.Manager["Series"]] = models.Manager()

    if TYPE_CHECKING:
        places: RelatedManager["SeriesPlace"]

    class Meta:
        verbose_name_plural = "series"
        constraints = (
            models.UniqueConstraint("form_key", condition=~models.Q(form_key=""), name="series_form_sent_once"),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("series", self.pk)


class SeriesPlace(QuicklyRead):
    """Part 2 of a series."""

    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="places")
    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="series_places")
    position = models.PositiveIntegerField()

    objects: ClassVar[models.Manager["SeriesPlace"]] = models.Manager()

    class Meta:
        constraints = (
            models.UniqueConstraint("series", "work", name="work_once_per_series"),
            models.CheckConstraint(condition=models.Q(position__gte=1), name="series_count_from_one"),
        )

    def __str__(self) -> str:
        return f"part {self.position} of {self.series_id}"
