"""The engine's data as JSON for the grid."""

from dataclasses import fields, is_dataclass
from datetime import date, datetime

from sheets import kinds
from sheets.columns import Unread


def plain(value: object) -> object:
    """Dataclasses as objects, unread cells in their wire form, moments as ISO text; the rest as it is."""
    if isinstance(value, Unread):
        return kinds.wire(value)
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    return value.isoformat() if isinstance(value, date | datetime) else value
