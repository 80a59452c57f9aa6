"""When a service of the calendar takes place. Pure: local moments in, local moments out.

Local moments are naive and on the station's clock, because a stall opens at 7:00 by the clock on the wall.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dateutil.rrule import DAILY, MONTHLY, WEEKLY, rrule, weekday

from sheets.starters import REPEATS, WEEKDAYS

_STEP = {"每天": timedelta(days=1), "每周": timedelta(weeks=1), "每两周": timedelta(weeks=2)}
_FIRST_MONDAY = date(2024, 1, 1)  # where an open-ended weekly service begins to be counted


@dataclass(frozen=True, kw_only=True, slots=True)
class Service:
    """One row of the service calendar. `weekdays` are 0 (Monday) to 6."""

    row: int
    name: str
    repeat: str
    start: time | None
    end: time | None = None
    weekdays: tuple[int, ...] = ()
    since: date | None = None
    until: date | None = None
    place: str = ""
    partner: str = ""
    public: bool = True
    active: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Occurrence:
    """One time that a service takes place. `original` is the day its repetition gave it, and never changes:
    an occurrence whose time is edited is the same one at another time, not a new one."""

    service: Service
    original: date
    start: datetime
    end: datetime

    @property
    def key(self) -> str:
        """What this occurrence is called in the outbox."""
        return f"service:{self.service.row}:{self.original:%Y-%m-%d}"


def occurrences(service: Service, low: datetime, high: datetime) -> Iterator[Occurrence]:
    """The times at which an active service starts in low <= start < high, in order."""
    if not service.active or lacking(service) or service.start is None:
        return
    for day in _days(service, low.date(), high.date()):
        start = datetime.combine(day, service.start)
        if low <= start < high:
            yield Occurrence(service=service, original=day, start=start, end=_end(service, start))


def lacking(service: Service) -> str | None:
    """The code of the sentence that says what is missing before this service can be announced, or None."""
    if service.start is None:
        return "service_needs_start"
    if service.repeat not in REPEATS:
        return "service_needs_repeat"
    if service.since is None and service.repeat in ("每两周", "每月", "一次"):
        return "service_needs_since"
    if service.since is None and service.repeat == "每周" and not service.weekdays:
        return "service_needs_weekday"
    return None


def _end(service: Service, start: datetime) -> datetime:
    if service.end is None:
        return start
    end = datetime.combine(start.date(), service.end)
    return end if end >= start else end + timedelta(days=1)


def _days(service: Service, low: date, high: date) -> Iterator[date]:
    low = max(low, service.since or low)
    high = min(high, service.until or high)
    if low > high:
        return
    if service.repeat == "一次":
        if service.since is not None and low <= service.since <= high:
            yield service.since
        return
    for moment in _rule(service, low).between(_midnight(low), _midnight(high), inc=True):
        yield moment.date()


def _rule(service: Service, low: date) -> rrule:
    since = service.since or _FIRST_MONDAY
    if service.repeat == "每月":
        return _monthly(service.weekdays, since)
    if service.repeat == "每天":
        return rrule(DAILY, dtstart=_midnight(_nearest(since, low, _STEP["每天"])))
    days = service.weekdays or (since.weekday(),)
    interval = 2 if service.repeat == "每两周" else 1
    start = _nearest(since, low, _STEP[service.repeat])
    return rrule(WEEKLY, interval=interval, byweekday=days, wkst=0, dtstart=_midnight(start))


def _monthly(weekdays: tuple[int, ...], since: date) -> rrule:
    """The same weekday of each month (the second Wednesday), or the same date; the last day where there is none."""
    if weekdays:
        nth = (since.day - 1) // 7 + 1
        days = [weekday(day, -1 if nth == 5 else nth) for day in weekdays]
        return rrule(MONTHLY, byweekday=days, dtstart=_midnight(since))
    if since.day <= 28:
        return rrule(MONTHLY, bymonthday=since.day, dtstart=_midnight(since))
    return rrule(MONTHLY, bymonthday=range(28, since.day + 1), bysetpos=-1, dtstart=_midnight(since))


def _nearest(since: date, low: date, step: timedelta) -> date:
    """The last day in step with `since` before `low`, so that an old rule costs no more than a new one."""
    return since if low <= since else since + (low - since) // step * step


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())


def weekday_name(day: date) -> str:
    """周一 to 周日."""
    return WEEKDAYS[day.weekday()]
