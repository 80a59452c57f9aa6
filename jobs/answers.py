"""What came of one try at sending, whatever the channel."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """`outcome` decides what happens next; `reason` is the code of a sentence, maybe code|value.

    ok: arrived. not_sent: surely not delivered, try again. wait: not delivered, not before `wait` seconds.
    refused: never in these words. broken: the channel needs a person. unknown: left, and nobody knows.
    """

    outcome: str
    reason: str = ""
    code: str = ""
    wait: float = 0


class Sender(Protocol):
    """One kind of channel that talks to the world outside."""

    def send(self, address: str, text: str, mobiles: list[str], leaving: Callable[[], None]) -> Answer:
        """Deliver the text. `leaving` is called once, just before the message leaves this machine; if it raises,
        nothing is sent."""
        ...

    def check(self, address: str) -> None:
        """Raise Refused if a person may not enter this address."""
        ...

    def mask(self, address: str) -> str:
        """The address as it may be shown."""
        ...
