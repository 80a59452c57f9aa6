"""Logins: who gets in, for how long, and how often one may try."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest

from models import Person, Session
from sheets import people
from sheets.people import Actor
from sheets.sentences import Refused
from tests.conftest import PASSWORD


def refused(code: str) -> "pytest.RaisesExc[Refused]":
    return pytest.raises(Refused, check=lambda error: error.code == code)


def test_the_right_password_opens(worker: Actor, now: datetime) -> None:
    assert people.authenticate(" LI ", PASSWORD, "10.0.0.1", now).name == "李姐"


@pytest.mark.parametrize(("login", "password"), [("li", "wrong-password"), ("nobody", PASSWORD), ("", "")])
def test_anything_else_is_one_and_the_same_refusal(worker: Actor, now: datetime, login: str, password: str) -> None:
    with refused("wrong_login"):
        people.authenticate(login, password, "10.0.0.1", now)


def test_after_five_failures_a_login_has_to_wait(worker: Actor, now: datetime) -> None:
    for _ in range(people.FAILURES_PER_LOGIN):
        with refused("wrong_login"):
            people.authenticate("li", "wrong-password", "10.0.0.1", now)
    with refused("too_many_tries"):
        people.authenticate("li", PASSWORD, "10.0.0.2", now)
    assert people.authenticate("li", PASSWORD, "10.0.0.2", now + people.FAILURE_WINDOW).id == worker.id


def test_after_twenty_failures_an_address_has_to_wait(worker: Actor, now: datetime) -> None:
    for number in range(people.FAILURES_PER_ADDRESS):
        with refused("wrong_login"):
            people.authenticate(f"guess{number}", "wrong-password", "10.0.0.9", now)
    with refused("too_many_tries"):
        people.authenticate("li", PASSWORD, "10.0.0.9", now)


def test_tries_at_the_same_moment_count_one_by_one(worker: Actor, now: datetime) -> None:
    def attempt(number: int) -> str:
        try:
            people.authenticate("li", f"guess-{number}", "10.0.0.1", now)
        except Refused as told:
            return told.code
        return "in"

    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(attempt, range(24)))
    assert answers.count("wrong_login") == people.FAILURES_PER_LOGIN


def test_a_session_lasts_while_it_is_used(worker: Actor, now: datetime) -> None:
    token = people.open_session(worker, now)
    assert people.actor_of(token, now + people.SESSION_IDLE - timedelta(minutes=1)) == worker
    assert people.actor_of(token, now + people.SESSION_IDLE + timedelta(minutes=1)) == worker
    assert people.actor_of(token, now + people.SESSION_LENGTH) is None


def test_a_session_that_rests_too_long_ends(worker: Actor, now: datetime) -> None:
    token = people.open_session(worker, now)
    assert people.actor_of(token, now + people.SESSION_IDLE) is None


def test_no_token_is_kept_that_could_open_a_door(worker: Actor, now: datetime) -> None:
    token = people.open_session(worker, now)
    assert token not in {session.token_hash for session in Session.select()}
    assert PASSWORD not in {person.password for person in Person.select()}


def test_a_session_can_be_ended_by_its_owner_and_by_a_manager_only(
    worker: Actor, viewer: Actor, manager: Actor, now: datetime
) -> None:
    tokens = [people.open_session(worker, now) for _ in range(3)]
    people.end_session(tokens[0], now)
    (second, third) = people.sessions_of(worker, worker.id or 0, now)
    with refused("no_such_session"):
        people.end_session_number(viewer, second.number, now)
    people.end_session_number(worker, second.number, now)
    people.end_session_number(manager, third.number, now)
    assert all(people.actor_of(token, now) is None for token in tokens)


def test_a_person_who_leaves_is_out_at_once(worker: Actor, manager: Actor, now: datetime) -> None:
    token = people.open_session(worker, now)
    people.change_person(manager, worker.id or 0, active=False)
    assert people.actor_of(token, now) is None
    with refused("wrong_login"):
        people.authenticate("li", PASSWORD, "10.0.0.1", now)


@pytest.mark.parametrize("loss", [{"role": "worker"}, {"active": False}])
def test_the_last_manager_stays(manager: Actor, loss: dict[str, object]) -> None:
    with refused("last_manager"):
        people.change_person(manager, manager.id or 0, **loss)  # type: ignore[arg-type]


def test_a_manager_who_left_long_ago_is_not_the_last_one(manager: Actor, now: datetime) -> None:
    former = people.create_person(manager, "zhao", PASSWORD, "赵师傅", "manager", now)
    people.change_person(manager, former.id or 0, active=False)
    assert people.change_person(manager, former.id or 0, role="viewer").role == "viewer"


def test_only_managers_make_people(worker: Actor, now: datetime) -> None:
    with refused("managers_only"):
        people.create_person(worker, "zhao", PASSWORD, "赵师傅", "worker", now)


@pytest.mark.parametrize(
    ("login", "password", "name", "code"),
    [
        ("li", PASSWORD, "另一个", "login_taken"),
        ("a b", PASSWORD, "空格", "bad_login"),
        ("zhao", "short", "赵师傅", "short_password"),
        ("zhao", PASSWORD, " ", "bad_name"),
    ],
)
def test_it_says_what_is_wrong_with_a_new_person(
    manager: Actor, worker: Actor, now: datetime, login: str, password: str, name: str, code: str
) -> None:
    with refused(code):
        people.create_person(manager, login, password, name, "worker", now)


def test_the_first_person_is_a_manager_and_made_once(ledger: object, now: datetime) -> None:
    assert people.create_first("wang", PASSWORD, "王站长", now).role == "manager"
    with refused("already_set_up"):
        people.create_first("zhao", PASSWORD, "赵师傅", now)


def test_ones_own_password_needs_the_old_one(worker: Actor, now: datetime) -> None:
    with refused("wrong_old_password"):
        people.change_password(worker, "wrong-password", "a-new-password", now)
    people.change_password(worker, PASSWORD, "a-new-password", now)
    assert people.authenticate("li", "a-new-password", "10.0.0.1", now) == worker


def test_a_new_password_signs_the_other_browsers_out(worker: Actor, now: datetime) -> None:
    mine, other = people.open_session(worker, now), people.open_session(worker, now)
    people.change_password(worker, PASSWORD, "a-new-password", now, keep=mine)
    assert people.actor_of(mine, now) == worker
    assert people.actor_of(other, now) is None
