"""Which row of the base each row of a workbook is.

Mostly the id says so. What else happens: rows copied with their id, rows sorted away from their ids, a file whose id
column is gone, a row cut out and pasted elsewhere.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sheets.columns import Cell
from sheets.likeness import DISTINCTIVE, Index, likeness, weigh
from sheets.sent import Row, Rows, SentRow, differ, is_blank, keys_in

STRAY = 0.5  # a row less like its own base row than this may have left its id
ELSEWHERE = 0.15  # how much more another base row must be like it
MISPLACED = 3  # rows that must have left their ids before no id is believed
CERTAIN = 0.6  # likeness from which a row without an id is the same row
POSSIBLE = 0.35  # and from which it may be

Content = tuple[Cell, ...]


@dataclass(kw_only=True, slots=True)
class Matching:
    """For each sent row the base row it is, or None. Rows of the file are named by their place in the list."""

    rows: list[int | None]
    copies: dict[int, int] = field(default_factory=dict)  # a copied row -> the row it was copied from
    twins: set[int] = field(default_factory=set)  # copies that nobody changed
    maybe: dict[int, int] = field(default_factory=dict)  # a new row -> the base row that it may be
    by_content: int = 0  # rows recognised without an id
    ids: bool = False  # whether any row carries an id of the base that is believed
    shuffled: bool = False  # the ids no longer stand beside their rows


def match(base: Rows, sent: Sequence[SentRow], keys: Sequence[str], natural: Sequence[str] = ()) -> Matching:
    """Recognise the sent rows. `keys`: columns that the workbook may change; `natural`: columns that name a row."""
    return _Matcher(base, sent, keys, natural).run()


class _Matcher:
    def __init__(self, base: Rows, sent: Sequence[SentRow], keys: Sequence[str], natural: Sequence[str]) -> None:
        self.base, self.sent, self.natural = base, sent, natural
        in_file = keys_in(row.cells for row in sent)
        self.keys = [key for key in keys if key in in_file]
        self.found = Matching(rows=[None] * len(sent))
        self._in_file = in_file
        self._weights: dict[str, float] | None = None
        self._emptied: dict[int, int] = {}  # base row -> place of its emptied line

    @property
    def weights(self) -> Mapping[str, float]:
        """Of all columns of the file, the automatic ones too; weighed only when something must be compared."""
        if self._weights is None:
            self._weights = weigh(self.base.values(), sorted(self._in_file & keys_in(self.base.values())))
        return self._weights

    def run(self) -> Matching:
        rivals = self._read_ids()
        for row, places in rivals.items():
            self._settle_copies(row, places)
        filled = [place for place, row in enumerate(self.sent) if not self._blank(row.cells)]
        if self._are_shuffled(filled):
            self.found = Matching(rows=[None] * len(self.sent), shuffled=True)
            self._keep_equal(filled)
        unknown = [place for place in filled if self.found.rows[place] is None and place not in self.found.copies]
        if not unknown:
            return self.found
        claimed = {self.found.rows[place] for place in filled}
        free = {row: cells for row, cells in self.base.items() if row not in claimed}
        self._emptied = {mine: place for place, mine in enumerate(self.found.rows) if mine in free}
        unknown = self._take_equal(unknown, free)
        if not self.found.ids:
            unknown = self._take_named(unknown, free)
            self._pair(unknown, free, take=True)
        else:
            self._pair(unknown, free, take=False)
        return self.found

    def _blank(self, cells: Row) -> bool:
        return is_blank(cells, self.keys)

    # ---------------------------------------------------------------- ids

    def _read_ids(self) -> dict[int, list[int]]:
        """Take every id at its word; gives the rows that several places claim."""
        first: dict[int, int] = {}
        rivals: dict[int, list[int]] = {}
        for place, sent in enumerate(self.sent):
            row = sent.row_id
            if row is None or row not in self.base:
                continue
            if row in first:
                rivals.setdefault(row, [first[row]]).append(place)
            else:
                first[row] = place
                self.found.rows[place] = row
        self.found.ids = bool(first)
        return rivals

    def _settle_copies(self, row: int, places: Sequence[int]) -> None:
        """The place most like the base row keeps its id, the first of equals; the others are new rows."""
        weights = self.weights
        best = max(places, key=lambda place: likeness(self.sent[place].cells, self.base[row], weights))
        original = self.sent[best].cells
        for place in places:
            self.found.rows[place] = row if place == best else None
            if place != best:
                self.found.copies[place] = row
                if not any(differ(self.sent[place].cells.get(key), original.get(key)) for key in self.keys):
                    self.found.twins.add(place)

    # ---------------------------------------------------------------- ids that left their rows

    def _are_shuffled(self, filled: Iterable[int]) -> bool:
        """Whether rows were sorted without the hidden column, so that ids stand beside the wrong rows."""
        differing = [place for place in filled if self._differs_from_its_base(place)]
        return len(differing) >= MISPLACED and (self._are_permuted(differing) or self._are_more_like_others(differing))

    def _differs_from_its_base(self, place: int) -> bool:
        row = self.found.rows[place]
        if row is None:
            return False
        cells, before = self.sent[place].cells, self.base[row]
        return cells != before and any(cells.get(key) != before.get(key) for key in self.keys)

    def _are_permuted(self, differing: Sequence[int]) -> bool:
        """Rows that hold exactly what another row held, while that one changed as well."""
        holders: dict[Content, list[int]] = defaultdict(list)
        for row, cells in self.base.items():
            holders[self._content(cells)].append(row)
        at_home = set(self.found.rows) - {self.found.rows[place] for place in differing}
        misplaced = 0
        for place in differing:
            rows = holders.get(self._content(self.sent[place].cells), [])
            misplaced += len(rows) == 1 and rows[0] not in at_home
        return misplaced >= MISPLACED and 2 * misplaced >= len(differing)

    def _are_more_like_others(self, differing: Sequence[int]) -> bool:
        weights = self.weights
        index: Index | None = None
        strays = misplaced = 0
        for place in differing:
            row, cells = self.found.rows[place], self.sent[place].cells
            own = likeness(cells, self.base[row], weights) if row is not None else 1.0
            if own >= STRAY:
                continue
            strays += 1
            index = index or Index(self.base, weights, above=2 * DISTINCTIVE)
            elsewhere = max((score for score, other in index.alike(cells) if other != row), default=0.0)
            misplaced += elsewhere >= own + ELSEWHERE
        return misplaced >= MISPLACED and 2 * misplaced >= strays

    def _keep_equal(self, filled: Iterable[int]) -> None:
        """Of distrusted ids those stay whose rows are as they were."""
        taken: set[int] = set()
        for place in filled:
            row = self.sent[place].row_id
            if row is None or row not in self.base or row in taken:
                continue
            if self._content(self.sent[place].cells) == self._content(self.base[row]):
                self.found.rows[place] = row
                taken.add(row)

    # ---------------------------------------------------------------- without ids

    def _content(self, cells: Row) -> Content:
        return tuple([cells.get(key) for key in self.keys])

    def _take_equal(self, unknown: Sequence[int], free: dict[int, Row]) -> list[int]:
        """Give each unknown row the free base row that holds the same; gives those left over."""
        holders: dict[Content, list[int]] = defaultdict(list)
        for row in sorted(free, reverse=True):
            holders[self._content(free[row])].append(row)
        return self._take(unknown, free, lambda cells: holders.get(self._content(cells), []))

    def _name(self, cells: Row) -> Content:
        return tuple([cells.get(key) for key in self.natural])

    def _take_named(self, unknown: Sequence[int], free: dict[int, Row]) -> list[int]:
        """Give each unknown row the free base row of the same natural key, where both are alone with it."""
        if not self.natural or not set(self.natural) <= self._in_file:
            return list(unknown)
        names = Counter(self._name(self.sent[place].cells) for place in unknown)
        holders: dict[Content, list[int]] = defaultdict(list)
        for row, cells in free.items():
            holders[self._name(cells)].append(row)

        def alone(cells: Row) -> list[int]:
            name = self._name(cells)
            rows = holders.get(name, [])
            return rows if len(rows) == 1 and names[name] == 1 and None not in name else []

        return self._take(unknown, free, alone)

    def _take(self, unknown: Sequence[int], free: dict[int, Row], candidates: Callable[[Row], list[int]]) -> list[int]:
        left = []
        for place in unknown:
            rows = candidates(self.sent[place].cells)
            if rows:
                self._claim(place, rows.pop(), free)
            else:
                left.append(place)
        return left

    def _claim(self, place: int, row: int, free: dict[int, Row]) -> None:
        self.found.rows[place] = row
        self.found.by_content += 1
        del free[row]
        if row in self._emptied:
            self.found.rows[self._emptied[row]] = None

    def _pair(self, unknown: Sequence[int], free: dict[int, Row], *, take: bool) -> None:
        """Pair what is left by likeness, the most alike first; without `take` only say which rows may be the same."""
        if not unknown or not free:
            return
        index = Index(free, self.weights)
        pairs = [
            (-score, place, row)
            for place in unknown
            for score, row in index.alike(self.sent[place].cells)
            if score >= POSSIBLE
        ]
        for score, place, row in sorted(pairs):
            if row not in free or self.found.rows[place] is not None or place in self.found.maybe:
                continue
            if take and -score >= CERTAIN:
                self._claim(place, row, free)
            else:
                self.found.maybe[place] = row
                del free[row]
