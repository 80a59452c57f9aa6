"""The outbox: a message is claimed, marked as leaving, and settled, each by a conditional UPDATE whose count is
looked at. Whoever finds the row no longer as it was drops the message: somebody else has it."""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from peewee import fn

from jobs.answers import Answer
from models import Attempt, Channel, Inbox, Message
from sheets import writer

PER_MINUTE = 18  # WeCom refuses the 21st in a minute
MINUTE = timedelta(seconds=61)
FIRST_DELAY = 15.0  # seconds before the second try, doubled after each
LONGEST_DELAY = 900.0


class ClaimLost(Exception):  # noqa: N818 - named for what happened
    """The message is no longer this sender's."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """One message that is ours to send. `fence` counts its claims: an older claim can change nothing."""

    id: str
    fence: int
    channel: int
    kind: str
    body: str
    mobiles: list[str]
    attempts: int
    resends: int


@writer.transaction
def recover() -> int:
    """Take back what a dead sender left. Only for the holder of the sender lock, before its first claim."""
    untouched = Message.update(state="due").where(Message.state == "claimed").execute()
    leaving = Message.update(state="unknown", reason="died").where(Message.state == "sending").execute()
    return int(untouched) + int(leaving)


@writer.transaction
def expire(now: datetime, woke_at: datetime | None = None) -> int:
    """Give up what is too late, and what a newer message about the same thing has overtaken.

    `woke_at` is when the program last came back after a pause: what ended before that, it slept through.
    """
    count = 0
    for reason, limit in (("asleep", woke_at), ("too_late", now)):
        if limit is not None:
            late = (Message.state == "due") & (Message.expires_at <= limit)
            count += int(Message.update(state="expired", reason=reason).where(late).execute())
    asked_for = (Message.kind == "test") | (Message.resolved_by != "")
    ripe = (Message.state == "due") & (Message.due_at <= now) & ~asked_for
    newest: dict[str, Message] = {}
    for one in Message.select().where(ripe).order_by(Message.due_at, Message.key):
        older = newest.get(one.group)
        if older is not None:
            count += _change(older, "due", state="expired", reason="newer")
        newest[one.group] = one
    return count


@writer.transaction
def deliver_inbox(now: datetime) -> int:
    """Put due messages into the in-app inbox: mark and delivery are one transaction, so exactly once."""
    delivered = 0
    inboxes = Channel.select(Channel.id).where((Channel.kind == "inbox") & (Channel.state == "ok"))
    for one in _ready(now).where(Message.channel.in_(inboxes)):
        settled = _change(one, "due", state="sent", sent_at=now, reason="", attempts=one.attempts + 1)
        if settled:
            Inbox.create(message=one.id, recipient=one.recipient, title=one.title, body=one.body, at=now)
        delivered += settled
    return delivered


@writer.transaction
def claim(channel: int, now: datetime) -> Claim | None:
    """The next message of this channel, made ours; None if there is none, or the channel has had its fill."""
    if left_this_minute(channel, now) <= 0:
        return None
    broken = Channel.select().where((Channel.id == channel) & (Channel.state != "ok")).exists()
    ready = _ready(now).where(Message.channel == channel)
    if broken:  # a test is how a person finds out that it is mended
        ready = ready.where(Message.kind == "test")
    one = ready.first()
    if one is None or not _change(one, "due", state="claimed", fence=one.fence + 1):
        return None
    return Claim(
        id=one.id,
        fence=one.fence + 1,
        channel=channel,
        kind=one.kind,
        body=one.body,
        mobiles=one.mobiles,
        attempts=one.attempts,
        resends=one.resends,
    )


@writer.transaction
def mark_leaving(claim: Claim, now: datetime) -> int:
    """Write down that the message is about to leave; raises ClaimLost. Returns the attempt's number."""
    if not _change(claim, "claimed", state="sending", attempts=claim.attempts + 1):
        raise ClaimLost(claim.id)
    return int(Attempt.create(message=claim.id, number=claim.attempts + 1, started_at=now).id)


@writer.transaction
def settle(claim: Claim, attempt: int | None, answer: Answer, now: datetime) -> bool:
    """Write down what came of it; whether the message was still ours. `attempt` is None if nothing left."""
    ended = {"ended_at": now, "outcome": answer.outcome, "code": answer.code, "reason": answer.reason}
    if attempt is None:
        Attempt.create(message=claim.id, number=claim.attempts + 1, started_at=now, **ended)
    else:
        Attempt.update(**ended).where(Attempt.id == attempt).execute()
    before = "claimed" if attempt is None else "sending"
    after = _after(claim, answer, now) | {"code": answer.code, "reason": answer.reason, "attempts": claim.attempts + 1}
    if answer.outcome == "broken":
        in_use = (Channel.id == claim.channel) & Channel.state.in_(("ok", "broken"))
        Channel.update(state="broken", reason=answer.reason).where(in_use).execute()
    elif answer.outcome == "ok":
        mended = (Channel.id == claim.channel) & (Channel.state == "broken")
        Channel.update(state="ok", reason="").where(mended).execute()
    return bool(_change(claim, before, **after))


def left_this_minute(channel: int, now: datetime) -> int:
    """How many more messages may leave by this channel now, counted from what was tried."""
    left = (
        Attempt.select(fn.COUNT(Attempt.id))
        .join(Message)
        .where((Message.channel == channel) & Attempt.started_at.between(now - MINUTE, now))
        .scalar()
    )
    return PER_MINUTE - int(left)


def waiting(now: datetime) -> list[int]:
    """Channels to the outside with something to send, by the moment it has been waiting since."""
    outside = Channel.select(Channel.id).where((Channel.kind != "inbox") & Channel.state.in_(("ok", "broken")))
    ready = _ready(now).where(Message.channel.in_(outside))
    return list(dict.fromkeys(one.channel_id for one in ready))


def _ready(now: datetime) -> Any:
    return (
        Message.select()
        .where((Message.state == "due") & (Message.next_try_at <= now) & (Message.expires_at > now))
        .order_by(Message.next_try_at, Message.key)
    )


def _after(claim: Claim, answer: Answer, now: datetime) -> dict[str, Any]:
    if answer.outcome == "ok":
        return {"state": "sent", "sent_at": now}
    if answer.outcome in ("refused", "broken"):
        return {"state": "failed"}
    if answer.outcome == "unknown":
        return {"state": "unknown", "sent_at": now}
    delay = min(FIRST_DELAY * 2**claim.attempts, LONGEST_DELAY)
    seconds = max(answer.wait, random.uniform(delay / 2, delay))  # noqa: S311 - spreads load, guards nothing
    return {"state": "due", "next_try_at": now + timedelta(seconds=seconds)}


def _change(seen: Message | Claim, before: str, **fields: Any) -> int:
    """Change a message if it is still in the state and at the fence it was seen with; 1 if it was."""
    still = (Message.id == seen.id) & (Message.fence == seen.fence) & (Message.state == before)
    return int(Message.update(**fields).where(still).execute())
