"""Times as they hang on an author's wall, and the moments they stand for."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo


class NoSuchTime(Exception):
    """The clocks go forward over this time on that day: it never comes."""


def moment_of(local: datetime, zone: ZoneInfo) -> datetime:
    """The moment at which clocks in this zone show `local` (naive).

    A time that comes twice, when clocks go back, is its first coming; one that never comes is as much later as the
    clocks go forward.
    """
    return local.replace(tzinfo=zone, fold=0).astimezone(UTC)


def exact_moment_of(local: datetime, zone: ZoneInfo) -> datetime:
    """The same, for a time that somebody has chosen; raises `NoSuchTime`."""
    moment = moment_of(local, zone)
    if moment.astimezone(zone).replace(tzinfo=None) != local:
        raise NoSuchTime
    return moment


def next_on(weekday: int, at: time, zone: ZoneInfo, *, after: datetime) -> datetime:
    """The first moment later than `after` at which it is that time on that weekday (Monday is 0) in this zone."""
    here = after.astimezone(zone)
    day = here.date() + timedelta(days=(weekday - here.weekday()) % 7)
    moment = moment_of(datetime.combine(day, at), zone)
    while moment <= after:
        day += timedelta(weeks=1)
        moment = moment_of(datetime.combine(day, at), zone)
    return moment


def weeks_later(moment: datetime, weeks: int, zone: ZoneInfo) -> datetime:
    """The same time of day in this zone, weeks later, whatever the clocks do in between."""
    return moment_of(moment.astimezone(zone).replace(tzinfo=None) + timedelta(weeks=weeks), zone)
