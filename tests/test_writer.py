"""One writer: whole transactions, in order, and what follows them."""

import threading
from pathlib import Path

import pytest

from sheets import settings, writer


@writer.transaction
def put(key: str, heard: list[str], *, fail: bool = False) -> str:
    settings.put(key, 1)  # a transaction inside a transaction is part of it
    writer.after_commit(lambda: heard.append(f"{key} {settings.get(key)}"))
    if fail:
        raise LookupError(key)
    return threading.current_thread().name


def test_a_hook_runs_after_the_commit_on_the_writer_thread(ledger: Path) -> None:
    heard: list[str] = []
    name = put("one", heard)
    assert heard == ["one 1"]
    assert name != threading.current_thread().name


def test_what_is_rolled_back_is_not_announced(ledger: Path) -> None:
    heard: list[str] = []
    with pytest.raises(LookupError):
        put("one", heard, fail=True)
    put("two", heard)
    assert heard == ["two 1"]
    assert settings.get("one") is None


def test_a_hook_that_fails_unsays_nothing_and_stops_no_other(ledger: Path, caplog: pytest.LogCaptureFixture) -> None:
    heard: list[str] = []

    @writer.transaction
    def write() -> str:
        writer.after_commit(lambda: heard.remove("what is not there"))
        put("one", heard)
        return "written"

    assert write() == "written"
    assert heard == ["one 1"]
    assert "what was written stands" in caplog.text
