"""The engine's data as JSON for the grid."""

from dataclasses import fields, is_dataclass
from datetime import date, datetime

import orjson

from sheets import kinds
from sheets.columns import Unread

_OPTIONS = orjson.OPT_NON_STR_KEYS | orjson.OPT_PASSTHROUGH_DATACLASS | orjson.OPT_PASSTHROUGH_DATETIME


def dumped(value: object) -> bytes:
    """Dataclasses as objects, unread cells in their wire form, moments as ISO text; the rest as it is."""
    return orjson.dumps(value, default=_plain, option=_OPTIONS)


def _plain(value: object) -> object:
    if isinstance(value, Unread):
        return kinds.wire(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    if is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    raise TypeError(type(value).__name__)
