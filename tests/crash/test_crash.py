"""kill -9 at random moments while the sender is busy: nothing lost without a trace, nothing sent twice.

Five kills in the ordinary run; `GELIXIANG_CRASH_KILLS=300 .venv/bin/pytest tests/crash -s` prints the table by hand.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from jobs import channels, rules
from jobs.vault import Vault
from models import Message
from sheets import clock
from sheets.people import SYSTEM
from tests.fake_robot import FakeRobot, robot
from tests.product import ROOT

KILLS = int(os.environ.get("GELIXIANG_CRASH_KILLS", "5"))
SENDERS = int(os.environ.get("GELIXIANG_CRASH_SENDERS", "1"))
PER_KILL = 6  # messages

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kill -9 and SIGSTOP are POSIX signals")


def test_killed_at_random_nothing_is_lost_and_nothing_sent_twice(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GELIXIANG_ALLOW_LOCAL_ROBOT", "1")
    rules.seed(clock.now())
    dice = random.Random()
    with robot(delay=lambda: dice.uniform(0.005, 0.05)) as server:
        channel = channels.add_robot(SYSTEM, Vault(ledger), "群", server.address, clock.now())
        senders: list[subprocess.Popen[bytes]] = []
        for kill in range(KILLS):
            _post(channel, kill, clock.now())
            _hurt(_crew(senders, ledger), server, dice)
        _drain(_crew(senders, ledger))
        for sender in senders:
            sender.kill()
            sender.wait()
        _judge(server)


def _post(channel: int, kill: int, now: datetime) -> None:
    fields = [
        {
            "id": f"{kill:04}-{number:02}", "key": f"{kill}-{number}", "group": f"{kill}-{number}", "channel": channel,
            "recipient": "all", "title": "", "body": f"{kill}-{number}", "due_at": now, "next_try_at": now,
            "expires_at": now + timedelta(days=1), "kind": "test",
        }
        for number in range(PER_KILL)
    ]  # fmt: skip
    Message.insert_many(fields).execute()


def _crew(senders: list[subprocess.Popen[bytes]], folder: Path) -> list[subprocess.Popen[bytes]]:
    """As many living senders as there should be."""
    senders[:] = [sender for sender in senders if sender.poll() is None]
    while len(senders) < SENDERS:
        command = [sys.executable, "-m", "tests.crash.sender", str(folder)]
        senders.append(subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL))
    return senders


def _hurt(senders: list[subprocess.Popen[bytes]], server: FakeRobot, dice: random.Random) -> None:
    """Wait until something is being sent, and then kill one sender, or stop it for a while."""
    before, until = len(server.received), time.monotonic() + 20
    while len(server.received) == before and time.monotonic() < until:
        time.sleep(0.005)
    time.sleep(dice.uniform(0, 0.4))
    victim = dice.choice(senders)
    if SENDERS > 1 and dice.random() < 0.3:
        victim.send_signal(signal.SIGSTOP)
        time.sleep(dice.uniform(0, 0.5))
        victim.send_signal(signal.SIGCONT)
        return
    victim.kill()
    victim.wait()


def _drain(senders: list[subprocess.Popen[bytes]]) -> None:
    """Let the survivors finish; give up when nothing has moved for a while."""
    assert senders
    waiting = Message.state.in_(("due", "claimed", "sending")) & (Message.kind == "test")
    left, moved = -1, time.monotonic()
    while left and time.monotonic() < moved + 15:
        before, left = left, Message.select().where(waiting).count()
        moved = time.monotonic() if left != before else moved
        time.sleep(0.05)


def _judge(server: FakeRobot) -> None:
    received = Counter(server.texts)
    states = {one.body: one.state for one in Message.select().where(Message.kind == "test")}
    unknown = [body for body, state in states.items() if state == "unknown"]
    table = {
        "kills": KILLS,
        "messages": len(states),
        "lost without a trace": sum(state == "sent" and not received[body] for body, state in states.items()),
        "sent twice": sum(count > 1 for count in received.values()),
        "shown as unknown": len(unknown),
        "of these arrived": sum(received[body] for body in unknown),
        "left over": sum(state not in ("sent", "unknown") for state in states.values()),
    }
    print("\n" + "\n".join(f"{count:>8} {name}" for name, count in table.items()))
    assert len(states) == KILLS * PER_KILL
    assert table["lost without a trace"] == table["sent twice"] == table["left over"] == 0
    assert len(unknown) <= KILLS
