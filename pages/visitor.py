"""Who is looking at a page. Every page asks for a `Visitor`; its handlers ask who is `present`, or go `by_visitor`."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated, Concatenate, ParamSpec, TypeVar, cast
from urllib.parse import quote, urlsplit

from fastapi import Depends
from nicegui import run, ui
from starlette.requests import Request

from sheets import clock, people, writer
from sheets.people import Actor
from sheets.sentences import Refused

SESSION_COOKIE = "gelixiang_session"
SAID_FOR = 6000  # milliseconds that a refusal stands on the screen

P = ParamSpec("P")
R = TypeVar("R")


class SignInFirstError(Exception):
    """Nobody is signed in here; `going_to` is the page that was asked for."""

    def __init__(self, going_to: str) -> None:
        super().__init__("sign in first")
        self.going_to = going_to


async def signed_in(request: Request) -> Actor:
    """The person whose session this browser carries; raises SignInFirstError, which leads to the login page."""
    actor = await ask(people.actor_of, request.cookies.get(SESSION_COOKIE), clock.now())
    if actor is None:
        going_to = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        raise SignInFirstError(going_to)
    return actor


Visitor = Annotated[Actor, Depends(signed_in)]


async def ask(read: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Run a reading function on a thread, off the event loop.

    While the server stops NiceGUI answers None instead; the page is then gone anyway.
    """
    return cast(R, await run.io_bound(read, *args, **kwargs))


async def present() -> Actor:
    """Who is signed in on the page at hand by now: a page may stand open for days.

    When the session has ended meanwhile, leads to the login page and raises Refused(not_signed_in).
    """
    try:
        return await signed_in(ui.context.client.request)
    except SignInFirstError as first:
        ui.navigate.to(login_path(first.going_to))
        raise Refused("not_signed_in") from first


async def by_visitor(write: Callable[Concatenate[Actor, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Run `write` on the writer thread as whoever is `present`; raises Refused."""
    return await writer.run(write, await present(), *args, **kwargs)


@contextmanager
def refusals(language: str) -> Iterator[None]:
    """Turn a refusal inside the block into a notice that says why."""
    try:
        yield
    except Refused as refused:
        ui.notify(refused.sentence(language), type="negative", multi_line=True, timeout=SAID_FOR)


def login_path(going_to: str = "/") -> str:
    """The login page that leads on to `going_to`."""
    going_to = local_path(going_to)
    return "/login" if going_to == "/" else f"/login?next={quote(going_to, safe='')}"


def local_path(address: str) -> str:
    """`address` if it is a path of this site, else "/": nobody can be sent elsewhere by a prepared link.

    Browsers read a backslash as a slash and drop tabs and line ends (WHATWG URL, 4.4), so such are not taken.
    """
    parts = urlsplit(address)
    plain = address.isprintable() and "\\" not in address
    if not plain or parts.scheme or parts.netloc or not address.startswith("/") or address.startswith("//"):
        return "/"
    return address


def same_origin(request: Request) -> bool:
    """Whether a form comes from a page of this site.

    Browsers say so in Sec-Fetch-Site (https and localhost) or Origin (every POST); a request with neither
    comes from no browser and carries no cookie that somebody else could use.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")
