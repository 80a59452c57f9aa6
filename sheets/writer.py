"""The one thread that writes. Whoever asks, writes happen here, in order, each in one transaction."""

import asyncio
import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial, wraps
from typing import ParamSpec, TypeVar

from models import database
from sheets.database import writing

P = ParamSpec("P")
R = TypeVar("R")

log = logging.getLogger(__name__)

_NAME = "ledger-writer"
_executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix=_NAME)
_after_commit: list[Callable[[], None]] = []


def call(function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Run `function` on the writer thread and wait for it."""
    if _on_writer_thread():
        return function(*args, **kwargs)
    return _executor.submit(function, *args, **kwargs).result()


async def run(function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Run `function` on the writer thread without blocking the event loop."""
    return await asyncio.wrap_future(_executor.submit(partial(function, *args, **kwargs)))


def transaction(function: Callable[P, R]) -> Callable[P, R]:
    """Make `function` run on the writer thread, in one transaction, whatever thread calls it."""

    @wraps(function)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        return call(_commit, partial(function, *args, **kwargs))

    return wrapper


def after_commit(hook: Callable[[], None]) -> None:
    """Run `hook` once the transaction that is under way is on disk; never if it is rolled back."""
    _after_commit.append(hook)


def close() -> None:
    """Close the writer thread's connection; the next write opens it again."""
    call(database.close)


def _commit(work: Callable[[], R]) -> R:
    if database.in_transaction():
        return work()
    _after_commit.clear()
    with writing():
        result = work()
    hooks = _after_commit.copy()
    _after_commit.clear()
    for hook in hooks:
        try:
            hook()
        except Exception:
            log.exception("what was to follow a commit failed; what was written stands")
    return result


def _on_writer_thread() -> bool:
    return threading.current_thread().name.startswith(_NAME)
