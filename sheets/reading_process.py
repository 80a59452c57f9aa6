"""The process that opens one uploaded file, and nothing else: `reader.py` starts it and reads its answer.

Whatever a hostile file does to a parser happens here, under limits set before the file is touched. Nothing of the
application is imported but what knows file formats, so that the process starts in a few hundredths of a second.
"""

import contextlib
import datetime
import pathlib
import sys
import zipfile
from collections.abc import Iterator
from typing import Any

from sheets import guard, sniff
from sheets.guard import Barred, Errors

MEMORY = 1 << 30
SECONDS = 20
FILES = 32
LARGEST_FILE = 256 << 20
LARGEST_ANSWER = 96 << 20

REASONS = {
    "empty": "file_empty",
    "locked": "file_locked",
    "picture": "file_not_a_table",
    "pdf": "file_not_a_table",
    "document": "file_not_a_table",
    "old": "file_too_old",
    "broken": "file_broken",
    "unknown": "not_a_workbook",
}
SUFFIXES = {"xlsx": ".xlsx", "xlsb": ".xlsb", "xls": ".xls", "ods": ".ods"}

Grid = dict[str, object]


def main(path: str) -> None:
    """Read the file and write the answer, JSON, to standard output."""
    limit()
    import orjson  # noqa: PLC0415 - after the limits

    try:
        answer = read(pathlib.Path(path))
    except Barred as barred:
        answer = {"barred": barred.code, "values": barred.values}
    except MemoryError:
        answer = {"barred": "file_too_much", "values": {}}
    except BaseException as broken:  # a parser's panic is no Exception
        answer = {"barred": "file_broken", "values": {}, "why": f"{type(broken).__name__}: {broken}"[:300]}
    option = orjson.OPT_PASSTHROUGH_DATETIME | orjson.OPT_NON_STR_KEYS
    out = orjson.dumps(answer, default=tagged, option=option)
    if len(out) > LARGEST_ANSWER:
        out = orjson.dumps({"barred": "file_too_much", "values": {}})
    sys.stdout.buffer.write(out)
    sys.stdout.buffer.flush()


def limit() -> None:
    """Bound memory, time, open files and written files. Windows has no such limits; there the clock must do."""
    try:
        import resource  # noqa: PLC0415
    except ImportError:
        return
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_NOFILE, FILES),
        (resource.RLIMIT_FSIZE, LARGEST_FILE),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most + 2 if what == resource.RLIMIT_CPU else most))


def read(path: pathlib.Path) -> dict[str, object]:
    """The content of the file as plain data. Raises Barred, or whatever the parsers raise."""
    data = path.read_bytes()
    kind = sniff.sniff(data)
    if kind in REASONS:
        raise Barred(REASONS[kind], what=kind)
    if kind in ("text", "html"):
        return {"kind": kind, "grids": list(_text_grids(kind, data))}
    path = path.rename(path.with_suffix(SUFFIXES[kind]))
    answer: dict[str, object] = {"kind": kind}
    errors: dict[str, Errors] = {}
    if kind != "xls":
        with _opened(path) as archive:
            guard.check_archive(archive)
            guard.check_declarations(archive)
            if kind == "xlsx":
                from sheets.parts import read_parts  # noqa: PLC0415

                parts = read_parts(archive)
                errors = guard.scan_sheets(archive, parts.sheets)
                answer |= {"names": parts.names, "properties": parts.properties}
            elif kind == "ods":
                with archive.open("content.xml") as content:
                    guard.scan_opendocument(content)
    answer["grids"] = [grid | _errors(errors.get(str(grid["name"]))) for grid in _grids(path, kind)]
    return answer


@contextlib.contextmanager
def _opened(path: pathlib.Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as broken:
        raise Barred("file_broken") from broken


def _errors(found: Errors | None) -> Grid:
    return {"errors": [[row, column, text] for (row, column), text in (found or {}).items()]}


def _text_grids(kind: str, data: bytes) -> Iterator[Grid]:
    from sheets import plain_text  # noqa: PLC0415

    if kind == "text":
        yield {"name": "", "rows": plain_text.read_text(data)}
        return
    for rows, merges in plain_text.read_html(data):
        yield {"name": "", "rows": rows, "merges": merges}


def _grids(path: pathlib.Path, kind: str) -> list[Grid]:
    """By calamine; what it does not open of Excel's own format, openpyxl tries."""
    import python_calamine  # noqa: PLC0415

    try:
        with python_calamine.load_workbook(str(path)) as book:
            return [_grid(book, about) for about in book.sheets_metadata]
    except python_calamine.PasswordError as locked:
        raise Barred("file_locked") from locked
    except BaseException:
        if kind != "xlsx":
            raise
        return list(_by_openpyxl(path))


def _grid(book: Any, about: Any) -> Grid:
    states = {"Visible": "visible", "Hidden": "hidden", "VeryHidden": "very_hidden"}
    state = states.get(str(about.visible).rsplit(".", 1)[-1], "visible")
    if not str(about.typ).endswith("WorkSheet"):
        return {"name": about.name, "state": state, "rows": []}
    sheet = book.get_sheet_by_name(about.name)
    # Empty rows and columns at the top left are kept, so that places agree with merged ranges and errors.
    rows = sheet.to_python(skip_empty_area=False)
    return {"name": about.name, "state": state, "rows": rows, "merges": sheet.merged_cell_ranges or []}


def _by_openpyxl(path: pathlib.Path) -> Iterator[Grid]:
    import openpyxl  # noqa: PLC0415

    states = {"visible": "visible", "hidden": "hidden", "veryHidden": "very_hidden"}
    book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
    for sheet in book.worksheets:
        sheet.reset_dimensions()
        scan = guard.Scan()
        rows = []
        for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
            scan.add(number, len(cells), len(cells))
            rows.append(["" if cell is None else cell for cell in cells])
        yield {"name": sheet.title, "state": states.get(sheet.sheet_state, "visible"), "rows": rows}


def tagged(value: object) -> object:
    """Dates and times as JSON: a pair of a letter and a text or a number of seconds."""
    match value:
        case datetime.datetime():
            return ["m", value.replace(tzinfo=None).isoformat()]
        case datetime.date():
            return ["d", value.isoformat()]
        case datetime.time():
            return ["t", value.replace(tzinfo=None).isoformat()]
        case datetime.timedelta():
            return ["s", value.total_seconds()]
    return str(value)
