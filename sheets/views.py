"""How each person left each sheet: widths, order, sort, filter."""

from typing import Any

import orjson

from models import View
from sheets import writer
from sheets.columns import Sheet
from sheets.people import Actor
from sheets.sentences import Refused

LARGEST = 64_000  # bytes


def of(actor: Actor, sheet: Sheet) -> dict[str, Any] | None:
    """What `keep` kept, or None."""
    found = View.get_or_none((View.person == actor.id) & (View.sheet == sheet.id))
    return found.state if found else None


@writer.transaction
def keep(actor: Actor, sheet: Sheet, state: dict[str, Any]) -> None:
    """Remember the state of this person's view; raises Refused(bad_request) when it is no view."""
    if not isinstance(state, dict) or len(orjson.dumps(state)) > LARGEST:
        raise Refused("bad_request")
    View.insert(person=actor.id, sheet=sheet.id, state=state).on_conflict(
        conflict_target=[View.person, View.sheet], update={View.state: state}
    ).execute()
