"""A download: what is in it, and that nothing changes on the way out and back, whatever program saved it."""

import io
import re
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from sheets.body import Body, read_body
from sheets.columns import Cell, Column, Reading, Sheet, Unread
from sheets.delimited import write_csv
from sheets.header import choose_grid, find_copy
from sheets.kinds import KINDS, parse, show
from sheets.merge import merge
from sheets.reader import read_workbook
from sheets.workbook import Stamp, write_workbook, written
from tests.soffice import convert

SECRET = b"a secret of this installation"
STAMP = Stamp(copy=7, secret=SECRET, revision=41, at="2024-06-20 09:00")

OPTIONS = ("早餐驿站", "就医, 配药", "=烘焙室")
FILLED: dict[str, list[Cell]] = {
    "text": [
        "张三",
        "=1+1",
        "00123",
        "2024-06-21",
        "_x0041_ _x000A_",
        "+86",
        "𠮷野 👍",
        "-",
        "1.0",
        "TRUE",
        "@a",
        "'引号",
    ],
    "long": ["一行\n二行", "三楼", '=HYPERLINK("http://a")', "缩进  两格", "末尾。\n\n又一段"],
    "number": [0, 1, -1.5, 3.25, 123456789012345, 0.1, 1e-7, 1000000],
    "date": ["2024-06-21", "2024-02-29", "1900-01-01", "1900-02-28", "1900-03-01", "1999-12-31", "2050-01-01"],
    "time": ["07:30", "00:00", "23:59", "12:00", "09:05"],
    "yesno": [True, False],
    "choice": list(OPTIONS),
    "choices": ["早餐驿站", "早餐驿站、就医, 配药", "早餐驿站、就医, 配药、=烘焙室"],
    "phone": ["19900000001", "02154321234", "+442071234567"],
    "email": ["a@b.cn", "li.jie+1@example.org"],
    "link": [1, 2, 12],
    "person": [1, 3],
    "serial": [1, 27, 1000],
    "created_at": ["2024-06-20 09:00", "2024-06-20 00:00"],
    "created_by": ["王站长"],
    "changed_at": ["2024-06-20 09:00"],
    "changed_by": ["李姐"],
}
UNREAD = {
    "number": Unread(text="几个人", code="not_a_number"),
    "date": Unread(text="下个月吧", code="not_a_date"),
    "phone": Unread(text="问居委", code="not_a_phone"),
    "link": Unread(text="不认识的人", code="no_such_row"),
    "choice": Unread(text="别的", code="not_an_option"),
}
COLUMNS = tuple(
    Column(
        key=kind,
        title=f"{kind}那一列",
        kind=kind,
        options=OPTIONS if kind.startswith("choice") else (),
        target="team" if kind == "link" else "",
        prefix="GLX-" if kind == "serial" else "",
        help="请照实填写" if kind == "text" else "",
    )
    for kind in KINDS
)
SHEET = Sheet(id=1, key="roster", title="排班[表]：六月", title_en="Roster", label="text", columns=COLUMNS, revision=41)
READING = Reading(
    today=date(2024, 6, 20),
    labels={
        "link": {1: "张三", 2: "李四", 12: "张三", 13: "=欧阳"},
        "person": {1: "王站长", 3: "李姐"},
    },
)


def table() -> dict[int, dict[str, Cell]]:
    """Every value of every kind, an unread one, an empty one."""
    columns = {kind: [*cells, *([UNREAD[kind]] if kind in UNREAD else []), None] for kind, cells in FILLED.items()}
    count = max(map(len, columns.values())) + 8
    return {
        row: {kind: cells[(row - 1) % len(cells)] for kind, cells in columns.items()} for row in range(1, count + 1)
    }


ROWS = list(table().items())


@pytest.fixture(scope="module")
def download() -> bytes:
    return write_workbook(SHEET, ROWS, READING, STAMP)


def body_of(data: bytes, filename: str) -> Body:
    workbook = read_workbook(data, filename)
    grid, layout = choose_grid(workbook, COLUMNS, SECRET)
    return read_body(grid, layout, COLUMNS, READING, SECRET)


def assert_nothing_changed(data: bytes, filename: str) -> None:
    body = body_of(data, filename)
    base = written(ROWS, COLUMNS)
    found = merge(base, body.rows, base, COLUMNS)
    assert found.changes_nothing, found
    assert not found.notes
    assert [row.row_id for row in body.rows] == list(base)
    assert {row.copy for row in body.rows} == {7}
    assert len(body.layout.mapping) == len(COLUMNS) and not body.layout.unknown


def test_every_kind_is_tried_with_canonical_values() -> None:
    assert FILLED.keys() == KINDS.keys()
    for column in COLUMNS:
        for cell in [*FILLED[column.kind], *([UNREAD[column.kind]] if column.kind in UNREAD else [])]:
            assert parse(show(cell, column, READING), column, READING) == cell


def test_there_and_back(download: bytes) -> None:
    assert_nothing_changed(download, "排班表_2024-06-20.xlsx")


def test_there_and_back_in_english() -> None:
    assert_nothing_changed(write_workbook(SHEET, ROWS, READING, STAMP, language="en"), "roster.xlsx")


def test_an_empty_sheet_goes_there_and_back() -> None:
    data = write_workbook(SHEET, [], READING, STAMP)
    body = body_of(data, "empty.xlsx")
    assert body.rows == () and body.layout.copy == 7


@pytest.mark.parametrize(
    "kind",
    ["xlsx", "ods", "xls", "csv:Text - txt - csv (StarCalc):44,34,76", "csv:Text - txt - csv (StarCalc):44,34,GBK"],
)
def test_there_and_back_through_libreoffice(download: bytes, kind: str, tmp_path: Path) -> None:
    path = tmp_path / "roster.xlsx"
    path.write_bytes(download)
    saved = convert(path, kind, tmp_path)
    assert_nothing_changed(saved.read_bytes(), saved.name)


def test_there_and_back_as_csv() -> None:
    data = write_csv(SHEET, ROWS, READING, STAMP)
    assert data.startswith(b"\xef\xbb\xbf")
    assert_nothing_changed(data, "roster.csv")


def test_a_csv_holds_no_formula() -> None:
    lines = write_csv(SHEET, [(1, {"text": "=1+1", "number": -1.5, "phone": "+442071234567"})], READING, STAMP)
    [_, line] = lines.decode("utf-8-sig").splitlines()
    cells = line.split(",")
    assert cells[1] == "'=1+1" and "-1.5" in cells and "'-1.5" not in cells


# ---------------------------------------------------------------- what is in it


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def test_texts_are_texts_and_moments_are_moments(download: bytes) -> None:
    page = opened(download).worksheets[0]
    places = {column.key: number for number, column in enumerate(COLUMNS, 2)}
    assert not [cell for row in page.iter_rows() for cell in row if cell.data_type == "f"]
    assert page.cell(3, places["text"]).value == "=1+1"
    assert page.cell(2, places["date"]).is_date and page.cell(2, places["date"]).number_format == "yyyy-mm-dd"
    assert page.cell(2, places["time"]).number_format == "hh:mm"
    assert page.cell(2, places["phone"]).number_format == "@"
    assert page.column_dimensions["J"].number_format == "@"
    assert COLUMNS[8].kind == "phone"


def test_the_hidden_parts(download: bytes) -> None:
    book = opened(download)
    page = book.worksheets[0]
    assert page.title == "排班 表 ：六月"
    assert page.column_dimensions["A"].hidden
    assert {sheet.title: sheet.sheet_state for sheet in book.worksheets[1:]} == {
        "_选项": "veryHidden",
        "_meta": "veryHidden",
    }
    assert {name: book.defined_names[name].hidden for name in ("_col_text", "_col_id", "_opt_choice", "_opt_link")} == {
        "_col_text": True,
        "_col_id": True,
        "_opt_choice": True,
        "_opt_link": True,
    }
    assert {one.name: one.value for one in book.custom_doc_props.props}["gexli_base"] == "roster@41"
    options = [cell.value for cell in next(iter(book["_选项"].iter_cols(min_col=2, max_col=2)))]
    assert options[:4] == ["choice", *OPTIONS]


def test_the_page_is_ready_to_be_used_and_printed(download: bytes) -> None:
    page = opened(download).worksheets[0]
    assert page.freeze_panes == "C2"
    assert page.auto_filter.ref == f"A1:R{len(ROWS) + 1}"
    assert page.print_title_rows == "$1:$1"
    assert (page.page_setup.orientation, page.page_setup.paperSize, page.page_setup.fitToHeight) == ("landscape", 9, 0)
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert not page.protection.sheet
    assert page.column_dimensions["B"].width >= 12
    lists = {str(one.sqref): one for one in page.data_validations.dataValidation if one.type == "list"}
    assert {one.errorStyle for one in lists.values()} == {"warning"}
    assert {one.formula1 for one in lists.values()} == {f"_opt_{key}" for key in ("yesno", "choice", "link", "person")}
    prompts = [one for one in page.data_validations.dataValidation if one.showInputMessage]
    assert len(prompts) == len(COLUMNS)
    assert "请照实填写" in {one.prompt for one in prompts}


def test_no_formula_stands_anywhere_in_the_file(download: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(download)) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/"):
                assert not re.search(rb"<f[ >]", archive.read(name)), name


def test_what_a_workbook_cannot_hold_is_left_out_of_the_receipt_too() -> None:
    columns = (Column(key="memo", title="备注", kind="long"),)
    rows: list[tuple[int, dict[str, Cell]]] = [
        (1, {"memo": "响\x07铃"}),
        (2, {"memo": "长" * 40_000}),
        (3, {"memo": "😀" * 20_000}),
    ]
    went = written(rows, columns)
    assert went[1]["memo"] == "响铃"
    assert went[2]["memo"] == "长" * 32_767
    assert went[3]["memo"] == "😀" * 16_383
    sheet = Sheet(id=1, key="s", title="s", label="memo", columns=columns)
    grid = read_workbook(write_workbook(sheet, rows, READING, STAMP), "s.xlsx").grids[0]
    assert [row[1] for row in grid.rows[1:]] == [went[row]["memo"] for row in (1, 2, 3)]


def test_a_masked_value_goes_out_as_it_is_shown() -> None:
    columns = (
        Column(key="day", title="生日", kind="date", personal=True),
        Column(key="phone", title="电话", kind="phone"),
    )
    sheet = Sheet(id=1, key="s", title="s", label="day", columns=columns)
    rows: list[tuple[int, dict[str, Cell]]] = [(1, {"day": "**", "phone": "199****0001"})]
    workbook = read_workbook(write_workbook(sheet, rows, READING, STAMP), "s.xlsx")
    grid, layout = choose_grid(workbook, columns, SECRET)
    body = read_body(grid, layout, columns, READING, SECRET)
    assert merge(dict(rows), body.rows, dict(rows), columns).changes_nothing


def test_the_download_is_known_by_any_one_of_its_witnesses(download: bytes) -> None:
    book = opened(download)
    page = book.worksheets[0]
    page.delete_cols(1)
    out = io.BytesIO()
    book.save(out)
    workbook = read_workbook(out.getvalue(), "a.xlsx")
    assert find_copy(workbook, SECRET) == 7
    assert find_copy(read_workbook(download, "b.xlsx"), SECRET) == 7
