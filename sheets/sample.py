"""Loading the invented rows, and taking them out again in one go."""

from dataclasses import dataclass
from datetime import datetime

from models import BatchRow, ChangeRow, Setting
from sheets import access, catalog, changes, clock, rows, sample_data, writer
from sheets.changes import Edits
from sheets.columns import Sheet
from sheets.people import Actor
from sheets.sentences import Refused
from sheets.starters import add_rows

_SETTING = "sample"
_LABEL = "载入示例数据"


@dataclass(frozen=True, kw_only=True, slots=True)
class Removed:
    """How many sample rows went, and how many stayed because somebody has worked on them."""

    removed: int
    kept: int


def is_loaded() -> bool:
    """Whether sample rows are in the sheets."""
    return Setting.get_or_none(Setting.key == _SETTING) is not None


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
    Setting.create(key=_SETTING, value=made)
    return sum(len(ids) for ids in made.values())


@writer.transaction
def remove(actor: Actor, now: datetime) -> Removed:
    """Take the invented rows out, but not those that somebody has changed since. Managers only."""
    access.demand_manage(actor)
    setting = Setting.get_or_none(Setting.key == _SETTING)
    if setting is None:
        raise Refused("no_sample_loaded")
    removed = kept = 0
    for key, ids in setting.value.items():
        sheet = catalog.sheet(key)
        worked_on = _worked_on(sheet, ids)
        going = [row for row in ids if row not in worked_on]
        written = changes.write(actor, sheet, Edits(remove=going), now=now, source="sample", label="移除示例数据")
        removed += written.removed
        kept += len(worked_on)
    setting.delete_instance()
    return Removed(removed=removed, kept=kept)


def _worked_on(sheet: Sheet, ids: list[int]) -> set[int]:
    """Those of the rows that a later batch changed and that are there."""
    later = (
        ChangeRow.select(ChangeRow.row)
        .join(BatchRow)
        .where((ChangeRow.sheet == sheet.id) & (BatchRow.source != "sample") & (ChangeRow.action != "space"))
        .distinct()
    )
    touched = {change.row for change in later} & set(ids)
    return set(rows.cells(sheet, touched))
