"""The station at one moment: who is on duty, what comes next, which needs are waiting. Pure, but for `read`."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from jobs import duties, rules, sources
from jobs.duties import Duty, Need
from jobs.moments import naive
from jobs.occurrences import Occurrence, Service, occurrences
from jobs.planner import Station
from sheets import access, catalog, masking
from sheets.people import Actor
from sheets.starters import CLOSED_NEEDS

AHEAD = timedelta(days=31)  # how far the next time of a service is looked for


@dataclass(frozen=True, kw_only=True, slots=True)
class Post:
    """One duty of the day as somebody walking in sees it."""

    duty: Duty
    under_way: bool
    over: bool

    @property
    def unfilled(self) -> bool:
        """Nobody is there although it was not called off."""
        return self.duty.on_duty is None and self.duty.status != duties.CANCELLED


@dataclass(frozen=True, kw_only=True, slots=True)
class Coming:
    """The next time of one service; `left` is the time until it starts, zero once it has."""

    occurrence: Occurrence
    left: timedelta


@dataclass(frozen=True, kw_only=True, slots=True)
class Today:
    """What is going on. Times are local; an empty part says in `has_…` whether anything was ever entered."""

    day: date
    posts: dict[str, list[Post]]  # by area
    announced: list[Coming]  # services that reminders speak about, the stall and the clinic
    coming: list[Coming]  # the others
    overdue: list[Need]  # the longest first
    due: list[Need]  # until Sunday, the nearest first
    has_duties: bool
    has_services: bool
    has_needs: bool

    @property
    def is_bare(self) -> bool:
        """Nobody has entered a duty or a need yet."""
        return not (self.has_duties or self.has_needs)

    @property
    def on_now(self) -> int:
        """How many duties are under way with somebody there."""
        return sum(post.under_way for posts in self.posts.values() for post in posts)


def read(actor: Actor, now: datetime) -> Today:
    """What is going on now, with names masked where this person sees them so in the team sheet."""
    found = sources.station()
    team = catalog.sheet("team")
    naming = team.column(team.label)
    if access.is_masked(actor, team, naming):
        found = _masked(found, lambda name: str(masking.mask(naming, name)) if name else "")
    return today(found, now, announced={rule.service for rule in rules.rules()})


def today(station: Station, now: datetime, announced: Collection[int | None] = ()) -> Today:
    """What is going on at this moment; `announced` are the rows of services that reminders speak about."""
    there = naive(now)
    coming = _coming(station.services, there)
    sunday = there.date() + timedelta(days=6 - there.weekday())
    waiting = sorted((need for need in station.needs if is_open(need) and need.due), key=_by_due)
    return Today(
        day=there.date(),
        posts=_posts(station.duties, there),
        announced=[one for one in coming if one.occurrence.service.row in announced],
        coming=[one for one in coming if one.occurrence.service.row not in announced],
        overdue=[need for need in waiting if need.days_over(there.date())],
        due=[need for need in waiting if need.due and there.date() <= need.due <= sunday],
        has_duties=bool(station.duties),
        has_services=bool(station.services),
        has_needs=bool(station.needs),
    )


def is_open(need: Need) -> bool:
    """Whether somebody still waits for this need."""
    return need.closed_on is None and need.status not in CLOSED_NEEDS


# ---------------------------------------------------------------- below


def _posts(rows: Iterable[Duty], there: datetime) -> dict[str, list[Post]]:
    """Duties of the day, and what began yesterday and is not over, by area; the earliest first."""
    found: dict[str, list[Post]] = {}
    for duty in sorted(rows, key=lambda one: (one.begins, one.area, one.row)):
        runs = duty.begins <= there < duty.ends
        if duty.date == there.date() or runs:
            post = Post(duty=duty, under_way=runs and duty.on_duty is not None, over=duty.ends <= there)
            found.setdefault(duty.area, []).append(post)
    return found


def _coming(services: Iterable[Service], there: datetime) -> list[Coming]:
    """The next or present time of each service, by its start."""
    found = []
    for service in services:
        times = occurrences(service, there - timedelta(days=1), there + AHEAD)
        following = next((one for one in times if one.end > there or one.start >= there), None)
        if following is not None:
            found.append(Coming(occurrence=following, left=max(timedelta(), following.start - there)))
    return sorted(found, key=lambda one: (one.occurrence.start, one.occurrence.service.row))


def _by_due(need: Need) -> tuple[date, int]:
    return need.due or date.max, need.row


def _masked(station: Station, mask: Callable[[str], str]) -> Station:
    return replace(
        station,
        duties=tuple(replace(one, name=mask(one.name), cover_name=mask(one.cover_name)) for one in station.duties),
        needs=tuple(replace(one, name=mask(one.name)) for one in station.needs),
    )
