"""What rules, channels and recipients are called where messages are listed, in one person's language."""

from collections.abc import Iterable
from datetime import datetime

from jobs import channels, rules, sources
from jobs.moments import spread
from models import Channel, Message, Person, Rule
from sheets.sentences import say


class Names:
    """The names as they stand, read in one go."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._channels = {one.id: one for one in Channel.select()}
        self._rules = {one.id: one for one in Rule.select()}
        self._team = sources.team_names()
        self._people = {one.id: one for one in Person.select(Person.id, Person.name, Person.team_row, Person.active)}
        self._with_account = {one.team_row for one in self._people.values() if one.active}

    def rule(self, one: Message) -> str:
        """The rule that wants this message; empty for none."""
        found = self._rules.get(one.rule_id or 0)
        if found is None:
            return ""
        return (rules.name_en(found) if self._language == "en" else "") or str(found.name)

    def channel(self, one: Message) -> str:
        """The channel it takes."""
        return channels.name(self._channels[one.channel_id], self._language)

    def recipient(self, one: Message) -> str:
        """Whom it is for."""
        kind, _, number = one.recipient.partition(":")
        if kind == "all":
            return say("to_all", self._language)
        if kind == "team":
            return self._team.get(int(number), "")
        person = self._people.get(int(number))
        return str(person.name) if person else ""

    def by_robot(self, one: Message) -> bool:
        """Whether it leaves this program."""
        return bool(self._channels[one.channel_id].kind != "inbox")

    def is_removed(self, one: Message) -> bool:
        """Whether its channel was deleted."""
        return bool(self._channels[one.channel_id].state == "removed")

    def nobody_reads(self, one: Message) -> bool:
        """Whether it goes to the inbox of somebody without an account."""
        kind, _, number = one.recipient.partition(":")
        return not self.by_robot(one) and kind == "team" and int(number) not in self._with_account

    def is_early(self, one: Message) -> bool:
        """Whether it leaves up to 90 seconds before the rule's time."""
        return self.by_robot(one) and one.kind == "reminder"

    def planned_at(self, one: Message) -> datetime:
        """The rule's time."""
        due: datetime = one.due_at
        return due + spread(one.key) if self.is_early(one) else due

    def is_missed(self, some: Iterable[Message]) -> bool:
        """Whether none of these, the same words by several channels, calls on the person they are for."""
        messages = list(some)
        called = any(self.by_robot(one) and one.mobiles for one in messages)
        return any(self.nobody_reads(one) for one in messages) and not called
