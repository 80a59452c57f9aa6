"""What a person decides about a message: it arrived, send it again, or try a rule on myself now."""

import uuid
from datetime import datetime, timedelta

from jobs import bell, reconcile
from jobs.ledger import TROUBLE
from jobs.planner import Wanted
from models import Inbox, Message, Rule
from sheets import access, writer
from sheets.people import Actor
from sheets.sentences import Refused

RESEND_LIFE = timedelta(minutes=30)  # a person who asks again gets at least this long
TRY_AHEAD = timedelta(days=60)


@writer.transaction
def confirm_delivered(actor: Actor, message: str, now: datetime) -> None:
    """Settle an unknown outcome: it did arrive."""
    _demand(actor)
    settled = _change(message, ("unknown",), state="sent", reason=f"resolved_delivered|{actor.name}",
                      resolved_by=actor.name, resolved_at=now)  # fmt: skip
    if not settled:
        raise Refused("not_unknown")


@writer.transaction
def resend(actor: Actor, message: str, now: datetime) -> None:
    """Send again what is unknown, failed or was too late. It says that it is sent again if it may have arrived."""
    _demand(actor)
    found = Message.get_or_none(Message.id == message)
    if found is None:
        raise Refused("no_such_message")
    if found.channel.state == "removed":
        raise Refused("no_such_channel")
    again = found.resends + (found.state == "unknown")
    changed = _change(
        message, TROUBLE, state="due", next_try_at=now, expires_at=max(found.expires_at, now + RESEND_LIFE),
        reason=f"resent|{actor.name}", resends=again, resolved_by=actor.name, resolved_at=now,
    )  # fmt: skip
    if not changed:
        raise Refused("not_resendable")
    bell.ring()


def send_now_to_myself(actor: Actor, rule: int, now: datetime) -> str:
    """Put the next message of this rule into one's own inbox at once; returns its text.

    Raises Refused if the rule has nothing to say in the next 60 days.
    """
    _demand(actor)
    if Rule.get_or_none(Rule.id == rule) is None:
        raise Refused("no_such_rule")
    found = [one for one in reconcile.would_say(rule, now, TRY_AHEAD) if one.expires_at > now]
    if not found:
        raise Refused("nothing_to_try")
    return _deliver(actor, found[0], now)


@writer.transaction
def _deliver(actor: Actor, one: Wanted, now: datetime) -> str:
    number = str(uuid.uuid4())
    recipient = f"person:{actor.id}"
    Message.create(
        id=number, key=f"test|{number}", group=f"test|{number}", kind="test", rule=one.rule, channel=one.channel,
        recipient=recipient, title=one.title, body=one.body, starts_at=one.starts_at, due_at=now, next_try_at=now,
        expires_at=now + RESEND_LIFE, state="sent", sent_at=now, attempts=1,
    )  # fmt: skip
    Inbox.create(message=number, recipient=recipient, title=one.title, body=one.body, at=now)
    return one.body


def _demand(actor: Actor) -> None:
    if not (access.may_manage(actor) or actor.role == "worker"):
        raise Refused("may_not_decide")


def _change(message: str, states: tuple[str, ...], **fields: object) -> int:
    still = (Message.id == message) & Message.state.in_(states)
    return int(Message.update(**fields).where(still).execute())
