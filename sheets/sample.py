"""Loading the invented rows, and taking them out again in one go.

The setting keeps the ids of all rows that were ever loaded, so that a removal that is undone leaves them known.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from models import BatchRow, ChangeRow, Person, Setting
from sheets import access, catalog, clock, kinds, naming, rows, sample_data, writer
from sheets.changes import Edits, Pen
from sheets.columns import Sheet
from sheets.people import Actor
from sheets.sentences import Refused
from sheets.starters import add_rows

_SETTING = "sample"
_LABEL = "载入示例数据"

Ids = dict[str, set[int]]  # rows by the key of their sheet


@dataclass(frozen=True, kw_only=True, slots=True)
class Left:
    """How many sample rows are there that nobody needs, and how many that somebody works with."""

    spare: int
    used: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Stayed:
    """Sample rows of one sheet that stayed, by their names."""

    sheet: Sheet
    names: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Removed:
    """How many sample rows went, which stayed because somebody works with them, and the batch to undo, if any."""

    removed: int
    kept: tuple[Stayed, ...]
    revision: int | None


def is_loaded() -> bool:
    """Whether sample rows are in the sheets."""
    return any(_there().values())


def left() -> Left | None:
    """What is there of the sample rows; None if there are none."""
    there = _there()
    total = sum(map(len, there.values()))
    used = sum(map(len, _used(there).values()))
    return Left(spare=total - used, used=used) if total else None


@writer.transaction
def load(actor: Actor, now: datetime) -> int:
    """Add about thirty invented rows to each starter sheet; return how many. Managers only."""
    access.demand_manage(actor)
    if is_loaded():
        raise Refused("sample_already_loaded")
    today = clock.today(now)

    def add(key: str, cells: sample_data.Rows) -> list[int]:
        return add_rows(actor, key, cells, now, source="sample", label=_LABEL)

    team = add("team", sample_data.team())
    partners = add("partners", sample_data.partners(today))
    made = {
        "team": team,
        "partners": partners,
        "services": add("services", sample_data.services(today)),
        "roster": add("roster", sample_data.roster(today, team)),
        "needs": add("needs", sample_data.needs(today, team, partners)),
    }
    before = _loaded()
    known = {key: [*before.get(key, ()), *ids] for key, ids in made.items()}
    Setting.delete().where(Setting.key == _SETTING).execute()
    Setting.create(key=_SETTING, value=known)
    return sum(len(ids) for ids in made.values())


@writer.transaction
def remove(actor: Actor, now: datetime, *, used_too: bool = False) -> Removed:
    """Take the invented rows out, as one batch, but not those that somebody works with. Managers only."""
    access.demand_manage(actor)
    there = _there()
    if not any(there.values()):
        raise Refused("no_sample_loaded")
    used = {} if used_too else _used(there)
    kept = tuple(_stayed(actor, catalog.sheet(key), ids, now) for key, ids in used.items() if ids)
    going = {key: sorted(ids - used.get(key, set())) for key, ids in there.items()}
    # Rows that link to others go before these, so that no link is emptied on the way.
    order = [catalog.sheet(key) for key in reversed(going)]
    pen = Pen(actor, order[0], now=now, source="sample_out", label="移除示例数据")
    for sheet in order:
        pen.apply(sheet, Edits(remove=going[sheet.key]))
    written = pen.close()
    return Removed(removed=written.removed, kept=kept, revision=written.revision if written.removed else None)


@writer.transaction
def keep(actor: Actor) -> None:
    """Make what is left of the sample rows rows like any other. Managers only."""
    access.demand_manage(actor)
    Setting.delete().where(Setting.key == _SETTING).execute()


# ---------------------------------------------------------------- below


def _loaded() -> Mapping[str, list[int]]:
    setting = Setting.get_or_none(Setting.key == _SETTING)
    return setting.value if setting else {}


def _there() -> Ids:
    """The sample rows that are in the sheets, in the order in which the sheets were filled."""
    return {key: set(rows.positions(catalog.sheet(key), ids)) for key, ids in _loaded().items()}


def _used(there: Ids) -> Ids:
    """Those of the rows that somebody changed, and those that an account or a row which stays links to."""
    used = {key: _worked_on(catalog.sheet(key), ids) for key, ids in there.items()}
    if "team" in used:
        accounts = {person.team_row for person in Person.select(Person.team_row)}
        used["team"] |= {row for row in there["team"] if row in accounts}
    links = [(sheet.key, column.key, target) for target in there for sheet, column in catalog.links_to(target)]
    tables = {key: rows.cells(catalog.sheet(key)) for key in {key for key, _, _ in links}}
    before = -1
    while before != (before := sum(map(len, used.values()))):
        for key, column, target in links:
            going = there.get(key, set()) - used.get(key, set())
            linked = {cells[column] for row, cells in tables[key].items() if row not in going}
            used[target] |= {row for row in there[target] if row in linked}
    return used


def _worked_on(sheet: Sheet, ids: Collection[int]) -> set[int]:
    """Those of the rows that do not say any more what they said at first, or that somebody brought back."""
    now_there = rows.cells(sheet, ids)
    lines = ChangeRow.select(ChangeRow, BatchRow).join(BatchRow).where(ChangeRow.sheet == sheet.id)
    found: set[int] = set()
    for change in lines.where((ChangeRow.action == "add") & BatchRow.source.in_(("sample", "restore"))):
        cells = now_there.get(change.row)
        if cells is None:
            continue
        said = {key: kinds.unwire(after) for key, (_, after) in change.cells.items()}
        if change.revision.source == "restore" or any(cells.get(key) != said.get(key) for key in _filled_in(sheet)):
            found.add(change.row)
    return found


def _filled_in(sheet: Sheet) -> list[str]:
    return [column.key for column in sheet.columns if column.kind not in kinds.AUTOMATIC]


def _stayed(actor: Actor, sheet: Sheet, ids: Collection[int], now: datetime) -> Stayed:
    show = naming.shown_to(actor, sheet, rows.reading_for(actor, sheet, clock.today(now)))
    return Stayed(
        sheet=sheet, names=tuple(naming.row_name(sheet, cells, show) for cells in rows.cells(sheet, ids).values())
    )
