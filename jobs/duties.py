"""Who is on duty, and which needs are overdue. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sheets.starters import CLOSED_NEEDS

CANCELLED = "取消"
ABSENT = "请假"


@dataclass(frozen=True, kw_only=True, slots=True)
class Duty:
    """One row of the roster. People are rows of the team sheet; `cover` stands in for `person`."""

    row: int
    date: date
    start: time | None = None
    end: time | None = None
    area: str = ""
    person: int | None = None
    name: str = ""
    cover: int | None = None
    cover_name: str = ""
    status: str = "正常"

    @property
    def on_duty(self) -> int | None:
        """The team row of whoever is really there: the stand-in if there is one, nobody if it is off."""
        if self.status == CANCELLED:
            return None
        if self.cover is not None:
            return self.cover
        return None if self.status == ABSENT else self.person

    @property
    def who(self) -> str:
        """The name of whoever is really there; empty if nobody is."""
        if self.on_duty is None:
            return ""
        return self.cover_name if self.cover is not None else self.name

    @property
    def begins(self) -> datetime:
        """Local start; a duty without a time lasts all day."""
        return datetime.combine(self.date, self.start or time())

    @property
    def ends(self) -> datetime:
        """Local end; after midnight if it reads earlier than the start."""
        if self.end is None:
            return datetime.combine(self.date, time(23, 59))
        end = datetime.combine(self.date, self.end)
        return end if end >= self.begins else end + timedelta(days=1)

    @property
    def hours(self) -> str:
        """08:30–11:30, or as much of it as is known."""
        return "–".join(clock_time(one) for one in (self.start, self.end) if one) or "全天"


@dataclass(frozen=True, kw_only=True, slots=True)
class Need:
    """One row of the needs list."""

    row: int
    number: str
    what: str
    due: date | None
    status: str = ""
    closed_on: date | None = None
    person: int | None = None
    name: str = ""

    def days_over(self, today: date) -> int:
        """How many days past its date an open need is; 0 if it is not."""
        if self.due is None or self.closed_on is not None or self.status in CLOSED_NEEDS:
            return 0
        return max(0, (today - self.due).days)


def clock_time(moment: time) -> str:
    """07:00, as the sheets show it."""
    return f"{moment:%H:%M}"


def of_people(duties: Iterable[Duty]) -> dict[tuple[date, int], list[Duty]]:
    """What each person has on each day: {(day, team row): duties by start}."""
    found: dict[tuple[date, int], list[Duty]] = {}
    for duty in sorted(duties, key=lambda one: (one.begins, one.area, one.row)):
        if duty.on_duty is not None:
            found.setdefault((duty.date, duty.on_duty), []).append(duty)
    return found


def at(duties: Iterable[Duty], moment: datetime) -> list[Duty]:
    """The duties under way at this local moment that somebody is on."""
    return [one for one in duties if one.on_duty is not None and one.begins <= moment < one.ends]


def overdue(needs: Iterable[Need], today: date) -> dict[int, list[Need]]:
    """Open needs past their date by the person responsible: {team row: the longest overdue first}."""
    found: dict[int, list[Need]] = {}
    for need in sorted(needs, key=lambda one: (-one.days_over(today), one.row)):
        if need.person is not None and need.days_over(today):
            found.setdefault(need.person, []).append(need)
    return found
