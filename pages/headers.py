"""Headers that every answer carries: no page of ours stands in a frame of others, no type is guessed."""

from collections.abc import MutableMapping
from typing import Any

from nicegui import app
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = (
    (b"content-security-policy", b"frame-ancestors 'none'"),
    (b"referrer-policy", b"same-origin"),
    (b"x-content-type-options", b"nosniff"),
)


def register() -> None:
    """Put the headers on every answer."""
    app.add_middleware(SafeHeaders)


class SafeHeaders:
    """ASGI middleware; a header that an answer sets itself is left as it is."""

    def __init__(self, inner: ASGIApp) -> None:
        self._inner = inner

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on, adding headers to the start of an HTTP answer."""

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                _dress(message)
            await send(message)

        await self._inner(scope, receive, dressed if scope["type"] == "http" else send)


def _dress(message: MutableMapping[str, Any]) -> None:
    present = {name.lower() for name, _ in message.get("headers", ())}
    message["headers"] = [*message.get("headers", ()), *(pair for pair in HEADERS if pair[0] not in present)]
