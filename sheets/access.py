"""Who may see or change what. Every reading and writing function of the engine asks here, so no door can forget."""

from sheets import kinds
from sheets.columns import Column, Sheet
from sheets.people import Actor
from sheets.sentences import Refused

_EDITORS = frozenset({"manager", "worker", "system"})


def may_edit(actor: Actor, sheet: Sheet) -> bool:
    """Whether this person may change rows of the sheet."""
    return actor.active and actor.role in _EDITORS and bool(sheet.columns)


def may_manage(actor: Actor) -> bool:
    """Whether this person may change what sheets, columns, people, rules and channels there are."""
    return actor.active and actor.role in ("manager", "system")


def sees_personal(actor: Actor, sheet: Sheet) -> bool:
    """Whether this person sees personal columns unmasked: those who work with the sheet do."""
    return may_edit(actor, sheet)


def is_masked(actor: Actor, sheet: Sheet, column: Column) -> bool:
    """Whether this person sees the column only masked."""
    return column.personal and not sees_personal(actor, sheet)


def why_not_edit(actor: Actor, sheet: Sheet, column: Column | None = None) -> str | None:
    """The code of the sentence that says why this may not be changed, or None if it may."""
    if not may_edit(actor, sheet):
        return "may_not_edit"
    if column is not None and column.kind in kinds.AUTOMATIC:
        return "read_only_column"
    return None


def may_add_option(actor: Actor, sheet: Sheet, column: Column) -> bool:
    """Whether this person may add an option to a column on the spot: whoever may fill it in."""
    return column.kind in kinds.WITH_OPTIONS and may_edit(actor, sheet)


def demand_edit(actor: Actor, sheet: Sheet) -> None:
    """Raise Refused unless this person may change rows of the sheet."""
    if not may_edit(actor, sheet):
        raise Refused("may_not_edit", sheet=sheet.title)


def demand_manage(actor: Actor) -> None:
    """Raise Refused unless this person is a manager."""
    if not may_manage(actor):
        raise Refused("managers_only")
