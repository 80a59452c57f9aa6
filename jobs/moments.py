"""When a rule speaks, and when it is too late for it. Pure; local moments are naive."""

import zlib
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from sheets.clock import SHANGHAI

SPREAD = 90  # seconds; robots' vendors ask to keep off the full and the half hour


@dataclass(frozen=True, kw_only=True, slots=True)
class ReminderRule:
    """One rule, as the planner sees it. The fields are those of `models.Rule`."""

    id: int
    name: str
    about: str  # service | duty | overdue
    trigger: str  # before | days_before_at | daily_at
    audience: str  # all | person
    template: str
    valid_from: datetime
    service: int | None = None
    minutes: int = 0
    days: int = 0
    at: str = ""
    too_late: str = "start"  # start | end | day
    active: bool = True
    name_en: str = ""  # of a seeded rule that nobody renamed


def aware(moment: datetime) -> datetime:
    """A moment of the station's clock as an aware one."""
    return moment.replace(tzinfo=SHANGHAI)


def naive(moment: datetime) -> datetime:
    """An aware moment as the station's clock shows it."""
    return moment.astimezone(SHANGHAI).replace(tzinfo=None)


def lead(rule: ReminderRule) -> timedelta:
    """How far before its occurrence a rule may speak, at most."""
    return timedelta(days=rule.days + 1, minutes=rule.minutes)


def speaks_at(rule: ReminderRule, start: datetime) -> datetime:
    """The local moment at which the rule speaks about something that starts then."""
    if rule.trigger == "before":
        return start - timedelta(minutes=rule.minutes)
    return datetime.combine(start.date() - timedelta(days=rule.days), time.fromisoformat(rule.at))


def too_late_at(rule: ReminderRule, start: datetime, end: datetime) -> datetime:
    """The local moment from which the message is worth nothing."""
    midnight = datetime.combine(start.date() + timedelta(days=1), time())
    limit = {"start": start, "end": end, "day": midnight}[rule.too_late]
    if rule.trigger == "daily_at" and limit <= speaks_at(rule, start):
        return midnight  # a duty before the hour of the rule is still told, on its day
    return limit


def spread(key: str) -> timedelta:
    """How many seconds early this message leaves, always the same for one key."""
    return timedelta(seconds=zlib.crc32(key.encode()) % SPREAD)
