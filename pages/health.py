"""GET /healthz: whether the database answers and the heartbeat is young."""

from fastapi import Response
from fastapi.responses import JSONResponse
from nicegui import app

from jobs import heartbeat
from pages.visitor import ask
from sheets import catalog, clock


def register() -> None:
    """Open /healthz; it needs no login and tells nothing about anybody."""
    app.get("/healthz")(healthz)


async def healthz() -> Response:
    """200 while all is well, 503 when not; {"ok", "database", "heartbeat", "last_tick"}."""
    return await ask(_looked)


def _looked() -> Response:
    try:
        catalog.sheets()
        last, young = heartbeat.last_tick(), heartbeat.healthy(clock.now())
    except Exception:  # whatever is wrong with the database, the answer is no
        return JSONResponse({"ok": False, "database": False, "heartbeat": False, "last_tick": None}, 503)
    state = {"ok": young, "database": True, "heartbeat": young, "last_tick": last.isoformat() if last else None}
    return JSONResponse(state, 200 if young else 503)
