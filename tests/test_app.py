"""The command line as scripts use it: exit codes, one sentence on stderr, never a traceback."""

import json
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.browser import server as servers
from tests.browser.server import clean_environment
from tests.product import ROOT


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def command(data: Path, *arguments: object, **settings: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, str(ROOT / "app.py"), *map(str, arguments)],
        cwd=data.parent,
        env=clean_environment() | {"GELIXIANG_DATA": str(data)} | settings,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_a_sheet_goes_out_and_comes_back(data: Path) -> None:
    file = data.parent / "partners.xlsx"
    assert command(data, "export", "partners", file).returncode == 0
    book = load_workbook(file)
    page = book.worksheets[0]
    titles = [cell.value for cell in page[1]]
    page.cell(2, titles.index("备注") + 1).value = "周五早上送到"
    book.save(file)

    tried = command(data, "import", "partners", file, "--dry-run", "--json")
    assert tried.returncode == 0, tried.stderr
    merge = json.loads(tried.stdout)
    assert set(merge) >= {"changes", "new_rows", "missing_rows", "conflicts", "problems"}
    (change,) = merge["changes"]
    assert {key: change[key] for key in ("row", "column", "base", "sent", "now")} == {
        "row": 1, "column": "note", "base": None, "sent": "周五早上送到", "now": None,
    }  # fmt: skip

    done = command(data, "import", "partners", file)
    assert (done.returncode, done.stderr) == (0, "")
    again = json.loads(command(data, "import", "partners", file, "--dry-run", "--json").stdout)
    assert again["changes"] == []


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("export", "nothing", "x.xlsx"), "nothing"),
        (("export", "roster", "no/such/folder/x.xlsx"), "no/such/folder/x.xlsx"),
        (("import", "roster", "missing.xlsx"), "missing.xlsx"),
        (("import", "roster", "README.md"), "README.md"),
        (("restore", "missing.zip"), "missing.zip"),
    ],
)
def test_a_refusal_is_one_sentence_and_exit_code_1(data: Path, arguments: tuple[str, ...], says: str) -> None:
    (data.parent / "README.md").write_bytes(b"\x89PNG\r\n\x1a\n")
    done = command(data, *arguments)
    assert done.returncode == 1
    assert done.stdout == ""
    assert says in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("arguments", [("export",), ("fly",), ("import", "roster", "x", "--take", "both")])
def test_wrong_usage_is_exit_code_2(data: Path, arguments: tuple[str, ...]) -> None:
    assert command(data, *arguments).returncode == 2


def test_a_wrong_setting_is_a_sentence_too(data: Path) -> None:
    done = command(data, "export", "roster", "x.xlsx", GELIXIANG_PORT="eighty")
    assert done.returncode == 1
    assert "eighty" in done.stderr


def test_nothing_is_restored_beside_another_database(data: Path) -> None:
    done = command(data, "restore", "all.zip", DATABASE_URL="postgresql://127.0.0.1:1/ledger")
    assert done.returncode == 1
    assert "DATABASE_URL" in done.stderr
    assert not (data / "backups").exists()


def test_a_backup_goes_out_and_comes_back(data: Path) -> None:
    file = data.parent / "all.zip"
    assert command(data, "backup", file).returncode == 0
    done = command(data, "restore", file)
    assert done.returncode == 0, done.stderr
    assert command(data, "export", "roster", data.parent / "r.xlsx").returncode == 0


def test_what_the_program_keeps_is_for_nobody_else_on_this_computer(data: Path) -> None:
    data.mkdir(mode=0o755)
    assert command(data, "backup").returncode == 0
    assert command(data, "export", "team", data / "team.xlsx").returncode == 0
    open_to_others = [path.name for path in data.rglob("*") if path.stat().st_mode & 0o077]
    assert open_to_others == []


def test_a_busy_port_is_refused_before_anything_begins(data: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = command(data, GELIXIANG_PORT=port)
    assert done.returncode == 1
    assert port in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert done.stdout == ""


@pytest.mark.parametrize("url", ["nonsense", "postgresql://nobody@127.0.0.1:1/none"])
def test_a_database_that_is_not_there_is_a_sentence(data: Path, url: str) -> None:
    done = command(data, "export", "roster", "x.xlsx", DATABASE_URL=url)
    assert done.returncode == 1
    assert "DATABASE_URL" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_control_c_ends_it_quietly(data: Path) -> None:
    server = servers.start(data.parent)
    server.process.send_signal(signal.SIGINT)
    assert server.process.wait(30) == 0
    assert "Traceback" not in server.log


@pytest.mark.parametrize("path", ["/api/sheets/roster/edits", "/login"])
def test_who_leaves_in_the_middle_of_sending_is_not_worth_a_traceback(data: Path, path: str) -> None:
    server = servers.start(data.parent)
    head = "Host: x\r\nX-Gelixiang: 1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000"
    with socket.create_connection(("127.0.0.1", server.port)) as line:
        line.sendall(f"POST {path} HTTP/1.1\r\n{head}\r\n\r\nlogin=zhan".encode())
        line.shutdown(socket.SHUT_WR)
        line.recv(1)  # until the server has let go of it
    server.stop()
    assert server.complaints == []
