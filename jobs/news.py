"""What people must be told because it is no longer as they were told. Pure."""

import zlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from jobs import texts
from jobs.moments import naive
from jobs.planner import Fact, Wanted


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """A message that has gone out, or may have."""

    id: str
    group: str
    rule: int | None
    channel: int
    recipient: str
    title: str
    facts: list[Fact]
    sent_at: datetime
    expires_at: datetime
    mobiles: tuple[str, ...] = ()


def news(
    told: Iterable[Told], wants: Iterable[Wanted], *, rules: Collection[int], channels: Collection[int], now: datetime
) -> list[Wanted]:
    """One notice for each group of people whose last message is no longer true of what is still to come.

    `rules` and `channels` are those in use: a rule that was switched off takes nothing back.
    """
    current = {one.group: one for one in wants}
    latest: dict[str, Told] = {}
    for one in sorted(told, key=lambda one: one.sent_at):
        if one.rule in rules and one.channel in channels:
            latest[one.group] = one
    notices = [_notice(one, current.get(group), now) for group, one in latest.items()]
    return [one for one in notices if one is not None]


def _notice(told: Told, current: Wanted | None, now: datetime) -> Wanted | None:
    coming = _to_come(current.facts, now) if current else []
    if coming == _to_come(told.facts, now):
        return None
    if current is None or not coming:
        body, facts, expires = texts.cancelled(told.title), [], told.expires_at
    else:
        body, facts, expires = texts.changed(current.body), current.facts, current.expires_at
    if expires <= now:
        return None
    return Wanted(
        key=f"changed|{told.id}|{zlib.crc32(repr(facts).encode()):08x}",
        group=told.group,
        kind="change",
        rule=told.rule,
        channel=told.channel,
        recipient=told.recipient,
        title=current.title if current and coming else told.title,
        body=body,
        starts_at=current.starts_at if current else None,
        due_at=now,
        expires_at=expires,
        facts=facts,
        mobiles=told.mobiles,
    )


def _to_come(facts: list[Fact], now: datetime) -> list[Fact]:
    """What is announced and has not begun; the past needs no correction."""
    shown = naive(now).isoformat(timespec="minutes")
    return [fact for fact in facts if fact[0] > shown]
