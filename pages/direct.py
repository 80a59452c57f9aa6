"""What the grid posts goes past the middlewares of NiceGUI and FastAPI: they cost as much as writing the cell."""

from collections.abc import Iterable

from nicegui import app
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from pages.headers import SafeHeaders


def register(prefix: str, routes: Iterable[Route]) -> None:
    """Answer posts to paths that begin with `prefix` by these routes, and failures as the program does by now.

    NiceGUI puts its middlewares around everything when the program starts; only the finished stack can be wrapped.
    """
    build = app.build_middleware_stack
    answering = SafeHeaders(Starlette(routes=list(routes), exception_handlers=dict(app.exception_handlers)))
    app.build_middleware_stack = lambda: Direct(build(), answering, prefix)  # type: ignore[method-assign]


class Direct:
    """ASGI: posts under a prefix to one application, everything else to the other."""

    def __init__(self, others: ASGIApp, posts: ASGIApp, prefix: str) -> None:
        self._others, self._posts, self._prefix = others, posts, prefix

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on to whom it is for."""
        is_post = scope["type"] == "http" and scope["method"] == "POST" and scope["path"].startswith(self._prefix)
        await (self._posts if is_post else self._others)(scope, receive, send)
