"""The outbox agrees with what is wanted, from real sheets; doing it twice changes nothing."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobs import outbox, reconcile, rules, sources
from jobs.moments import naive
from jobs.reconcile import Reconciled
from models import Message, Rule
from sheets import catalog, changes, starters
from sheets.changes import Edits
from sheets.clock import SHANGHAI
from sheets.columns import Cell
from sheets.people import SYSTEM

Edit = Callable[..., None]


@pytest.fixture
def seeded(ledger: Path, now: datetime) -> Path:
    rules.seed(now)
    return ledger


@pytest.fixture
def edit(seeded: Path, now: datetime) -> Edit:
    """Change cells of one row as a person would: edit("services", row, start="08:00")."""

    def change(sheet: str, row: int, **cells: Cell) -> None:
        edits = Edits(set=[(row, key, cell) for key, cell in cells.items()])
        changes.write(SYSTEM, catalog.sheet(sheet), edits, now=now, source="test", label="")

    return change


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2024, 6, day, hour, minute, tzinfo=SHANGHAI)


def stall() -> int:
    row = sources.service_row(starters.STALL)
    assert row is not None
    return row


def lines(state: str, since: datetime, until: datetime) -> list[str]:
    found = Message.select().where((Message.state == state) & Message.due_at.between(since, until))
    return [f"{naive(one.due_at):%a %H:%M} {one.kind}" for one in found.order_by(Message.due_at)]


def week(state: str = "due") -> list[str]:
    return lines(state, at(20, 0), at(22, 23))


def tick(now: datetime) -> Reconciled:
    """A round of the heartbeat without a robot."""
    done = reconcile.reconcile(now)
    outbox.expire(now)
    outbox.deliver_inbox(now)
    return done


def test_the_planner_set_to_a_friday_sees_the_stalls_messages(seeded: Path) -> None:
    found = [one for one in reconcile.preview(at(20, 0), timedelta(days=2)) if "便民菜点" in one.title]
    assert [f"{naive(one.due_at):%A %H:%M}" for one in found] == ["Thursday 18:00", "Friday 06:30"]
    assert found[0].body == "【便民菜点】6月21日（周五）07:00–09:00，服务站旁，由巨鹿集团供应。"
    assert Message.select().count() == 0


def test_the_planner_answers_for_a_day_before_its_rules_were_made(seeded: Path) -> None:
    Rule.update(valid_from=at(20, 0) + timedelta(days=900)).execute()
    found = [one for one in reconcile.preview(at(20, 0), timedelta(days=2)) if "便民菜点" in one.title]
    assert [f"{naive(one.due_at):%A %H:%M}" for one in found] == ["Thursday 18:00", "Friday 06:30"]


def test_seeding_twice_makes_nothing_twice(seeded: Path, now: datetime) -> None:
    rules.seed(now + timedelta(days=1))
    assert Rule.select().count() == len(rules.SEEDED)
    assert {one.valid_from for one in Rule.select()} == {now}


def test_doing_it_twice_changes_nothing(seeded: Path, now: datetime) -> None:
    assert reconcile.reconcile(now).added > 0
    assert reconcile.reconcile(now) == Reconciled()


def test_a_later_start_moves_what_is_waiting(edit: Edit, now: datetime) -> None:
    tick(now)
    edit("services", stall(), start="08:00")
    assert tick(now).changed > 0
    assert week() == ["Thu 18:00 reminder", "Fri 07:30 reminder"]
    assert all("08:00–09:00" in one.body for one in Message.select().where(Message.title.contains("菜点")))


def test_what_is_called_off_is_cancelled_and_comes_back_with_it(edit: Edit, now: datetime) -> None:
    tick(now)
    edit("services", stall(), active=False)
    tick(now)
    assert week() == []
    assert week("cancelled") == ["Thu 18:00 reminder", "Fri 06:30 reminder"]
    edit("services", stall(), active=True)
    assert tick(now).restored > 0
    assert week() == ["Thu 18:00 reminder", "Fri 06:30 reminder"]


def test_a_move_after_the_first_message_is_told_once_and_the_second_follows(edit: Edit, now: datetime) -> None:
    tick(now)
    tick(at(20, 18, 1))
    edit("services", stall(), start="08:00")
    for minute in range(3):
        tick(at(20, 20, minute))
    assert week("sent") == ["Thu 18:00 reminder", "Thu 20:00 change"]
    assert week() == ["Fri 07:30 reminder"]


def test_a_cancellation_after_the_message_is_told_once_and_may_be_taken_back(edit: Edit, now: datetime) -> None:
    tick(now)
    tick(at(20, 18, 1))
    edit("services", stall(), active=False)
    tick(at(20, 20))
    tick(at(20, 20, 5))
    edit("services", stall(), active=True)
    tick(at(20, 21))
    tick(at(20, 21, 5))
    assert week("sent") == ["Thu 18:00 reminder", "Thu 20:00 change", "Thu 21:00 change"]
    bodies = [one.body for one in Message.select().where(Message.kind == "change").order_by(Message.due_at)]
    assert bodies[0].startswith("【取消】便民菜点")
    assert bodies[1].startswith("【变更】")


def test_asleep_over_both_messages_only_the_newest_goes_out(seeded: Path, now: datetime) -> None:
    tick(now)
    tick(at(21, 6, 40))
    assert week("sent") == ["Fri 06:30 reminder"]
    assert {one.reason for one in Message.select().where(Message.state == "expired")} == {"newer"}


def test_asleep_until_it_is_worthless_nothing_goes_out_and_the_reason_is_kept(seeded: Path, now: datetime) -> None:
    tick(now)
    reconcile.reconcile(at(21, 9, 30), (now, at(21, 9, 30)))
    outbox.expire(at(21, 9, 30), at(21, 9, 30))
    assert outbox.deliver_inbox(at(21, 9, 30)) == 0
    assert week("expired") == ["Thu 18:00 reminder", "Fri 06:30 reminder"]
    assert {one.reason for one in Message.select().where(Message.state == "expired")} == {"asleep"}


def test_the_clock_set_back_sends_nothing_again(seeded: Path, now: datetime) -> None:
    tick(now)
    tick(at(20, 18, 1))
    for hour in (3, 12, 18, 19):
        tick(at(20, hour))
    assert week("sent") == ["Thu 18:00 reminder"]


def test_a_rule_switched_on_late_does_not_speak_for_the_past(seeded: Path, now: datetime) -> None:
    evening = Rule.get(Rule.key == "stall_evening").id
    rules.set_active(SYSTEM, evening, False, now)
    tick(at(20, 18, 1))
    rules.set_active(SYSTEM, evening, True, at(20, 19))
    tick(at(20, 19, 1))
    assert week("sent") == []
    assert week() == ["Fri 06:30 reminder"]


def test_a_rule_switched_off_after_its_message_announces_no_cancellation(seeded: Path, now: datetime) -> None:
    tick(now)
    tick(at(20, 18, 1))
    for rule in Rule.select():
        rules.set_active(SYSTEM, rule.id, False, at(20, 19))
    tick(at(20, 19, 1))
    assert week("sent") == ["Thu 18:00 reminder"]


def duties(now: datetime) -> tuple[int, int, int]:
    """王建国 and 李秀英 in the team, and a duty of 王建国 on Friday afternoon."""
    wang, li = starters.add_rows(SYSTEM, "team", [{"name": "王建国"}, {"name": "李秀英"}], now)
    duty: dict[str, Cell] = {"date": "2024-06-21", "start": "13:00", "end": "16:00", "area": "一口受理", "person": wang}
    (row,) = starters.add_rows(SYSTEM, "roster", [duty], now)
    return wang, li, row


def test_a_duty_entered_for_yesterday_tells_nobody(seeded: Path, now: datetime) -> None:
    duties(now)
    tick(at(22, 9))
    assert not Message.select().where(Message.recipient.startswith("team:")).exists()


def test_a_swap_after_the_message_tells_both(edit: Edit, now: datetime) -> None:
    wang, li, row = duties(now)
    tick(now)
    tick(at(21, 7, 31))
    edit("roster", row, cover=li, status="已替班")
    tick(at(21, 8))
    told = Message.select().where((Message.state == "sent") & Message.recipient.startswith("team:"))
    assert {(one.recipient, one.kind) for one in told} == {
        (f"team:{wang}", "reminder"),
        (f"team:{wang}", "change"),
        (f"team:{li}", "reminder"),
    }


def test_a_correction_of_what_is_over_tells_nobody(edit: Edit, now: datetime) -> None:
    *_, row = duties(now)
    tick(now)
    tick(at(21, 7, 31))
    edit("roster", row, area="邻里点")
    tick(at(21, 14))
    assert not Message.select().where(Message.kind == "change").exists()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(
        st.tuples(
            st.sampled_from(["08:00", "07:00", "06:00", True, False]), st.integers(1, 900)
        ),
        max_size=6,
    )
)  # fmt: skip
def test_whatever_happens_the_second_look_changes_nothing(
    seeded: Path, now: datetime, edit: Edit, steps: list[tuple[str | bool, int]]
) -> None:
    Message.delete().execute()
    moment = now
    for change, minutes in steps:
        edit("services", stall(), **({"active": change} if isinstance(change, bool) else {"start": change}))
        moment += timedelta(minutes=minutes)
        tick(moment)
        assert reconcile.reconcile(moment) == Reconciled()
    sent = [one.key for one in Message.select().where(Message.state == "sent")]
    assert len(sent) == len(set(sent))
