"""What is answered where no page can be: an address that leads nowhere, a page that failed, a visitor who left.

Plain, for anybody. NiceGUI's own answers would write the whole address into the log, keep a page in memory for each,
and show what the program says about its own faults.
"""

from pathlib import Path

from nicegui import app
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.templating import Jinja2Templates

from pages.look import STYLESHEETS
from pages.words import words
from sheets.sentences import say

_templates = Jinja2Templates(directory=Path(__file__).parent / "templates")


def register() -> None:
    """Answer in the place of NiceGUI."""
    app.add_exception_handler(404, nowhere)
    app.add_exception_handler(ClientDisconnect, left)
    app.add_exception_handler(Exception, failed)


def nowhere(request: Request, _: Exception) -> Response:
    """There is no such page."""
    return _plain(request, "no_such_page", 404)


def failed(request: Request, _: Exception) -> Response:
    """Something unexpected happened; the server logs it, the visitor learns no more."""
    return _plain(request, "unexpected", 500)


def left(_request: Request, _: Exception) -> Response:
    """Whoever was sending went away in the middle: nothing was done, and nobody reads this."""
    return Response(status_code=400)


def _plain(request: Request, code: str, status: int) -> Response:
    """Nobody is asked who they are: the sentence comes in both languages."""
    sentence = f"{say(code, 'zh')} {say(code, 'en')}"
    shown = {"t": words("zh"), "language": "zh", "stylesheets": STYLESHEETS, "refused": sentence}
    return _templates.TemplateResponse(request, "refused.html", shown, status_code=status)
