"""Takes messages to the channels, one at a time, and writes down what came of each."""

import logging
import time
from collections.abc import Callable, Mapping
from datetime import datetime
from threading import Event

from peewee import OperationalError

from jobs import outbox, texts
from jobs.answers import Answer, Sender
from jobs.outbox import Claim, ClaimLost
from jobs.vault import KeyLost, Vault
from models import Channel

log = logging.getLogger(__name__)
ROUND = 20.0  # seconds after which a round ends, so that planning is not kept waiting by a slow robot
SETTLE_TRIES = 40  # an outcome is worth waiting for a database that is locked for minutes


class Postman:
    """Delivers what is due. `clock` gives the present moment; `stopping` ends the round after the message in hand."""

    def __init__(
        self, senders: Mapping[str, Sender], vault: Vault, clock: Callable[[], datetime], stopping: Event | None = None
    ) -> None:
        self._senders = senders
        self._vault = vault
        self._clock = clock
        self._stopping = stopping or Event()
        self._until = 0.0

    def round(self) -> int:
        """Deliver what is due; returns how many messages arrived."""
        self._until = time.monotonic() + ROUND
        delivered = outbox.deliver_inbox(self._clock())
        for channel in outbox.waiting(self._clock()):
            delivered += self._empty(channel)
        return delivered

    def _empty(self, channel: int) -> int:
        """One channel's messages until the first that does not arrive; back-off does the rest."""
        delivered = 0
        while not self._stopping.is_set() and time.monotonic() < self._until:
            claim = outbox.claim(channel, self._clock())
            if claim is None:
                break
            answer = self._send(claim)
            if answer is None or answer.outcome != "ok":
                break
            delivered += 1
        return delivered

    def _send(self, claim: Claim) -> Answer | None:
        attempt: int | None = None

        def leaving() -> None:
            nonlocal attempt
            attempt = outbox.mark_leaving(claim, self._clock())

        try:
            answer = self._try(claim, leaving)
        except ClaimLost:
            return None
        except Exception as error:
            # Whatever it was, the message's fate is written down; the words of the error may hold the address.
            log.error("sending message %s stopped with %s", claim.id, type(error).__name__)
            answer = (
                Answer(outcome="unknown", reason="no_answer", code=type(error).__name__)
                if attempt
                else Answer(outcome="not_sent", reason="unexpected_sending", code=type(error).__name__)
            )
        self._settle(claim, attempt, answer)
        return answer

    def _try(self, claim: Claim, leaving: Callable[[], None]) -> Answer:
        channel = Channel.get_by_id(claim.channel)
        try:
            address = self._vault.open(channel.config)
        except KeyLost:
            return Answer(outcome="broken", reason="key_lost")
        text = f"{texts.AGAIN}{claim.body}" if claim.resends else claim.body
        return self._senders[channel.kind].send(address, text, claim.mobiles, leaving)

    def _settle(self, claim: Claim, attempt: int | None, answer: Answer) -> None:
        for _ in range(SETTLE_TRIES):
            try:
                outbox.settle(claim, attempt, answer, self._clock())
            except OperationalError:
                log.warning("the outcome of message %s waits for the database", claim.id)
                time.sleep(0.5)
            else:
                return
        log.error("the outcome of message %s could not be written; it will be shown as unknown", claim.id)
