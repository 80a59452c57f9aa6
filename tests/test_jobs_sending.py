"""From the outbox to a robot: claimed, marked, settled; retried, given up, unknown; never too many a minute."""

import os
import stat
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from peewee import OperationalError

from jobs import channels, decide, outbox
from jobs.lock import SenderLock
from jobs.outbox import ClaimLost
from jobs.postman import Postman
from jobs.vault import FILE, KeyLost, Vault
from jobs.wecom import Wecom
from models import Attempt, Channel, Message
from sheets import writer
from sheets.people import SYSTEM, Actor
from tests.fake_robot import FakeRobot, robot


@dataclass
class Office:
    """A ledger with one robot, and a clock that only moves when told."""

    vault: Vault
    moment: datetime
    robot: int = 0
    senders: dict[str, Wecom] = field(default_factory=lambda: {"wecom": Wecom(patience=0.3)})

    def clock(self) -> datetime:
        return self.moment

    def postman(self) -> Postman:
        return Postman(self.senders, self.vault, self.clock)

    def connect(self, server: FakeRobot) -> None:
        self.robot = channels.add_robot(SYSTEM, self.vault, "居民群", server.address, self.moment)

    def post(self, text: str, *, hours: float = 12) -> str:
        number = str(uuid.uuid4())
        Message.create(
            id=number, key=text, group=text, channel=self.robot, recipient="all", title=text, body=text,
            due_at=self.moment, next_try_at=self.moment, expires_at=self.moment + timedelta(hours=hours),
        )  # fmt: skip
        return number

    def run(self, minutes: float, step: float = 15) -> None:
        """Tick every `step` seconds for some minutes, as the heartbeat does."""
        end = self.moment + timedelta(minutes=minutes)
        while self.moment < end:
            outbox.expire(self.moment)
            self.postman().round()
            self.moment += timedelta(seconds=step)


@pytest.fixture
def office(ledger: Path, now: datetime, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    monkeypatch.setenv("GELIXIANG_ALLOW_LOCAL_ROBOT", "1")
    return Office(Vault(ledger), now)


def state(number: str) -> tuple[str, str]:
    found = Message.get_by_id(number)
    return found.state, found.reason


def test_a_message_goes_out_once(office: Office) -> None:
    with robot() as server:
        office.connect(server)
        number = office.post("便民菜点")
        assert office.postman().round() == 1
        assert office.postman().round() == 0
    assert server.texts == ["便民菜点"]
    assert state(number) == ("sent", "")
    assert Message.get_by_id(number).sent_at == office.moment
    (attempt,) = Attempt.select()
    assert (attempt.outcome, attempt.code, attempt.number) == ("ok", "0", 1)


@pytest.mark.parametrize(
    ("step", "expected", "channel"),
    [
        ("errcode:45009", "due", "ok"),
        ("errcode:40058", "failed", "ok"),
        ("errcode:93000", "failed", "broken"),
        ("errcode:12345", "failed", "broken"),
        ("hang", "unknown", "ok"),
        ("reset", "unknown", "ok"),
        ("redirect", "due", "ok"),
        ("garbage", "due", "ok"),
        ("status:503", "due", "ok"),
    ],
)
def test_a_200_is_no_success_by_itself(office: Office, step: str, expected: str, channel: str) -> None:
    with robot(step) as server:
        office.connect(server)
        number = office.post("便民菜点")
        assert office.postman().round() == 0
    assert state(number)[0] == expected
    assert state(number)[1]
    assert Channel.get_by_id(office.robot).state == channel


def test_an_hour_without_network_ends_with_one_message(office: Office) -> None:
    with robot(*["status:503"] * 9) as server:
        office.connect(server)
        number = office.post("便民菜点")
        office.run(90)
    assert state(number) == ("sent", "")
    assert len(server.received) == 10
    waits = [one.started_at for one in Attempt.select().order_by(Attempt.number)]
    gaps = [(later - earlier).total_seconds() for earlier, later in pairwise(waits)]
    assert gaps[0] <= 30
    assert all(gap <= outbox.LONGEST_DELAY + 15 for gap in gaps)


def test_what_is_too_late_is_given_up_with_a_reason(office: Office) -> None:
    with robot(*["status:503"] * 99) as server:
        office.connect(server)
        number = office.post("便民菜点", hours=0.5)
        office.run(40)
    assert state(number) == ("expired", "too_late")


def test_a_broken_robot_keeps_the_queue_for_a_person(office: Office) -> None:
    with robot("errcode:93000") as dead, robot() as alive:
        office.connect(dead)
        first, second = office.post("1"), office.post("2")
        office.run(5)
        assert dead.texts == ["1"]
        assert (state(first)[0], state(second)[0]) == ("failed", "due")
        channels.set_address(SYSTEM, office.vault, office.robot, alive.address, office.moment)
        office.run(1)
        assert sorted(alive.texts) == ["1", "2"]


def test_a_test_message_mends_a_broken_robot(office: Office) -> None:
    with robot("errcode:93000") as server:
        office.connect(server)
        office.post("一")
        office.run(1)
        number = channels.send_test(SYSTEM, office.robot, office.moment)
        office.run(1)
    assert state(number)[0] == "sent"
    assert Channel.get_by_id(office.robot).state == "ok"


def test_never_more_than_eighteen_in_a_minute(office: Office) -> None:
    with robot() as server:
        office.connect(server)
        for number in range(45):
            office.post(f"{number:02}")
        office.run(4)
    assert sorted(server.texts) == [f"{number:02}" for number in range(45)]
    starts = sorted(one.started_at for one in Attempt.select())
    minute = timedelta(seconds=60)
    assert max(sum(first <= one < first + minute for one in starts) for first in starts) <= outbox.PER_MINUTE


def test_an_unknown_outcome_waits_for_a_person(office: Office) -> None:
    with robot("reset", "reset") as server:
        office.connect(server)
        first, second = office.post("1"), office.post("2")
        office.run(20)
        assert (state(first)[0], state(second)[0]) == ("unknown", "unknown")
        assert server.texts == ["1", "2"]
        decide.confirm_delivered(SYSTEM, first, office.moment)
        decide.resend(SYSTEM, second, office.moment)
        office.run(1)
    assert server.texts[2:] == ["（补发，若已收到请忽略）2"]
    assert state(first)[0] == state(second)[0] == "sent"


def test_what_a_dead_sender_left_is_recovered(office: Office) -> None:
    with robot() as server:
        office.connect(server)
        claimed, leaving = office.post("一"), office.post("二")
        first = outbox.claim(office.robot, office.moment)
        second = outbox.claim(office.robot, office.moment)
        assert first
        assert second
        outbox.mark_leaving(second, office.moment)
        assert {first.id, second.id} == {claimed, leaving}
        outbox.recover()
        assert state(first.id)[0] == "due"
        assert state(second.id) == ("unknown", "died")


def test_a_message_is_claimed_once(office: Office) -> None:
    with robot() as server:
        office.connect(server)
    office.post("一")
    claim = outbox.claim(office.robot, office.moment)
    assert claim
    assert outbox.claim(office.robot, office.moment) is None
    Message.update(fence=claim.fence + 1).execute()
    with pytest.raises(ClaimLost):
        outbox.mark_leaving(claim, office.moment)
    assert Attempt.select().count() == 0


def test_the_outcome_is_written_however_often_the_database_is_locked(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle, locked = outbox.settle, iter([True, True])

    def sometimes(*args: object) -> bool:
        if next(locked, False):
            raise OperationalError("database is locked")
        return settle(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(outbox, "settle", sometimes)
    monkeypatch.setattr("jobs.postman.time.sleep", lambda _: None)
    with robot() as server:
        office.connect(server)
        number = office.post("一")
        office.run(1)
    assert state(number)[0] == "sent"
    assert len(server.received) == 1


def test_an_overlong_text_is_cut_for_the_robot_only(office: Office) -> None:
    with robot() as server:
        office.connect(server)
        number = office.post("菜" * 3000)
        office.run(1)
    assert len(server.texts[0].encode()) <= 2048
    assert len(Message.get_by_id(number).body) == 3000


# ---------------------------------------------------------------- secrets and the lock


def test_the_address_is_not_in_the_database(office: Office, ledger: Path) -> None:
    with robot() as server:
        office.connect(server)
    writer.close()
    stored = b"".join(path.read_bytes() for path in ledger.glob("ledger.db*"))
    assert b"7f3a" not in stored
    (shown,) = channels.channels(SYSTEM, office.vault)
    assert shown.address == "…7f3a"


def test_only_this_user_reads_the_key(ledger: Path) -> None:
    sealed = Vault(ledger).seal("https://robot")
    assert Vault(ledger).open(sealed) == "https://robot"
    if os.name == "posix":
        assert stat.S_IMODE((ledger / FILE).stat().st_mode) == 0o600


def test_without_its_key_a_channel_says_so(office: Office, ledger: Path) -> None:
    with robot() as server:
        office.connect(server)
        number = office.post("一")
        (ledger / FILE).unlink()
        office.vault = Vault(ledger)
        with pytest.raises(KeyLost):
            office.vault.open(Channel.get_by_id(office.robot).config)
        office.run(1)
        assert server.received == []
    assert state(number) == ("failed", "key_lost")


def test_only_a_manager_enters_a_robot(office: Office, worker: Actor) -> None:
    with robot() as server, pytest.raises(Exception, match="manager"):
        channels.add_robot(worker, office.vault, "群", server.address, office.moment)


def test_there_is_one_sender(tmp_path: Path) -> None:
    first, second = SenderLock(tmp_path), SenderLock(tmp_path)
    assert first.acquire()
    assert not second.acquire()
    first.release()
    assert second.acquire()
    second.release()
