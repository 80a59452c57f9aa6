"""A real PostgreSQL server on a free loopback port, thrown away afterwards."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.browser.server import free_port


def _tools() -> Path:
    found = shutil.which("initdb")
    places = [Path(found).parent] if found else sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    assert places, "no PostgreSQL server on this system; tests/run.sh installs it"
    return places[-1]


@contextmanager
def postgres(folder: Path) -> Iterator[str]:
    """The address of an empty database on a server whose files are in `folder`."""
    tools, port = _tools(), free_port()
    folder.mkdir()
    # PostgreSQL does not run as root.
    as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    if as_user:
        owner = pwd.getpwnam("postgres")
        os.chown(folder, owner.pw_uid, owner.pw_gid)
        for parent in folder.parents[: len(folder.parents) - 2]:
            parent.chmod(parent.stat().st_mode | 0o011)
    data = folder / "data"

    def run(program: str, *arguments: str) -> None:
        # Output goes to a file: a server that inherits a pipe keeps it open.
        with (folder.parent / "postgres.log").open("ab") as log:
            subprocess.run(
                [*as_user, str(tools / program), *arguments], check=True, cwd="/", stdout=log, stderr=log, timeout=60
            )

    run("initdb", "-D", str(data), "-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-sync")
    run("pg_ctl", "-D", str(data), "-w", "-o", f"-p {port} -k {folder} -c listen_addresses=127.0.0.1", "start")
    try:
        yield f"postgresql://postgres@127.0.0.1:{port}/postgres"
    finally:
        run("pg_ctl", "-D", str(data), "-m", "immediate", "stop")
