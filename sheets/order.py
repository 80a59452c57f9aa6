"""The order of rows: each has a position, a number, and a row between two others gets one between theirs.

Numbers end. Where rows stand too close for another one between them, those around are moved apart: as few of
them as give enough room, so that pages hear of few moves.
"""

from collections.abc import Sequence
from itertools import pairwise

NEAREST = 1e-9  # neighbours nearer than this, in relation to their positions, are moved apart
ROOMY = 1e-6  # and then stand at least this far from each other
_FIRST_LOOK = 8  # rows on either side


def reach(places: Sequence[float]) -> tuple[float, float]:
    """From where to where rows stand that are too close to one of these places, or lie between them."""
    low, high = min(places), max(places)
    return low - 2 * NEAREST * _size(low), high + 2 * NEAREST * _size(high)


def is_crowded(positions: Sequence[float]) -> bool:
    """Whether two neighbours, in order, are too close to each other."""
    return any(_too_close(one, other) for one, other in pairwise(positions))


def spaced(places: Sequence[tuple[int, float]]) -> dict[int, float]:
    """The rows, given as (row, position) in order, that must move to make room, and where to.

    Their order stays: ties, which row ids decide, become differences.
    """
    positions = [position for _, position in places]
    place = 1
    while place < len(positions):
        if _too_close(positions[place - 1], positions[place]):
            place = _spread(positions, place)
        place += 1
    return {row: now for (row, was), now in zip(places, positions, strict=True) if now != was}


# ---------------------------------------------------------------- below


def _spread(positions: list[float], place: int) -> int:
    """Spread the rows around `place` evenly over a stretch that has room; return the place of the last of them."""
    look = _FIRST_LOOK
    while True:
        first, last = max(0, place - look), min(len(positions) - 1, place + look)
        low = positions[first]
        high = positions[last] if last < len(positions) - 1 else max(positions[last], low + (last - first))
        step = (high - low) / (last - first)
        if step >= ROOMY * max(_size(low), _size(high)):
            positions[first : last + 1] = [low + step * number for number in range(last - first + 1)]
            return last
        if first == 0 and last == len(positions) - 1:
            positions[:] = [float(number) for number in range(1, len(positions) + 1)]
            return last
        look *= 2


def _too_close(one: float, other: float) -> bool:
    return other - one < NEAREST * max(_size(one), _size(other))


def _size(position: float) -> float:
    return max(1.0, abs(position))
