"""Which columns together say which row is meant, where no hidden id does: a duty is a day, an hour and a place."""

from sheets.columns import Sheet

_STARTERS: dict[str, tuple[str, ...]] = {
    "roster": ("date", "start", "area"),
    "needs": ("resident", "what"),
}
_NAMING = frozenset({"text", "phone", "email"})  # kinds whose text names a thing by itself


def natural_key(sheet: Sheet) -> tuple[str, ...]:
    """Keys of the columns that name a row of this sheet; () where nothing is known to."""
    if sheet.starter and sheet.key in _STARTERS:
        return _STARTERS[sheet.key]
    return (sheet.label,) if sheet.column(sheet.label).kind in _NAMING else ()
