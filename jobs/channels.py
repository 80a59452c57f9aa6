"""The ways a message can go, and what a manager may do with them."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from jobs import bell, texts
from jobs.answers import Sender
from jobs.sentences import why
from jobs.vault import KeyLost, Vault
from jobs.wecom import Wecom
from models import Channel, Message
from sheets import access, writer
from sheets.people import Actor
from sheets.sentences import Refused, say

# Every kind of channel that talks to the world outside. The in-app inbox is delivered by the outbox itself.
CHANNELS: Mapping[str, Sender] = {"wecom": Wecom()}
KIND_NAMES: Mapping[str, tuple[str, str]] = {
    "inbox": ("站内消息", "Inbox"),
    "wecom": ("企业微信群机器人", "WeCom group robot"),
}
TEST_LIFE = timedelta(minutes=10)


@dataclass(frozen=True, kw_only=True, slots=True)
class ChannelLine:
    """One channel as a page shows it; `address` is masked."""

    id: int
    kind: str
    kind_name: str
    name: str
    address: str
    state: str  # fresh (nothing sent yet) | ok | paused | broken
    state_words: str
    reason: str


def channels(actor: Actor, vault: Vault) -> list[ChannelLine]:
    """All channels but deleted ones, the inbox first."""
    proven = {one.channel_id for one in Message.select(Message.channel).where(Message.state == "sent").distinct()}
    return [
        ChannelLine(
            id=one.id,
            kind=one.kind,
            kind_name=KIND_NAMES[one.kind][actor.language == "en"],
            name=name(one, actor.language),
            address=_masked(one, vault),
            state=(shown := _shown(one, proven)),
            state_words=say(f"channel_{shown}", actor.language),
            reason=why(one.reason, actor.language),
        )
        for one in Channel.select().where(Channel.state != "removed").order_by(Channel.id)
    ]


def name(channel: Channel, language: str) -> str:
    """What a channel is called: the name people gave it, or that of its kind."""
    kind = KIND_NAMES[channel.kind]
    return kind[language == "en"] if channel.name == kind[0] else str(channel.name)


@writer.transaction
def add_robot(actor: Actor, vault: Vault, title: str, address: str, now: datetime) -> int:
    """Enter a 企业微信 group robot; managers only. Its address is stored encrypted. Returns the channel's id."""
    access.demand_manage(actor)
    if not title.strip():
        raise Refused("channel_needs_name")
    CHANNELS["wecom"].check(address.strip())
    sealed = vault.seal(address.strip())
    return int(Channel.create(kind="wecom", name=title.strip()[:40], config=sealed, created_at=now).id)


@writer.transaction
def set_address(actor: Actor, vault: Vault, channel: int, address: str, now: datetime) -> None:
    """Give a robot its new address; managers only. What failed for the old one and is not too late goes out."""
    access.demand_manage(actor)
    found = _robot(channel)
    CHANNELS[found.kind].check(address.strip())
    found.config, found.state, found.reason = vault.seal(address.strip()), "ok", ""
    found.save()
    failed = (Message.channel == channel) & (Message.state == "failed") & (Message.expires_at > now)
    Message.update(state="due", next_try_at=now).where(failed).execute()


@writer.transaction
def set_active(actor: Actor, channel: int, active: bool) -> None:
    """Switch a robot on or off; managers only. The inbox is always on."""
    access.demand_manage(actor)
    found = _robot(channel)
    found.state, found.reason = ("ok" if active else "paused"), ""
    found.save()
    bell.ring()


@writer.transaction
def remove_robot(actor: Actor, channel: int) -> None:
    """Delete a robot that was switched off, with its address; managers only. The record of what it sent stays."""
    access.demand_manage(actor)
    found = _robot(channel)
    if found.state != "paused":
        raise Refused("stop_before_removing")
    found.state, found.config = "removed", ""
    found.save()


@writer.transaction
def send_test(actor: Actor, channel: int, now: datetime) -> str:
    """Put a test message for this robot into the outbox; managers only. Returns its id, to look for its outcome."""
    access.demand_manage(actor)
    found = _robot(channel)
    number = str(uuid.uuid4())
    Message.create(
        id=number, key=f"test|{number}", group=f"test|{number}", kind="test", channel=found, recipient="all",
        title=found.name, body=texts.TEST, due_at=now, next_try_at=now, expires_at=now + TEST_LIFE,
    )  # fmt: skip
    bell.ring()
    return number


def _robot(channel: int) -> Channel:
    present = (Channel.id == channel) & (Channel.kind != "inbox") & (Channel.state != "removed")
    found = Channel.get_or_none(present)
    if found is None:
        raise Refused("no_such_channel")
    return found


def _shown(channel: Channel, proven: set[int]) -> str:
    """A robot that has never delivered anything does not claim to work."""
    untried = channel.kind != "inbox" and channel.state == "ok" and channel.id not in proven
    return "fresh" if untried else str(channel.state)


def _masked(channel: Channel, vault: Vault) -> str:
    if not channel.config:
        return ""
    try:
        return CHANNELS[channel.kind].mask(vault.open(channel.config))
    except KeyLost:
        return "…"
