"""The real program as a process of its own, on a free port, with a data folder of its own."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.product import ROOT

ENTRY = re.compile(r"^(?=[A-Z]+:  |\d{4}-\d\d-\d\d )", re.MULTILINE)  # uvicorn's, or our own
VISITOR_LEFT = "RuntimeError: No response returned."
PATIENCE = 60.0  # seconds until the program must answer; a loaded machine is slow to import


@dataclass(kw_only=True)
class Server:
    """A running `app.py`; `folder` holds its data and its log."""

    folder: Path
    port: int
    process: "subprocess.Popen[bytes]"

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> str:
        return _log_file(self.folder).read_text(encoding="utf-8", errors="replace")

    @property
    def complaints(self) -> list[str]:
        """What the program logged with a traceback, but for visitors who left before their answer came.

        Of those Starlette complains, as NiceGUI nests two of its middlewares (Starlette's issue 2516).
        """
        logged = [entry.strip() for entry in ENTRY.split(self.log)]
        return [entry for entry in logged if "Traceback" in entry and not entry.endswith(VISITOR_LEFT)]

    def wait(self) -> None:
        """Return once the program answers /healthz; fails with its log when it does not."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise AssertionError(f"the program ended with {self.process.returncode}:\n{self.log}")
            try:
                if httpx.get(f"{self.url}/healthz", timeout=2).status_code == 200:
                    return
            except httpx.TransportError:
                pass
            time.sleep(0.1)
        raise AssertionError(f"no answer at {self.url} after {PATIENCE:.0f} s:\n{self.log}")

    def stop(self) -> None:
        """End the program politely, and its whole process group if it does not listen."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(15)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
                self.process.wait()

    def kill(self) -> None:
        """End the program as a power cut would."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def start(folder: Path, *arguments: str, port: int = 0, **settings: str) -> Server:
    """Start `python app.py ARGUMENTS` with its data in `folder`, and wait until it answers."""
    folder.mkdir(parents=True, exist_ok=True)
    port = port or free_port()
    environment = clean_environment() | {
        "GELIXIANG_DATA": str(folder / "data"),
        "GELIXIANG_PORT": str(port),
        "PYTHONUNBUFFERED": "1",
        **settings,
    }
    with _log_file(folder).open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, str(ROOT / "app.py"), *arguments],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    server = Server(folder=folder, port=port, process=process)
    try:
        server.wait()
    except BaseException:
        server.stop()
        raise
    return server


def clean_environment() -> dict[str, str]:
    """Our environment less what would tell the program that it is being tested, or where its data is."""
    foreign = ("GELIXIANG_", "NICEGUI_", "PYTEST_", "DATABASE_URL")
    return {name: value for name, value in os.environ.items() if not name.startswith(foreign)}


def free_port() -> int:
    """A loopback port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _log_file(folder: Path) -> Path:
    return folder / "app.log"
