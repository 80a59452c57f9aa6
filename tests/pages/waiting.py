"""Waiting for what a handler does in its own time."""

import asyncio
from collections.abc import Callable


async def until(done: Callable[[], bool]) -> None:
    """Return as soon as `done()`; fail after two seconds."""
    for _ in range(100):
        if done():
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it did not happen in time")
