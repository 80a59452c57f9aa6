"""Screens and their JSON. `register` makes all of them; nothing here writes or decides by itself."""

from pathlib import Path

from nicegui import app

from jobs.heartbeat import Heartbeat
from jobs.vault import Vault
from pages import (
    api,
    door,
    follow,
    headers,
    health,
    look,
    me,
    messages,
    nowhere,
    people,
    sheet,
    today,
    upload,
    workbooks,
)


def register(folder: Path) -> None:
    """Register every page, and let the heartbeat start and stop with the program. `folder` is the data folder."""
    look.register()
    for part in (headers, nowhere, door, health, api, follow, today, sheet, upload, workbooks, people, me):
        part.register()
    messages.register(Vault(folder))
    beating = Heartbeat(folder)
    app.on_startup(beating.start)
    app.on_shutdown(beating.stop)
