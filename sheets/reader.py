"""Uploaded files as plain rows. Each file is opened by a process of its own, which may die of it; this one may not."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory
from typing import Any

import orjson

from sheets.columns import Unread
from sheets.sentences import Refused

LARGEST_UPLOAD = 20  # megabytes
PATIENCE = 30.0  # seconds
LARGEST_ANSWER = 100 << 20  # bytes
ERROR_CELL = "error_cell"
OUT_OF_TIME = -24  # ended by SIGXCPU: the seconds of the processor were used up

ROOT = Path(__file__).resolve().parents[1]
START = "import sys; sys.path.append(sys.argv[1]); from sheets.reading_process import main; main(sys.argv[2])"
PASSED_ON = ("SYSTEMROOT", "TEMP", "TMP", "TMPDIR")  # of the environment: secrets of ours are no business of a parser

Merged = tuple[tuple[int, int], tuple[int, int]]  # first and last (row, column), counted from 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Grid:
    """One sheet of a file as it is: raw values by row, "" for an empty cell, Unread for an error of the spreadsheet.

    `state`: visible, hidden or very_hidden. Rows may differ in length.
    """

    name: str
    rows: list[list[object]]
    state: str = "visible"
    merged: tuple[Merged, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Workbook:
    """A file as it was read. `names`: defined name -> what it refers to; `properties`: the document's own."""

    filename: str
    kind: str  # xlsx, xlsb, xls, ods, html or text
    grids: tuple[Grid, ...]
    names: Mapping[str, str] = field(default_factory=dict)
    properties: Mapping[str, str] = field(default_factory=dict)

    @property
    def filled(self) -> list[Grid]:
        """The visible sheets that hold anything."""
        return [grid for grid in self.grids if grid.state == "visible" and any(map(any, grid.rows))]


def read_workbook(data: bytes, filename: str, *, patience: float = PATIENCE) -> Workbook:
    """The content of an uploaded file. Takes up to `patience` seconds; raises Refused with a sentence."""
    name = PurePath(filename.replace("\\", "/")).name
    if len(data) > LARGEST_UPLOAD << 20:
        raise Refused("file_too_large", file=name, limit=LARGEST_UPLOAD)
    if not data:
        raise Refused("file_empty", file=name)
    answer = _ask(data, name, patience)
    if "barred" in answer:
        values = {key: value for key, value in answer["values"].items() if key != "what"}
        raise Refused(answer["barred"], file=name, **values)
    return Workbook(
        filename=name,
        kind=answer["kind"],
        grids=tuple(_grid(found) for found in answer["grids"]),
        names=answer.get("names", {}),
        properties=answer.get("properties", {}),
    )


def _ask(data: bytes, name: str, patience: float) -> dict[str, Any]:
    """Start the process and wait for its answer. Files are passed by a folder that goes away whatever happens."""
    with TemporaryDirectory(prefix="gelixiang-", ignore_cleanup_errors=True) as folder:
        upload, answer = Path(folder, "upload"), Path(folder, "answer")
        upload.write_bytes(data)
        with answer.open("wb") as out:
            try:
                done = subprocess.run(  # noqa: S603 - our own program, no words of the user's
                    [sys.executable, "-I", "-c", START, str(ROOT), str(upload)],
                    stdin=subprocess.DEVNULL,
                    stdout=out,
                    stderr=subprocess.DEVNULL,
                    cwd=folder,
                    env={key: os.environ[key] for key in PASSED_ON if key in os.environ},
                    timeout=patience,
                    check=False,
                )
            except subprocess.TimeoutExpired:
                raise Refused("file_too_slow", file=name) from None
        if answer.stat().st_size > LARGEST_ANSWER:
            raise Refused("file_too_much", file=name)
        try:
            found: dict[str, Any] = orjson.loads(answer.read_bytes())
        except orjson.JSONDecodeError:
            raise Refused(_died(done.returncode), file=name) from None
        return found


def _died(code: int) -> str:
    """Why a process that gave no answer died, told by how it ended. It aborts when it runs out of memory."""
    return "file_too_slow" if code == OUT_OF_TIME else "file_too_much"


def _grid(found: Mapping[str, Any]) -> Grid:
    rows: list[list[object]] = found["rows"]
    for row in rows:
        for column, cell in enumerate(row):
            if type(cell) is list:
                row[column] = _untagged(cell)
            elif cell is None:
                row[column] = ""
    for row, column, text in found.get("errors", ()):
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = Unread(text=text, code=ERROR_CELL)
    merged = tuple((tuple(first), tuple(last)) for first, last in found.get("merges", ()))
    return Grid(name=found["name"], rows=rows, state=found.get("state", "visible"), merged=merged)


MOMENTS: dict[str, Callable[[Any], object]] = {
    "m": datetime.fromisoformat,
    "d": date.fromisoformat,
    "t": time.fromisoformat,
    "s": lambda seconds: timedelta(seconds=seconds),
}


def _untagged(pair: list[Any]) -> object:
    """The date or time that the reading process wrote as a pair."""
    letter, value = pair
    return MOMENTS[letter](value)
