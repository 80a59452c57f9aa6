"""Where new rows go: the positions between the rows they stand below and the next ones."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from sheets import store
from sheets.columns import Sheet


def below(sheet: Sheet, after: Sequence[int | None]) -> list[float]:
    """A position for each new row, below the row named, or at the end for None. Several keep their order."""
    if not after:
        return []
    order = [(row, position) for row, position in store.rows(sheet, ("id", "position"))]
    last = order[-1][1] if order else 0.0
    here = dict(order)
    following = {row: nearby[1] for (row, _), nearby in pairwise(order)}
    counts, used = Counter(after), Counter[int | None]()
    places = []
    for row in after:
        used[row] += 1
        start = here.get(row, last) if row is not None else last
        end = following.get(row, start + counts[row] + 1) if row is not None else start + counts[row] + 1
        places.append(start + (end - start) * used[row] / (counts[row] + 1))
    return places
