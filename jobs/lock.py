"""One sender per data folder, held by the operating system: no lease, no clock, freed when the process dies."""

from pathlib import Path

from peewee import OperationalError, SqliteDatabase

FILE = "sender.lock"


class SenderLock:
    """An exclusive transaction on a side file. A stopped process keeps it; a killed one gives it back."""

    def __init__(self, folder: Path) -> None:
        self._file = SqliteDatabase(
            str(folder / FILE),
            pragmas={"journal_mode": "delete"},
            timeout=0,
            thread_safe=False,
            check_same_thread=False,
        )
        self.held = False

    def acquire(self) -> bool:
        """Whether this process is the sender now."""
        if not self.held:
            try:
                self._file.connect(reuse_if_open=True)
                self._file.begin("EXCLUSIVE")
                self.held = True
            except OperationalError:
                self._file.close()
        return self.held

    def release(self) -> None:
        """Let another process send."""
        if self.held:
            self._file.rollback()
            self.held = False
        self._file.close()
