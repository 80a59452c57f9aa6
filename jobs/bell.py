"""Rung when something is to be sent at once, so that nobody waits for the next beat."""

from collections.abc import Callable

from sheets import writer

# Who hears it; called on the writer thread, after the commit.
hearers: list[Callable[[], None]] = []


def ring() -> None:
    """Call the hearers once the transaction under way is on disk."""
    writer.after_commit(_ring)


def _ring() -> None:
    for hear in hearers:
        hear()
