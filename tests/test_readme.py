"""What the README promises: its two commands are the real ones, and every file and setting it names is there."""

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from tests.browser.server import clean_environment, free_port
from tests.product import ROOT, name_of, python_files

README = (ROOT / "README.md").read_text(encoding="utf-8")
START = "## 开始 · Start"
SETTING = re.compile(r"\b(GELIXIANG_[A-Z_]+|DATABASE_URL)\b")
OF_THE_TESTS = {"GELIXIANG_ALL"}
PLACES = re.compile(r"`((?:\.?[\w-]+/)+[\w.-]*|[\w-]+\.(?:py|toml|txt|md|sh))`|\]\(([^)#:]+)\)")


def _commands() -> list[str]:
    section = README.partition(START)[2].partition("\n## ")[0]
    return [block.strip() for block in re.findall(r"```bash\n(.*?)```", section, re.DOTALL)]


def test_there_are_exactly_two_commands_of_one_line() -> None:
    assert [len(command.splitlines()) for command in _commands()] == [1, 1]


def test_command_one_is_one_shell_can_read_and_names_what_is_there() -> None:
    command = _commands()[0]
    assert subprocess.run(["bash", "-n", "-c", command], check=False).returncode == 0
    words = shlex.split(command)
    assert words[1:4] == ["-m", "venv", ".venv"]
    assert [word for word in words if word.endswith((".txt", ".py"))] == ["requirements.txt", "app.py"]
    assert (ROOT / "requirements.txt").is_file()
    assert (ROOT / "app.py").is_file()


def test_command_two_is_what_continuous_integration_runs() -> None:
    command = _commands()[1]
    assert command == "bash tests/run.sh"
    assert f"\nexec {command}\n" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_every_file_it_names_is_there() -> None:
    named = {inline or link for inline, link in PLACES.findall(README)}
    assert len(named) > 10
    assert [place for place in sorted(named) if not (ROOT / place).exists()] == []


def test_it_lists_every_setting_and_no_other() -> None:
    read = {name for path in python_files() for name in SETTING.findall(path.read_text(encoding="utf-8"))}
    assert set(SETTING.findall(README)) - OF_THE_TESTS == read


def test_its_line_asks_the_planner_for_any_day_without_a_clock(tmp_path: Path) -> None:
    (line,) = [block for block in re.findall(r"```bash\n(.*?)```", README, re.DOTALL) if "preview" in block]
    assert len(line.splitlines()) == 1
    command = line.replace(".venv/bin/python", shlex.quote(sys.executable))
    settings = clean_environment() | {"GELIXIANG_DATA": str(tmp_path / "data")}
    said = subprocess.run(["bash", "-c", command], cwd=ROOT, env=settings, capture_output=True, text=True, check=True)
    assert [one for one in said.stdout.splitlines() if "便民菜点" in one][:2] == [
        "2024-06-20 18:00 便民菜点 6月21日（周五）07:00",
        "2024-06-21 06:30 便民菜点 6月21日（周五）07:00",
    ]


def test_pictures_are_small_and_all_shown() -> None:
    pictures = sorted((ROOT / "tests" / "screenshots").glob("*.png"))
    assert pictures
    for picture in pictures:
        assert f"({name_of(picture)})" in README
        assert picture.stat().st_size < 150_000


@pytest.mark.slow
def test_command_one_starts_the_program_in_a_fresh_copy(tmp_path: Path) -> None:
    copy = tmp_path / "fresh"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".*", "__pycache__", "data"))
    port = free_port()
    settings = clean_environment() | {"GELIXIANG_PORT": str(port), "PYTHONUNBUFFERED": "1"}
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(
            ["bash", "-c", _commands()[0]],
            cwd=copy,
            env=settings,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        _wait_for(f"http://127.0.0.1:{port}/healthz", process)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(20)
    assert f"http://127.0.0.1:{port}" in (tmp_path / "log").read_text(encoding="utf-8")


def _wait_for(address: str, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 600
    while time.monotonic() < deadline:
        assert process.poll() is None, "the command ended by itself"
        try:
            if httpx.get(address, timeout=2).status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.5)
    raise AssertionError(f"{address} did not answer")
