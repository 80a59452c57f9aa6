"""What an upload is measured against: its download or an earlier upload of it, or, unknown, each cell's own past."""

import zlib
from collections import defaultdict
from collections.abc import Sequence

import orjson
from peewee import Expression

from models import BatchRow, ChangeRow, Upload
from sheets import bases, copies, kinds, layers, rows
from sheets.columns import Cell, Sheet
from sheets.merged import Merge
from sheets.natural import natural_key
from sheets.sent import SentRow


def merged(sheet: Sheet, sent: Sequence[SentRow], copy: int | None, before: int | None = None) -> Merge:
    """Merge rows into the table: against the nearest of their download and its earlier uploads, or without a base."""
    now, natural = rows.cells(sheet), natural_key(sheet)
    found = {number: base for number in _copies(sent, copy) if (base := copies.base_of(number, sheet)) is not None}
    if not found:
        return bases.merge_without_base(sent, now, sheet.columns, _past(sheet), natural=natural)
    if len(found) == 1:
        ((number, base),) = found.items()
        closest = bases.closest_base([base, *_earlier(number, before)], sent, sheet.columns)
        return layers.merge_layers(
            layers.split(closest.sent), lambda _: closest.base, now, sheet.columns, natural=natural
        )
    default = next(iter(found.values()))
    split = layers.split(sent)
    return layers.merge_layers(
        split, lambda number: found.get(number or 0, default), now, sheet.columns, natural=natural
    )


def in_force() -> Expression:
    """Of uploads those that were applied and not undone since."""
    undone = BatchRow.select(BatchRow.revision).where(BatchRow.undone_by.is_null(False))
    return (Upload.state == "applied") & (Upload.revision.is_null() | Upload.revision.not_in(undone))


def packed(sent: Sequence[SentRow]) -> bytes:
    """The rows of a file as they are kept."""
    plain = [
        [row.line, row.row_id, row.copy, {key: kinds.wire(cell) for key, cell in row.cells.items()}] for row in sent
    ]
    return zlib.compress(orjson.dumps(plain))


def unpacked(packed: bytes) -> list[SentRow]:
    """The rows that were kept."""
    return [
        SentRow(line=line, row_id=row, copy=copy, cells={key: kinds.unwire(cell) for key, cell in cells.items()})
        for line, row, copy, cells in orjson.loads(zlib.decompress(packed))
    ]


# ---------------------------------------------------------------- below


def _copies(sent: Sequence[SentRow], copy: int | None) -> list[int]:
    """The downloads that the rows name, the workbook's own first."""
    named = dict.fromkeys([copy] if copy else [])
    named |= dict.fromkeys(row.copy for row in sent if row.copy is not None)
    return [number for number in named if number is not None]


def _earlier(copy: int, before: int | None) -> list[dict[int, dict[str, Cell]]]:
    """What earlier uploads of this download held: rows by id, new ones by the id they were given.

    Cells that nobody decided about count as downloaded, so that the same file brings them up again.
    """
    found = Upload.select().where((Upload.copy == copy) & in_force())
    if before is not None:
        found = found.where(Upload.id < before)
    held = []
    for upload in found.order_by(Upload.id):
        given = {int(line): row for line, row in upload.given.items()}
        sent = unpacked(upload.sent)
        ids = [(row.row_id if row.row_id is not None else given.get(row.line), row) for row in sent]
        cells = {number: dict(row.cells) for number, row in ids if number is not None}
        for number, left in (upload.undecided or {}).items():
            cells.setdefault(int(number), {}).update({key: kinds.unwire(cell) for key, cell in left.items()})
        held.append(cells)
    return held


def _past(sheet: Sheet) -> dict[tuple[int, str], list[Cell]]:
    """The values that each cell has had before."""
    past: dict[tuple[int, str], list[Cell]] = defaultdict(list)
    lines = ChangeRow.select(ChangeRow.row, ChangeRow.cells).where(
        (ChangeRow.sheet == sheet.id) & (ChangeRow.action == "set")
    )
    for line in lines:
        for key, (before, _) in line.cells.items():
            past[line.row, key].append(kinds.unwire(before))
    return past
