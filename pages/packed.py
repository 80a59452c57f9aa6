"""Rows as they are sent: JSON in gzip. Whole sheets are kept, for as long as pages can follow on from them."""

import threading
import zlib
from collections import OrderedDict, defaultdict
from collections.abc import Iterable
from typing import Any

from pages.plain import dumped
from sheets import access, live, rows
from sheets.columns import Sheet
from sheets.people import Actor
from sheets.rows import Row

MOST_BYTES = 48 << 20  # of all that is kept
MOST_BEHIND = 2_000  # log lines that a page fetches on top of what is kept; then it is packed anew

Key = tuple[object, ...]


def pack(head: dict[str, Any], stretches: Iterable[list[Row]]) -> bytes:
    """{**head, rows: […]} as JSON in gzip; a stretch is forgotten as soon as it is packed."""
    gzipped = zlib.compressobj(1, wbits=31)
    pieces = [gzipped.compress(dumped(head)[:-1] + b',"rows":[')]
    between = b""
    for stretch in stretches:
        pieces.append(gzipped.compress(between + dumped(stretch)[1:-1]))
        between = b","
    return b"".join([*pieces, gzipped.compress(b"]}"), gzipped.flush()])


class Packs:
    """Whole sheets as they were sent last, one for all who may see the same; the least used go first."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Key, tuple[int, bytes]] = OrderedDict()
        self._making: defaultdict[Key, threading.Lock] = defaultdict(threading.Lock)  # of one sheet; the first makes it
        self._keeping = threading.Lock()

    def rows(self, actor: Actor, sheet: Sheet) -> bytes:
        """{v, rows} of the sheet at some revision `v` from which a page can follow on, as this person sees it."""
        key = _key(actor, sheet)
        with self._making[key]:
            revision, made = self._kept.get(key, (0, b""))
            if not made or live.lines_since(sheet, revision) > MOST_BEHIND:
                revision, made = sheet.revision, pack({"v": sheet.revision}, rows.stretches(actor, sheet))
            with self._keeping:
                self._keep(key, revision, made)
        return made

    def _keep(self, key: Key, revision: int, made: bytes) -> None:
        """The last one stays, however large it is: whoever asks next gets it."""
        self._kept[key] = revision, made
        self._kept.move_to_end(key)
        while len(self._kept) > 1 and sum(len(made) for _, made in self._kept.values()) > MOST_BYTES:
            self._kept.popitem(last=False)


def _key(actor: Actor, sheet: Sheet) -> Key:
    """What the rows look like depends on the columns, and on which of them are masked for this person."""
    columns = tuple((column.key, column.kind, access.is_masked(actor, sheet, column)) for column in sheet.columns)
    return (sheet.id, sheet.key, columns)
