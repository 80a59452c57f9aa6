"""格里厢台账 (Gelixiang Ledger): run it, or bring its sheets out to Excel and back from the command line."""

import argparse
import errno
import logging
import os
import shutil
import socket
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from logging.handlers import RotatingFileHandler
from pathlib import Path

from jobs import rules
from sheets import backup, clock, commands, people, sample, starters, writer
from sheets.database import open_database
from sheets.people import SYSTEM, Role
from sheets.sentences import Refused, say

log = logging.getLogger("gelixiang")

DEMO_PEOPLE: tuple[tuple[str, str, Role], ...] = (
    ("zhanzhang", "王站长", "manager"),
    ("lijie", "李姐", "worker"),
    ("xiaochen", "志愿者小陈", "viewer"),
)
DEMO_PASSWORD = "gelixiang-demo"  # noqa: S105 - the demo prints it; its data is thrown away
SWITCH = 0.0005  # seconds after which a busy thread lets another on: answers wait for threads, and 5 ms are long


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """What the environment says; the names are doors that scripts rely on."""

    folder: Path
    host: str
    port: int
    database: str
    admin: str


def settings() -> Settings:
    """The settings of this process. Raises Refused(bad_port)."""
    port = os.environ.get("GELIXIANG_PORT", "8080")
    if not port.isdigit() or not 0 < int(port) < 65536:
        raise Refused("bad_port", value=port)
    return Settings(
        folder=Path(os.environ.get("GELIXIANG_DATA") or "data").resolve(),
        host=os.environ.get("GELIXIANG_HOST") or "127.0.0.1",
        port=int(port),
        database=os.environ.get("DATABASE_URL", ""),
        admin=os.environ.get("GELIXIANG_ADMIN", ""),
    )


def open_ledger(given: Settings) -> None:
    """Open the database in the data folder, with the starter sheets and the administrator of the environment."""
    now = clock.now()
    open_database(given.folder, url=given.database or None)
    starters.create(now)
    rules.seed(now)
    if given.admin and not people.has_people():
        login, _, password = given.admin.partition(":")
        people.create_first(login, password, login, now)


# ---------------------------------------------------------------- commands


def run(_arguments: argparse.Namespace) -> None:
    """Serve the pages and beat until stopped."""
    given = settings()
    open_ledger(given)
    serve(given)


def demo(_arguments: argparse.Namespace) -> None:
    """Serve a throw-away ledger full of invented rows."""
    folder = Path(tempfile.mkdtemp(prefix="gelixiang-demo-"))
    given = replace(settings(), folder=folder, database="", admin="")
    now = clock.now()
    try:
        open_ledger(given)
        sample.load(SYSTEM, now)
        for login, name, role in DEMO_PEOPLE:
            people.create_person(SYSTEM, login, DEMO_PASSWORD, name, role, now)
            print(say("demo_login", login=login, password=DEMO_PASSWORD, name=name))
        serve(given)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def export(arguments: argparse.Namespace) -> None:
    """Write a sheet to a workbook."""
    open_ledger(settings())
    print(commands.export(arguments.sheet, arguments.file, clock.now()))


def import_(arguments: argparse.Namespace) -> None:
    """Merge a workbook into a sheet, or say what the merge would do."""
    open_ledger(settings())
    done = commands.import_(
        arguments.sheet, arguments.file, clock.now(), dry_run=arguments.dry_run, take=arguments.take
    )
    print(done.json if arguments.json else done.text)


def backup_(arguments: argparse.Namespace) -> None:
    """Write everything to one file."""
    given = settings()
    open_ledger(given)
    print(say("backed_up", file=backup.write(given.folder, arguments.file, clock.now())))


def restore(arguments: argparse.Namespace) -> None:
    """Put a backup in the place of the data; what was there is kept beside it."""
    given = settings()
    if given.database:
        raise Refused("restore_needs_folder")
    print(say("restored", file=arguments.file, kept=backup.restore(given.folder, arguments.file, clock.now())))


# ---------------------------------------------------------------- serving


def serve(given: Settings) -> None:
    """Wire pages and heartbeat together and serve them; returns when the program is stopped."""
    from nicegui import app, ui  # noqa: PLC0415 - the command line starts without loading the pages

    import pages  # noqa: PLC0415
    from pages import door  # noqa: PLC0415

    demand_port(given)
    keep_log(given.folder)
    app.storage.path = given.folder / "nicegui"
    pages.register(given.folder)
    here = "127.0.0.1" if given.host in ("0.0.0.0", "::") else given.host  # noqa: S104 - only compared
    address = f"http://{here}:{given.port}"
    print(say("serving", address=address), flush=True)
    if not people.has_people():
        print(say("first_start", address=address + door.welcome_path()), flush=True)
    app.on_shutdown(writer.close)
    sys.setswitchinterval(SWITCH)
    ui.run(
        host=given.host,
        port=given.port,
        title="格里厢台账",
        language="zh-CN",
        favicon=Path(__file__).parent / "pages" / "static" / "house.svg",
        reload=False,
        show=False,
        show_welcome_message=False,
        tailwind=False,
        reconnect_timeout=30,
    )


def demand_port(given: Settings) -> None:
    """Raise Refused(port_taken) while another program listens there: found before anything has begun."""
    family = socket.AF_INET6 if ":" in given.host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((given.host, given.port))
        except OSError as wrong:
            code = "port_taken" if wrong.errno == errno.EADDRINUSE else "cannot_listen"
            raise Refused(code, host=given.host, port=given.port) from wrong


def keep_log(folder: Path, *, console: bool = True) -> None:
    """Warnings and worse go to logs/ in the data folder and to the console; requests are not logged at all."""
    logs = folder / "logs"
    logs.mkdir(parents=True, exist_ok=True)
    file = RotatingFileHandler(logs / "ledger.log", maxBytes=1 << 20, backupCount=5, encoding="utf-8")
    logging.basicConfig(
        level=logging.WARNING,
        format="%(asctime)s %(levelname)s %(name)s %(message)s",
        handlers=[file, logging.StreamHandler()] if console else [file],
    )
    # These write whole addresses, and with them keys and tokens.
    for name in ("httpx", "httpcore", "uvicorn.access"):
        logging.getLogger(name).setLevel(logging.WARNING)


def parser() -> argparse.ArgumentParser:
    """The command line; wrong usage ends with exit code 2."""
    parsed = argparse.ArgumentParser(prog="app.py", description=__doc__)
    parsed.set_defaults(command=run)
    commands_ = parsed.add_subparsers(title="commands")

    def command(name: str, work: Callable[[argparse.Namespace], None]) -> argparse.ArgumentParser:
        made = commands_.add_parser(name, help=work.__doc__, description=work.__doc__)
        made.set_defaults(command=work)
        return made

    command("demo", demo)
    out = command("export", export)
    out.add_argument("sheet", help="key of a sheet, such as roster")
    out.add_argument("file", type=Path, help="workbook to write")
    into = command("import", import_)
    into.add_argument("sheet", help="key of a sheet, such as roster")
    into.add_argument("file", type=Path, help="workbook to merge")
    into.add_argument("--dry-run", action="store_true", help="change nothing, only say what would change")
    into.add_argument("--json", action="store_true", help="print the merge as JSON")
    into.add_argument("--take", choices=("sent", "now"), default="now", help="whose side wins a conflict")
    command("backup", backup_).add_argument("file", type=Path, nargs="?", help="file to write")
    command("restore", restore).add_argument("file", type=Path, help="a file that backup wrote")
    return parsed


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 done, 1 refused with a sentence on stderr, 2 wrong usage."""
    chosen = parser().parse_args(arguments)
    os.umask(0o077)  # whatever is written holds residents' data: it is for nobody else on this computer
    try:
        chosen.command(chosen)
    except Refused as refused:
        print(refused.sentence(), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(say("goodbye"))
    except Exception:
        keep_log(settings().folder, console=False)
        log.exception("the command failed")
        print(say("unexpected"), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
