"""Which messages ought to exist. Pure: rules and rows in, messages out, for whatever moment is given as now."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from jobs import duties, texts
from jobs.duties import Duty, Need
from jobs.moments import ReminderRule, aware, lead, naive, speaks_at, spread, too_late_at
from jobs.occurrences import Occurrence, Service, occurrences

BACK = timedelta(days=2)
AHEAD = timedelta(days=14)
Fact = list[str]  # [local start, what is announced for it]


@dataclass(frozen=True, kw_only=True, slots=True)
class Route:
    """One channel a message may take. In the `inbox` only its recipient reads it."""

    id: int
    kind: str


@dataclass(frozen=True, kw_only=True)
class Station:
    """The rows that rules speak about. `mobiles` is {team row: number}."""

    services: tuple[Service, ...] = ()
    duties: tuple[Duty, ...] = ()
    needs: tuple[Need, ...] = ()
    mobiles: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """A message that ought to exist. `key` is its identity: rule|occurrence|channel|recipient."""

    key: str
    group: str  # occurrence|channel|recipient: what several rules say to the same people about the same thing
    kind: str = "reminder"  # reminder | change
    rule: int | None
    channel: int
    recipient: str  # all | team:ROW
    title: str
    body: str
    starts_at: datetime | None
    due_at: datetime
    expires_at: datetime
    facts: list[Fact] = field(default_factory=list)
    mobiles: tuple[str, ...] = ()
    before_rule: bool = False  # the rule did not exist when this was due


@dataclass(frozen=True, kw_only=True, slots=True)
class _Theme:
    """What one rule has to say to one recipient about one occurrence, before it is addressed to channels."""

    occurrence: str
    recipient: str
    title: str
    words: Mapping[str, str]
    start: datetime
    end: datetime
    facts: list[Fact]
    mobile: str = ""
    in_public: Mapping[str, str] | None = None  # words for a channel that others read, where they differ


@dataclass(frozen=True, kw_only=True, slots=True)
class _Span:
    """The local moments in which something may begin that a rule speaks about now."""

    low: datetime
    high: datetime
    today: date


def wanted(
    rules: Iterable[ReminderRule],
    station: Station,
    channels: Iterable[Route],
    now: datetime,
    ahead: timedelta = AHEAD,
) -> list[Wanted]:
    """The messages due in now - BACK … now + ahead, and older ones that are not too late yet, by due moment."""
    routes = list(channels)
    found: dict[str, Wanted] = {}
    for rule in rules:
        if not rule.active:
            continue
        span = _Span(low=naive(now - BACK), high=naive(now + ahead) + lead(rule), today=naive(now).date())
        for theme in _THEMES[rule.about](rule, station, span):
            for route in routes:
                one = _address(rule, theme, route)
                if one.due_at < now + ahead and (one.due_at >= now - BACK or one.expires_at > now):
                    found.setdefault(one.key, one)
    return sorted(found.values(), key=lambda one: (one.due_at, one.key))


def _address(rule: ReminderRule, theme: _Theme, route: Route) -> Wanted:
    group = f"{theme.occurrence}|{route.id}|{theme.recipient}"
    key = f"{rule.id}|{group}"
    due = aware(speaks_at(rule, theme.start))
    private = route.kind == "inbox"
    return Wanted(
        key=key,
        group=group,
        rule=rule.id,
        channel=route.id,
        recipient=theme.recipient,
        title=theme.title,
        body=texts.fill(rule.template, theme.words if private else theme.in_public or theme.words),
        starts_at=aware(theme.start),
        due_at=due if private else due - spread(key),
        expires_at=aware(too_late_at(rule, theme.start, theme.end)),
        facts=theme.facts,
        mobiles=(theme.mobile,) if theme.mobile else (),
        before_rule=due < rule.valid_from,
    )


def _services(rule: ReminderRule, station: Station, span: _Span) -> Iterator[_Theme]:
    for service in station.services:
        if service.row != rule.service:
            continue
        for one in occurrences(service, span.low, span.high):
            present = [duty for duty in station.duties if duty.begins < one.end and one.start < duty.ends]
            words = texts.of_occurrence(one, present)
            yield _Theme(
                occurrence=one.key,
                recipient="all",
                title=f"{words['活动']} {words['日期']}（{words['星期']}）{words['开始']}",
                words=words,
                start=one.start,
                end=one.end,
                facts=[_fact_of_occurrence(one)],
            )


def _fact_of_occurrence(one: Occurrence) -> Fact:
    return [one.start.isoformat(timespec="minutes"), f"{one.end:%H:%M} {one.service.place}"]


def _duties(_: ReminderRule, station: Station, span: _Span) -> Iterator[_Theme]:
    for (day, person), found in duties.of_people(station.duties).items():
        if not span.low.date() <= day <= span.high.date():
            continue
        words = texts.of_duties(found)
        yield _Theme(
            occurrence=f"duty:{day:%Y-%m-%d}",
            recipient=f"team:{person}",
            title=f"{words['日期']}（{words['星期']}）{words['姓名']}值班",
            words=words,
            start=found[0].begins,
            end=max(duty.ends for duty in found),
            facts=[[duty.begins.isoformat(timespec="minutes"), texts.line_of_duty(duty)] for duty in found],
            mobile=station.mobiles.get(person, ""),
        )


def _overdue(_: ReminderRule, station: Station, span: _Span) -> Iterator[_Theme]:
    """Today's and tomorrow's lists: what will be open later nobody knows yet."""
    for day in (span.today, span.today + timedelta(days=1)):
        for person, found in duties.overdue(station.needs, day).items():
            yield _about_needs(day, person, found, station.mobiles.get(person, ""))


def _about_needs(day: date, person: int, found: list[Need], mobile: str) -> _Theme:
    known = [texts.line_of_need(need, need.days_over(day), private=True) for need in found]
    public = [texts.line_of_need(need, need.days_over(day), private=False) for need in found]
    start = datetime.combine(day, time())
    return _Theme(
        occurrence=f"overdue:{day:%Y-%m-%d}",
        recipient=f"team:{person}",
        title=f"{found[0].name}有 {len(found)} 项需求超期",
        words=texts.of_needs(found[0].name, day, known),
        in_public=texts.of_needs(found[0].name, day, public),
        start=start,
        end=start + timedelta(days=1),
        facts=[],
        mobile=mobile,
    )


_THEMES = {"service": _services, "duty": _duties, "overdue": _overdue}
