"""When chapters go out."""

from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ficstead.archive.desk.forms.posting import READERS
from ficstead.archive.desk.models import Rhythm
from ficstead.archive.desk.wall_clock import NoSuchTime, exact_moment_of
from ficstead.archive.works.models import Visibility, Work

_LONGEST_WAIT = timedelta(days=3660)
_AREAS = frozenset("Africa America Antarctica Arctic Asia Atlantic Australia Europe Indian Pacific".split())


@cache
def time_zones() -> list[tuple[str, list[tuple[str, str]]]]:
    """Every zone that names a place, by continent or ocean."""
    places = sorted(name for name in available_timezones() if name.split("/")[0] in _AREAS)
    by_area = groupby(places, key=lambda name: name.split("/")[0])
    groups = [(area, [(name, name.split("/", 1)[1].replace("_", " ")) for name in names]) for area, names in by_area]
    others = sorted(name for name in available_timezones() if name.split("/")[0] not in _AREAS)
    return [("UTC", [("UTC", "UTC")]), *groups, (gettext("Other"), [(name, name) for name in others if name != "UTC"])]


class ScheduleForm(forms.Form):
    """A day and a time by a clock that the author names; the cleaned `moment` is when that is."""

    on = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    at = forms.TimeField(label=_("Time"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    time_zone = forms.ChoiceField(label=_("Time zone"))
    visibility = forms.ChoiceField(label=_("Who may read it"), choices=READERS, required=False)

    def __init__(
        self, data: Any = None, *, work: Work, now: datetime, clock: ZoneInfo, planned: datetime | None
    ) -> None:
        offered = (planned or now + timedelta(days=1)).astimezone(clock)
        initial = {
            "on": offered.date(),
            "at": offered.time().replace(second=0, microsecond=0) if planned else time(18),
            "time_zone": clock.key,
            "visibility": work.opens_to,
        }
        super().__init__(data, initial=initial)
        self._now = now
        self.fields["time_zone"].choices = time_zones()  # type: ignore[attr-defined]
        if work.visibility != Visibility.DRAFT:
            del self.fields["visibility"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if not self.errors:
            self._find_moment(said["on"], said["at"], ZoneInfo(said["time_zone"]))
        return said

    def _find_moment(self, day: date, at: time, clock: ZoneInfo) -> None:
        if not 0 <= (day - self._now.date()).days + 1 <= _LONGEST_WAIT.days:
            self.add_error("on", _past() if day < self._now.date() else _("Choose a day within the next ten years."))
            return
        try:
            moment = exact_moment_of(datetime.combine(day, at), clock)
        except NoSuchTime:
            self.add_error("at", _("The clocks go forward over this time on that day: choose another one."))
            return
        if moment <= self._now:
            self.add_error("at", _past(timezone.localtime(self._now, clock)))
        self.cleaned_data["moment"] = moment


def _past(there: datetime | None = None) -> str:
    if there is None:
        return gettext("That day has passed.")
    return gettext("That has passed already: it is %(now)s there now.") % {"now": f"{there:%H:%M}"}


class RhythmForm(forms.ModelForm[Rhythm]):
    """One chapter each Friday at 18:00."""

    time_zone = forms.ChoiceField(label=_("Time zone"))
    every_weeks = forms.TypedChoiceField(
        label=_("How often"),
        coerce=int,
        choices=[
            (1, _("every week")),
            (2, _("every second week")),
            (3, _("every third week")),
            (4, _("every fourth week")),
        ],
    )

    class Meta:
        model = Rhythm
        fields = ("weekday", "every_weeks", "at", "time_zone")
        widgets = {"at": forms.TimeInput(attrs={"type": "time"}, format="%H:%M")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["time_zone"].choices = time_zones()  # type: ignore[attr-defined]
