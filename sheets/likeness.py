"""How alike two rows are, and which rows are worth comparing."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import fuzz

from sheets.columns import Cell
from sheets.sent import Row, Rows

DISTINCTIVE = 0.3  # weight from which a column's values lead to candidates
UNEQUAL_TEXT = 0.6  # what a text that is nearly the same counts at most
COMPARED = 200  # characters of a text that are compared
CROWD = 40  # rows that share a value before the value stops telling rows apart
CANDIDATES = 8  # rows that one row is compared with


def weigh(rows: Iterable[Row], keys: Sequence[str]) -> dict[str, float]:
    """Weight of each column, 0.1 to 1.1: the more its filled cells differ, the better it tells rows apart."""
    found: dict[str, list[Cell]] = {key: [] for key in keys}
    for row in rows:
        for key in keys:
            if (cell := row.get(key)) is not None:
                found[key].append(cell)
    return {key: 0.1 + (len(set(cells)) / len(cells) if cells else 0) for key, cells in found.items()}


def likeness(one: Row, other: Row, weights: Mapping[str, float]) -> float:
    """0 to 1: weighted share of equal cells among the columns that either row fills."""
    equal = total = 0.0
    for key, weight in weights.items():
        left, right = one.get(key), other.get(key)
        if left is None and right is None:
            continue
        total += weight
        if left == right:
            equal += weight
        elif isinstance(left, str) and isinstance(right, str):
            equal += weight * UNEQUAL_TEXT * fuzz.ratio(left[:COMPARED], right[:COMPARED]) / 100
    return equal / total if total else 0.0


class Index:
    """Rows by their distinctive values, so that a row is compared with a few others only."""

    def __init__(self, rows: Rows, weights: Mapping[str, float], *, above: float = DISTINCTIVE) -> None:
        self._rows = rows
        self._weights = weights
        self._keys = [key for key, weight in weights.items() if weight > above]
        self._holders: dict[tuple[str, Cell], list[int]] = defaultdict(list)
        for row, cells in rows.items():
            for key in self._keys:
                if (cell := cells.get(key)) is not None:
                    self._holders[key, cell].append(row)

    def alike(self, cells: Row) -> list[tuple[float, int]]:
        """(likeness, row) of the rows that share most distinctive values with these cells."""
        shared: Counter[int] = Counter()
        for key in self._keys:
            if (cell := cells.get(key)) is not None:
                holders = self._holders.get((key, cell), ())
                if len(holders) <= CROWD:
                    shared.update(holders)
        best = [row for row, _ in shared.most_common(CANDIDATES)]
        return [(likeness(cells, self._rows[row], self._weights), row) for row in best]
