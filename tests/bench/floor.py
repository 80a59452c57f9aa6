"""Measuring against a floor: what the same work costs bare, in the same run, as one ratio."""

import statistics
import time
from collections.abc import Callable


def seconds(work: Callable[[], object]) -> float:
    """Wall time of one run."""
    before = time.perf_counter()
    work()
    return time.perf_counter() - before


def ratio(work: Callable[[], object], floor: Callable[[], object], *, rounds: int = 5) -> tuple[float, float, float]:
    """(median seconds of `work`, of `floor`, their ratio), the two taken in turn so that noise meets both."""
    pairs = [(seconds(work), seconds(floor)) for _ in range(rounds)]
    ours, bare = (statistics.median(column) for column in zip(*pairs, strict=True))
    return ours, bare, ours / bare


def line(name: str, measured: tuple[float, float, float]) -> str:
    """One line of a table."""
    ours, bare, times = measured
    return f"{name:<52} {ours * 1000:>10.1f} ms {bare * 1000:>10.1f} ms {times:>7.2f} ×"
