"""Makes the outbox agree with what is wanted. Doing it twice changes nothing."""

import uuid
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from jobs import rules, sources
from jobs.news import Told, news
from jobs.planner import AHEAD, BACK, Route, Wanted, wanted
from models import Channel, Message
from sheets import writer

Pause = tuple[datetime, datetime]
_TIMES = ("starts_at", "due_at", "expires_at")
_WORDS = ("title", "body", "facts", "mobiles")
_TAKEN_BACK = ("gone", "stopped")  # why the planner cancels; what it cancels it may restore


@dataclass(kw_only=True)
class Reconciled:
    """How many messages a round touched."""

    added: int = 0
    changed: int = 0
    cancelled: int = 0
    restored: int = 0


def preview(now: datetime, ahead: timedelta = AHEAD) -> list[Wanted]:
    """The messages that would be due from `now` on, whatever the clock says; nothing is written.

    A day before the rules were made is answered as if they had always been there.
    """
    return [one for one in wants(now, ahead) if one.due_at >= now]


def wants(now: datetime, ahead: timedelta = AHEAD) -> list[Wanted]:
    """What ought to be in the outbox at this moment."""
    return wanted(rules.rules(), sources.station(), _routes(), now, ahead)


def would_say(rule: int, now: datetime, ahead: timedelta) -> list[Wanted]:
    """What one rule has to say in the in-app inbox, switched on or not."""
    alone = [replace(one, active=True) for one in rules.rules() if one.id == rule]
    inbox = [one for one in _routes() if one.kind == "inbox"]
    return wanted(alone, sources.station(), inbox, now, ahead)


def reconcile(now: datetime, pause: Pause | None = None) -> Reconciled:
    """Add what is missing, move what moved, cancel what is gone, and tell people where they were told otherwise.

    What became due and too late during `pause`, while the program did not run, is written down as such.
    """
    return _write(wants(now), now, pause)


@writer.transaction
def _write(found: list[Wanted], now: datetime, pause: Pause | None) -> Reconciled:
    running = {one.id for one in rules.rules() if one.active}
    routes = {one.id for one in _routes()}
    found = found + news(_told(now), found, rules=running, channels=routes, now=now)
    present = {one.key: one for one in Message.select().where(_within(now))}
    done = Reconciled()
    _add((one for one in found if one.key not in present), now, pause, done)
    for one in found:
        if one.key in present:
            _change(present[one.key], one, now, done)
    keys = {one.key for one in found}
    _cancel((one for key, one in present.items() if key not in keys), routes, now, done)
    return done


def _within(now: datetime) -> Any:
    live = Message.state.in_(("due", "cancelled")) & (Message.expires_at > now)
    return (Message.kind != "test") & ((Message.due_at >= now - BACK) | live)


def _add(missing: Iterable[Wanted], now: datetime, pause: Pause | None, done: Reconciled) -> None:
    fresh = []
    for one in missing:
        in_time = one.expires_at > now
        slept = pause is not None and pause[0] < one.due_at <= pause[1]
        if not one.before_rule and (in_time or slept):
            state = {} if in_time else {"state": "expired", "reason": "asleep"}
            fresh.append(_fields(one) | {"state": "due", "reason": ""} | state)
    for some in range(0, len(fresh), 50):
        done.added += len(
            list(Message.insert_many(fresh[some : some + 50]).on_conflict_ignore().returning(Message.id).execute())
        )


def _fields(one: Wanted) -> dict[str, Any]:
    fields = asdict(one) | {"id": str(uuid.uuid4()), "next_try_at": one.due_at, "mobiles": list(one.mobiles)}
    del fields["before_rule"]
    return fields


def _change(present: Message, one: Wanted, now: datetime, done: Reconciled) -> None:
    if present.resolved_by:
        return  # a person has decided about it
    new = _fields(one)
    times = {name: new[name] for name in _TIMES if getattr(present, name) != new[name]}
    if one.kind == "change":
        times.pop("due_at", None)  # a notice is due when the news came
    if "due_at" in times:
        times["next_try_at"] = one.due_at
    words = {name: new[name] for name in _WORDS if getattr(present, name) != new[name]}
    back = present.state == "cancelled" and present.reason in _TAKEN_BACK and one.expires_at > now
    later = present.state == "expired" and "due_at" in times and one.due_at > now
    if back or later:
        done.restored += _update(present, times | words | {"state": "due", "reason": "", "resolved_at": None})
    elif present.state == "due":
        # Words that have been tried stay while they are true: what is sent again is what was sent before.
        true = present.attempts > 0 and "facts" not in words
        done.changed += _update(present, times if true else times | words)


def _cancel(unwanted: Iterable[Message], routes: set[int], now: datetime, done: Reconciled) -> None:
    for one in unwanted:
        known = one.kind == "change" or now - BACK <= one.due_at < now + AHEAD
        if one.state == "due" and known and not one.resolved_by:
            reason = "gone" if one.channel_id in routes else "stopped"
            done.cancelled += _update(one, {"state": "cancelled", "reason": reason, "resolved_at": now})


def _update(one: Message, fields: dict[str, Any]) -> int:
    if not fields:
        return 0
    still = (Message.id == one.id) & (Message.state == one.state) & (Message.fence == one.fence)
    return int(Message.update(**fields).where(still).execute())


def _told(now: datetime) -> list[Told]:
    """What has gone out, or may have, about something that is still to come."""
    said = Message.state.in_(("sent", "unknown")) & Message.kind.in_(("reminder", "change"))
    return [
        Told(
            id=one.id, group=one.group, rule=one.rule_id, channel=one.channel_id, recipient=one.recipient,
            title=one.title, facts=one.facts, sent_at=one.sent_at, expires_at=one.expires_at,
            mobiles=tuple(one.mobiles),
        )
        for one in Message.select().where(said & (Message.expires_at > now) & Message.rule.is_null(False))
    ]  # fmt: skip


def _routes() -> list[Route]:
    return [Route(id=one.id, kind=one.kind) for one in Channel.select().where(Channel.state.in_(("ok", "broken")))]
