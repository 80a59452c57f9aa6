"""What pages ask about messages: what will be sent, what was, with what outcome, and what arrived for whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from peewee import fn

from jobs.naming import Names
from jobs.sentences import why
from models import Attempt, Engine, Inbox, InboxRead, Message, Person
from sheets import writer
from sheets.people import Actor
from sheets.sentences import say

PENDING = ("due", "claimed", "sending")
TROUBLE = ("unknown", "failed", "expired")
SHOWS = ("due", "sent", "missed", "all")  # what `sent` can be asked for


@dataclass(frozen=True, kw_only=True, slots=True)
class Upcoming:
    """One message that is to be sent: the same words to the same people, whatever the channels."""

    ids: tuple[str, ...]
    due_at: datetime  # the rule's time
    about: bool  # a robot among the channels keeps off the full minute
    title: str
    body: str
    to: str
    rule: str
    channels: tuple[str, ...]
    unreached: bool  # whoever it is for has no account, and no robot calls them
    starts_at: datetime | None
    kind: str  # reminder | change


@dataclass(frozen=True, kw_only=True, slots=True)
class Try:
    """One attempt, in words."""

    at: datetime
    outcome: str
    reason: str
    code: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Sent:
    """One message that was sent, or was to be: what, to whom, by which channel, and what came of it."""

    id: str
    at: datetime  # when it was sent; the rule's time if it was not
    about: bool  # a robot's time before it was sent
    title: str
    body: str
    to: str
    rule: str
    channel: str
    kind: str  # reminder | change | test
    state: str
    state_words: str
    reason: str
    attempts: int
    resolved_by: str
    may_confirm: bool  # 已送达
    may_resend: bool  # 重发
    tries: tuple[Try, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Arrived:
    """One message in somebody's inbox."""

    id: int
    at: datetime
    title: str
    body: str
    read: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Gap:
    """The program did not run in this time; `missed` messages were not sent because of it."""

    since: datetime
    until: datetime
    missed: int


def upcoming(actor: Actor, now: datetime, days: int = 14) -> list[Upcoming]:
    """What will be sent in the next days, soonest first. A viewer sees what is for everybody or for them."""
    pending = Message.state.in_(PENDING) & (Message.due_at <= now + timedelta(days=days)) & (Message.kind != "test")
    found = _query(actor).where(pending).order_by(Message.due_at, Message.key)
    together: dict[tuple[Any, ...], list[Message]] = {}
    for one in found:
        minute = one.starts_at or one.due_at
        together.setdefault((one.rule_id, one.kind, one.recipient, minute), []).append(one)
    names = Names(actor.language)
    lines = [_upcoming(some, names) for some in together.values()]
    return sorted(lines, key=lambda line: (line.due_at, line.to))


def sent(actor: Actor, *, show: str = "due", limit: int = 200) -> list[Sent]:
    """What was sent or should have been, newest first; what is only waiting for its first try is upcoming.

    `show` is one of SHOWS: whatever came due, what was sent, what came due and was not sent, or everything, also
    what was cancelled before it was due.
    """
    found = _query(actor).where(Message.state.not_in(PENDING) | (Message.attempts > 0))
    if show == "sent":
        found = found.where(Message.state == "sent")
    elif show != "all":
        found = found.where((Message.state != "cancelled") | (Message.resolved_at >= Message.due_at))
    if show == "missed":
        found = found.where(Message.state != "sent")
    moment = fn.COALESCE(Message.sent_at, Message.due_at)
    return _lines(found.order_by(moment.desc(), Message.key).limit(limit), actor.language)


def message(actor: Actor, number: str) -> Sent | None:
    """One message with its attempts, or None if there is none that this person may see."""
    found = _lines(_query(actor).where(Message.id == number), actor.language)
    return found[0] if found else None


def failed(actor: Actor, now: datetime, days: int = 7) -> list[Sent]:
    """What needs a look: unknown and failed messages, and those that missed their hour, of the last days."""
    trouble = Message.state.in_(TROUBLE) & (Message.reason != "newer") & (Message.due_at > now - timedelta(days=days))
    stuck = (Message.state == "due") & (Message.attempts > 0)
    return _lines(_query(actor).where(trouble | stuck).order_by(Message.due_at.desc()), actor.language)


def gap() -> Gap | None:
    """The last time the program did not run, if messages were missed in it."""
    found = Engine.get_or_none(Engine.id == 1)
    if found is None or found.missed_from is None or found.missed_to is None:
        return None
    asleep = (Message.reason == "asleep") & Message.due_at.between(found.missed_from, found.missed_to)
    missed = Message.select().where((Message.state == "expired") & asleep).count()
    return Gap(since=found.missed_from, until=found.missed_to, missed=missed) if missed else None


def pulse() -> tuple[object, ...]:
    """Something that is another thing once a message came, went or was tried: cheap enough to ask often."""
    counts = Message.select(Message.state, fn.COUNT(Message.id), fn.SUM(Message.attempts)).group_by(Message.state)
    return (Inbox.select(fn.MAX(Inbox.id)).scalar(), *counts.order_by(Message.state).tuples())


# ---------------------------------------------------------------- the inbox in the app


def inbox_of(actor: Actor, limit: int = 100) -> list[Arrived]:
    """What arrived for this person, newest first."""
    read = _read_by(actor)
    found = Inbox.select().where(_for(actor, Inbox.recipient)).order_by(Inbox.at.desc(), Inbox.id.desc()).limit(limit)
    return [Arrived(id=one.id, at=one.at, title=one.title, body=one.body, read=one.id in read) for one in found]


def unread_count(actor: Actor) -> int:
    """How many messages since this person's first day they have not read."""
    person = Person.get_or_none(Person.id == actor.id)
    if person is None:
        return 0
    mine = _for(actor, Inbox.recipient) & (Inbox.at >= person.created_at)
    return int(Inbox.select().where(mine & Inbox.id.not_in(_read_by(actor))).count())


@writer.transaction
def mark_read(actor: Actor, ids: Iterable[int], now: datetime) -> None:
    """Remember that this person has read these messages of theirs."""
    mine = Inbox.select(Inbox.id).where(Inbox.id.in_(list(ids)) & _for(actor, Inbox.recipient))
    fresh = [one.id for one in mine if one.id not in _read_by(actor)]
    for one in fresh:
        InboxRead.create(inbox=one, person=actor.id, at=now)


# ---------------------------------------------------------------- below


def _query(actor: Actor) -> Any:
    """Messages this person may see: everything for those who work here, one's own for a viewer."""
    found = Message.select()
    return found if actor.role in ("manager", "worker", "system") else found.where(_for(actor, Message.recipient))


def _for(actor: Actor, recipient: Any) -> Any:
    return recipient.in_(["all", f"person:{actor.id}", *([f"team:{actor.team_row}"] if actor.team_row else [])])


def _read_by(actor: Actor) -> set[int]:
    return {one.inbox_id for one in InboxRead.select().where(InboxRead.person == actor.id)}


def _upcoming(some: list[Message], names: Names) -> Upcoming:
    first = some[0]
    read = [one for one in sorted(some, key=lambda one: one.channel_id) if not names.nobody_reads(one)]
    return Upcoming(
        ids=tuple(one.id for one in some),
        due_at=max(names.planned_at(one) for one in some),
        about=any(names.is_early(one) for one in some),
        title=first.title,
        body=max((one.body for one in some), key=len),
        to=names.recipient(first),
        rule=names.rule(first),
        channels=tuple(names.channel(one) for one in read),
        unreached=names.is_missed(some),
        starts_at=first.starts_at,
        kind=first.kind,
    )


def _lines(found: Iterable[Message], language: str) -> list[Sent]:
    messages = list(found)
    names = Names(language)
    tries: dict[str, list[Try]] = {}
    attempts = Attempt.select().where(Attempt.message.in_([one.id for one in messages])).order_by(Attempt.number)
    for one in attempts:
        died = one.ended_at is None
        outcome = say(f"try_{'unknown' if died else one.outcome}", language)
        reason = why("died" if died else one.reason, language)
        line = Try(at=one.started_at, outcome=outcome, reason=reason, code=one.code)
        tries.setdefault(one.message_id, []).append(line)
    return [_sent(one, names, tuple(tries.get(one.id, ())), language) for one in messages]


def _sent(one: Message, names: Names, tries: tuple[Try, ...], language: str) -> Sent:
    return Sent(
        id=one.id,
        at=one.sent_at or names.planned_at(one),
        about=one.sent_at is None and names.is_early(one),
        title=one.title,
        body=one.body,
        to=names.recipient(one),
        rule=names.rule(one),
        channel=names.channel(one),
        kind=one.kind,
        state=one.state,
        state_words=say(f"state_{one.state}", language),
        reason=why(one.reason, language),
        attempts=one.attempts,
        resolved_by=one.resolved_by,
        may_confirm=one.state == "unknown",
        may_resend=one.state in TROUBLE and not names.is_removed(one),
        tries=tries,
    )
