"""The rows that rules speak about, read from the sheets into plain data. The only door from jobs to rows."""

import re
from datetime import date, time
from typing import Any

from jobs.duties import Duty, Need
from jobs.occurrences import Service
from jobs.planner import Station
from models import BatchRow
from sheets import catalog, kinds, rows
from sheets.columns import Cell, Column, Reading, Unread
from sheets.starters import WEEKDAYS

Cells = dict[str, Cell]
Names = dict[int, str]
_MOBILE = re.compile(r"1\d{10}")  # what a robot can call somebody by


def station() -> Station:
    """Everything that rules may speak about, as it stands."""
    team, partners = _names("roster", "person"), _names("services", "partner")
    number = catalog.sheet("needs").column("number")
    return Station(
        services=tuple(_service(row, cells, partners) for row, cells in _rows("services")),
        duties=tuple(one for row, cells in _rows("roster") if (one := _duty(row, cells, team))),
        needs=tuple(_need(row, cells, number, team) for row, cells in _rows("needs")),
        mobiles={
            row: str(cells["mobile"]) for row, cells in _rows("team") if _MOBILE.fullmatch(_text(cells, "mobile"))
        },
    )


def revision() -> int:
    """A number that grows with every change of any sheet."""
    newest = BatchRow.select(BatchRow.revision).order_by(BatchRow.revision.desc()).first()
    return newest.revision if newest else 0


def service_row(name: str) -> int | None:
    """The row of the service with this name, the first if there are several."""
    return next((row for row, cells in _rows("services") if cells["name"] == name), None)


def team_names() -> Names:
    """What the people of the team sheet are called."""
    return _names("roster", "person")


def _rows(key: str) -> list[tuple[int, Cells]]:
    return list(rows.cells(catalog.sheet(key)).items())


def _names(key: str, column: str) -> Names:
    return rows.label_of_rows(None, catalog.sheet(key).column(column))


def _service(row: int, cells: Cells, partners: Names) -> Service:
    return Service(
        row=row,
        name=_text(cells, "name"),
        place=_text(cells, "place"),
        partner=partners.get(_link(cells, "partner") or 0, ""),
        repeat=_text(cells, "repeat"),
        weekdays=tuple(WEEKDAYS.index(day) for day in _text(cells, "weekdays").split("、") if day in WEEKDAYS),
        since=_day(cells, "since"),
        until=_day(cells, "until"),
        start=_time(cells, "start"),
        end=_time(cells, "end"),
        public=_known(cells, "public") is True,
        active=_known(cells, "active") is not False,  # a box nobody touched does not silence a service
    )


def _duty(row: int, cells: Cells, team: Names) -> Duty | None:
    day = _day(cells, "date")
    if day is None:
        return None
    person, cover = _link(cells, "person"), _link(cells, "cover")
    return Duty(
        row=row,
        date=day,
        start=_time(cells, "start"),
        end=_time(cells, "end"),
        area=_text(cells, "area"),
        person=person,
        name=team.get(person or 0, ""),
        cover=cover,
        cover_name=team.get(cover or 0, ""),
        status=_text(cells, "status"),
    )


def _need(row: int, cells: Cells, number: Column, team: Names) -> Need:
    person = _link(cells, "person")
    return Need(
        row=row,
        number=kinds.show(cells.get("number"), number, Reading(today=date.min)),
        what=" ".join(_text(cells, "what").split()),
        due=_day(cells, "due"),
        status=_text(cells, "status"),
        closed_on=_day(cells, "closed_on"),
        person=person,
        name=team.get(person or 0, ""),
    )


def _known(cells: Cells, key: str) -> Any:
    """The cell's value; None for what its column could not read."""
    cell = cells.get(key)
    return None if isinstance(cell, Unread) else cell


def _text(cells: Cells, key: str) -> str:
    return str(_known(cells, key) or "")


def _link(cells: Cells, key: str) -> int | None:
    found = _known(cells, key)
    return found if isinstance(found, int) else None


def _day(cells: Cells, key: str) -> date | None:
    found = _known(cells, key)
    return date.fromisoformat(found) if found else None


def _time(cells: Cells, key: str) -> time | None:
    found = _known(cells, key)
    return time.fromisoformat(found) if found else None
