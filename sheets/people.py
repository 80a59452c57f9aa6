"""People with a login: who they are, how they prove it, and how long a browser stays signed in.

Passwords are hashed with argon2id (the library's defaults follow RFC 9106). Of a session only a hash of its
token is kept, so a stolen database opens no door.
"""

import hashlib
import secrets
import threading
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, cast

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from models import LoginFailure, Person, Session
from sheets import writer
from sheets.sentences import Refused

Role = Literal["manager", "worker", "viewer", "system"]
ROLES: tuple[Role, ...] = ("manager", "worker", "viewer")

SESSION_LENGTH = timedelta(days=30)
SESSION_IDLE = timedelta(days=7)
FAILURE_WINDOW = timedelta(minutes=15)
FAILURES_PER_LOGIN = 5
FAILURES_PER_ADDRESS = 20
SHORTEST_PASSWORD = 8

_hasher = PasswordHasher()
# Checked when the login is unknown, so that the answer takes as long as for a known one.
_NOBODY = _hasher.hash(secrets.token_hex())
# One try at a time: tries made at the same moment would all be let through before one of them is counted.
_one_try = threading.Lock()


@dataclass(frozen=True, kw_only=True, slots=True)
class Actor:
    """Who is asking. Every reading and writing function of the engine takes one."""

    id: int | None
    name: str
    role: Role
    login: str = ""
    language: str = "zh"
    large: bool = False
    dark: bool = False
    team_row: int | None = None
    active: bool = True


SYSTEM = Actor(id=None, name="程序", role="system")


def has_people() -> bool:
    """Whether anybody has a login yet."""
    return bool(Person.select().exists())


@writer.transaction
def create_first(login: str, password: str, name: str, now: datetime) -> Actor:
    """Make the first manager; raises Refused once somebody exists."""
    if has_people():
        raise Refused("already_set_up")
    return _create(login, password, name, "manager", now)


@writer.transaction
def create_person(actor: Actor, login: str, password: str, name: str, role: Role, now: datetime) -> Actor:
    """Give somebody a login; managers only."""
    _demand_manager(actor)
    return _create(login, password, name, role, now)


def people(actor: Actor) -> list[Actor]:
    """Everybody with a login, the active ones first; managers only."""
    _demand_manager(actor)
    return [_actor(person) for person in Person.select().order_by(Person.active.desc(), Person.id)]


@writer.transaction
def change_person(
    actor: Actor,
    person: int,
    *,
    name: str | None = None,
    role: Role | None = None,
    active: bool | None = None,
    team_row: int | None = None,
) -> Actor:
    """Change what is given of somebody's account; managers only. The last active manager stays one."""
    _demand_manager(actor)
    found = _person(person)
    loses_power = (role not in (None, "manager")) or active is False
    if found.active and found.role == "manager" and loses_power and _active_managers() == 1:
        raise Refused("last_manager", name=found.name)
    if name is not None:
        found.name = _checked_name(name)
    if role is not None:
        found.role = _checked_role(role)
    if team_row is not None:
        found.team_row = team_row or None
    if active is not None:
        found.active = active
        if not active:
            _end_all(found.id)
    found.save()
    return _actor(found)


@writer.transaction
def reset_password(actor: Actor, person: int, password: str) -> None:
    """Give somebody a new password and end their sessions; managers only."""
    _demand_manager(actor)
    found = _person(person)
    found.password = _hashed(password)
    found.save()
    _end_all(found.id)


@writer.transaction
def change_password(actor: Actor, old: str, new: str, now: datetime, *, keep: str = "") -> None:
    """Change one's own password and end one's sessions but that of the token `keep`.

    Raises Refused when the old password is wrong.
    """
    found = _person(actor.id or 0)
    if not _matches(found.password, old):
        raise Refused("wrong_old_password")
    found.password = _hashed(new)
    found.save()
    others = (Session.person == found.id) & Session.ended_at.is_null() & (Session.token_hash != _digest(keep))
    Session.update(ended_at=now).where(others).execute()


@writer.transaction
def set_preferences(
    actor: Actor, *, language: str | None = None, large: bool | None = None, dark: bool | None = None
) -> Actor:
    """Remember how somebody wants the screen: language (zh, en), large type, dark colours."""
    found = _person(actor.id or 0)
    if language in ("zh", "en"):
        found.language = language
    if large is not None:
        found.large = large
    if dark is not None:
        found.dark = dark
    found.save()
    return _actor(found)


# ---------------------------------------------------------------- proving it


def authenticate(login: str, password: str, address: str, now: datetime) -> Actor:
    """Who this login and password belong to. Raises Refused: wrong_login, too_many_tries."""
    login = login.strip().lower()
    with _one_try:
        _demand_patience(login, address, now)
        person = Person.get_or_none((Person.login == login) & Person.active)
        if not _matches(person.password if person else _NOBODY, password) or person is None:
            _note_failure(login, address, now)
            raise Refused("wrong_login")
    return _actor(person)


@writer.transaction
def open_session(actor: Actor, now: datetime, agent: str = "") -> str:
    """A new token for this person's browser."""
    token = secrets.token_urlsafe(32)
    Session.create(
        token_hash=_digest(token),
        person=actor.id,
        created_at=now,
        seen_at=now,
        expires_at=now + SESSION_LENGTH,
        agent=agent[:200],
    )
    return token


def actor_of(token: str | None, now: datetime) -> Actor | None:
    """Who this token belongs to, or None when it is unknown, ended, expired or long unused."""
    if not token:
        return None
    session = Session.select(Session, Person).join(Person).where(Session.token_hash == _digest(token)).first()
    if session is None or session.ended_at or session.expires_at <= now or session.seen_at + SESSION_IDLE <= now:
        return None
    if not session.person.active:
        return None
    if now - session.seen_at > timedelta(hours=1):
        _touch(session.id, now)
    return _actor(session.person)


@writer.transaction
def end_session(token: str, now: datetime) -> None:
    """Sign this browser out."""
    Session.update(ended_at=now).where((Session.token_hash == _digest(token)) & Session.ended_at.is_null()).execute()


@writer.transaction
def end_session_number(actor: Actor, number: int, now: datetime) -> None:
    """Sign out one browser of one's own, or of anybody for a manager."""
    found = Session.get_or_none(Session.id == number)
    if found is None or (found.person_id != actor.id and actor.role != "manager"):
        raise Refused("no_such_session")
    found.ended_at = now
    found.save()


@dataclass(frozen=True, kw_only=True, slots=True)
class SignedIn:
    """One browser that is signed in."""

    number: int
    agent: str
    created_at: datetime
    seen_at: datetime


def sessions_of(actor: Actor, person: int, now: datetime) -> list[SignedIn]:
    """The open sessions of a person: one's own, or anybody's for a manager."""
    if person != actor.id:
        _demand_manager(actor)
    found = Session.select().where((Session.person == person) & Session.ended_at.is_null() & (Session.expires_at > now))
    return [
        SignedIn(number=one.id, agent=one.agent, created_at=one.created_at, seen_at=one.seen_at)
        for one in found.order_by(Session.seen_at.desc())
    ]


# ---------------------------------------------------------------- below


def _create(login: str, password: str, name: str, role: Role, now: datetime) -> Actor:
    login = login.strip().lower()
    if not login or len(login) > 60 or any(sign.isspace() for sign in login):
        raise Refused("bad_login")
    if Person.get_or_none(Person.login == login):
        raise Refused("login_taken", login=login)
    person = Person.create(
        login=login,
        name=_checked_name(name),
        role=_checked_role(role),
        password=_hashed(password),
        created_at=now,
    )
    return _actor(person)


def _actor(person: Person) -> Actor:
    return Actor(
        id=person.id,
        name=person.name,
        role=cast(Role, person.role),
        login=person.login,
        language=person.language,
        large=person.large,
        dark=person.dark,
        team_row=person.team_row,
        active=person.active,
    )


def _person(number: int) -> Person:
    found = Person.get_or_none(Person.id == number)
    if found is None:
        raise Refused("no_such_person")
    return found


def _demand_manager(actor: Actor) -> None:
    if actor.role not in ("manager", "system"):
        raise Refused("managers_only")


def _active_managers() -> int:
    return int(Person.select().where((Person.role == "manager") & Person.active).count())


def _checked_name(name: str) -> str:
    name = name.strip()
    if not name or len(name) > 40:
        raise Refused("bad_name")
    return name


def _checked_role(role: str) -> str:
    if role not in ROLES:
        raise Refused("bad_role", role=role)
    return role


def _hashed(password: str) -> str:
    if len(password) < SHORTEST_PASSWORD:
        raise Refused("short_password", length=SHORTEST_PASSWORD)
    return _hasher.hash(password)


def _matches(hashed: str, password: str) -> bool:
    try:
        return _hasher.verify(hashed, password)
    except (VerifyMismatchError, InvalidHashError):
        return False


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@writer.transaction
def _touch(session: int, now: datetime) -> None:
    Session.update(seen_at=now).where(Session.id == session).execute()


@writer.transaction
def _note_failure(login: str, address: str, now: datetime) -> None:
    LoginFailure.delete().where(LoginFailure.at < now - FAILURE_WINDOW).execute()
    LoginFailure.create(at=now, login=login[:60], address=address)


def _demand_patience(login: str, address: str, now: datetime) -> None:
    recent = LoginFailure.select().where(LoginFailure.at > now - FAILURE_WINDOW)
    if (
        recent.where(LoginFailure.login == login[:60]).count() >= FAILURES_PER_LOGIN
        or recent.where(LoginFailure.address == address).count() >= FAILURES_PER_ADDRESS
    ):
        raise Refused("too_many_tries", minutes=int(FAILURE_WINDOW.total_seconds() // 60))


def _end_all(person: int) -> None:
    Session.delete().where(Session.person == person).execute()
