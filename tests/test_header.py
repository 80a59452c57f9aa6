"""Finding the table in a file: what people do to a download, and files that never came from here."""

import io
from collections.abc import Callable
from datetime import date

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from sheets.bases import merge_without_base
from sheets.body import Body, read_body
from sheets.columns import Cell, Column, Reading, Sheet, Unread
from sheets.header import Layout, choose_grid, find_layout
from sheets.merge import merge
from sheets.reader import Grid, read_workbook
from sheets.sentences import Refused
from sheets.titles import match_titles
from sheets.workbook import Stamp, write_workbook

SECRET = b"a secret of this installation"
COLUMNS = (
    Column(key="date", title="日期", title_en="Date", kind="date"),
    Column(key="person", title="值班人", title_en="On duty", kind="text"),
    Column(key="phone", title="电话", kind="phone"),
    Column(key="count", title="人数", kind="number"),
    Column(key="note", title="备注", kind="long"),
)
SHEET = Sheet(id=1, key="roster", title="排班表", label="person", columns=COLUMNS)
READING = Reading(today=date(2024, 6, 20))
ROWS: dict[int, dict[str, Cell]] = {
    row: {
        "date": f"2024-06-{row:02d}",
        "person": f"值班员{row}",
        "phone": f"1990000{row:04d}",
        "count": row,
        "note": "早班" if row % 2 else None,
    }
    for row in range(1, 21)
}
DOWNLOAD = write_workbook(SHEET, list(ROWS.items()), READING, Stamp(copy=7, secret=SECRET))


def body_of(data: bytes, name: str = "排班表.xlsx") -> Body:
    grid, layout = choose_grid(read_workbook(data, name), COLUMNS, SECRET)
    return read_body(grid, layout, COLUMNS, READING, SECRET)


def treated(change: Callable[[Worksheet], object]) -> Body:
    """The download after somebody did something to it."""
    book = openpyxl.load_workbook(io.BytesIO(DOWNLOAD))
    change(book.worksheets[0])
    out = io.BytesIO()
    book.save(out)
    return body_of(out.getvalue())


def as_grid(*rows: list[object], merged: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()) -> Grid:
    return Grid(name="", rows=[list(row) for row in rows], merged=merged)


def layout_of(grid: Grid) -> Layout:
    found = find_layout(grid, COLUMNS, SECRET)
    assert found is not None
    return found


def read(grid: Grid) -> Body:
    return read_body(grid, layout_of(grid), COLUMNS, READING, SECRET)


def test_a_deleted_id_column_is_no_loss() -> None:
    def delete(page: Worksheet) -> None:
        page.delete_cols(1)
        for number, column in enumerate(COLUMNS, 1):
            name = f"_col_{column.key}"  # a spreadsheet moves the names with their columns; openpyxl does not
            page.parent.defined_names[name].attr_text = f"'{page.title}'!${'ABCDE'[number - 1]}$1"

    body = treated(delete)
    assert {row.row_id for row in body.rows} == {None}
    assert merge(ROWS, body.rows, ROWS, COLUMNS).changes_nothing


def test_a_renamed_column_is_known_by_its_hidden_name() -> None:
    def rename(page: Worksheet) -> None:
        page["D1"] = "怎么找到他"
        page["G1"] = "门牌"

    body = treated(rename)
    assert body.layout.mapping[3] == "phone"
    assert body.layout.unknown == ((6, "门牌"),)
    assert merge(ROWS, body.rows, ROWS, COLUMNS).changes_nothing


def test_a_title_row_above_the_header() -> None:
    body = treated(lambda page: page.insert_rows(1) or page.cell(1, 2, "六月排班"))
    assert merge(ROWS, body.rows, ROWS, COLUMNS).changes_nothing
    assert [row.row_id for row in body.rows] == list(ROWS)


def test_new_rows_deleted_rows_and_edits() -> None:
    def edit(page: Worksheet) -> None:
        page.delete_rows(5)
        page["F3"] = "改过"
        for column, value in enumerate(["2024.7.1", "新来的", 19900009999, "3人"], 2):
            page.cell(25, column, value)

    found = merge(ROWS, treated(edit).rows, ROWS, COLUMNS)
    assert [(edit.row, edit.column, edit.value) for edit in found.changes] == [(2, "note", "改过")]
    assert [row.row for row in found.missing_rows] == [4]
    [new] = found.new_rows
    assert new.cells == {"date": "2024-07-01", "person": "新来的", "phone": "19900009999", "count": 3}
    assert new.line == 25


def test_an_error_cell_keeps_what_the_table_has() -> None:
    def break_it(page: Worksheet) -> None:
        page["E3"] = "#REF!"
        page["E3"].data_type = "e"

    found = merge(ROWS, treated(break_it).rows, ROWS, COLUMNS)
    assert not found.changes
    [held] = found.problems
    assert (held.row, held.column, held.sent) == (2, "count", Unread(text="#REF!", code="error_cell"))


def test_a_mistyped_id_is_no_id() -> None:
    body = treated(lambda page: page.__setitem__("A3", str(page["A3"].value)[:-1] + "?"))
    assert [row.row_id for row in body.rows][:3] == [1, None, 3]
    assert merge(ROWS, body.rows, ROWS, COLUMNS).changes_nothing


def test_merged_cells_say_the_same_below() -> None:
    def join(page: Worksheet) -> None:
        page.merge_cells("C3:C5")

    body = treated(join)
    assert body.filled == ((4, "person"), (5, "person"))
    found = merge(ROWS, body.rows, ROWS, COLUMNS)
    assert [(edit.row, edit.value) for edit in found.changes] == [(3, "值班员2"), (4, "值班员2")]


# ---------------------------------------------------------------- files from elsewhere


def test_titles_that_mean_the_same() -> None:
    titles = {0: "序号", 1: "值班日期", 2: "值班人员", 3: "联系电话", 4: "备  注", 5: "人数（人）", 6: "天气"}
    found = {pair.column: pair.key for pair in match_titles(titles, COLUMNS)}
    assert found == {1: "date", 2: "person", 3: "phone", 4: "note", 5: "count"}


def test_each_title_and_each_column_is_used_once() -> None:
    found = match_titles({0: "日期", 1: "日期", 2: "Date"}, COLUMNS)
    assert [(pair.column, pair.key) for pair in found] == [(0, "date")]


def test_the_header_stands_below_a_title() -> None:
    grid = as_grid(
        ["春江小区六月值班表", "", ""],
        ["填报：格里厢", "", "2024.6"],
        ["日 期", "值班人员", "手机"],
        ["6月21日", "张三", "199 0000 0001"],
        merged=(((0, 0), (0, 2)),),
    )
    found = layout_of(grid)
    assert (found.header_row, found.mapping) == (2, {0: "date", 1: "person", 2: "phone"})
    assert read(grid).rows[0].cells == {"date": "2024-06-21", "person": "张三", "phone": "19900000001"}


def test_totals_notes_and_repeated_headers_are_skipped() -> None:
    header = ["日期", "值班人", "人数"]
    grid = as_grid(
        header,
        ["2024-6-21", "张三", 2],
        ["", "", ""],
        header,
        ["2024-6-22", "李四", 3],
        ["合 计", "", 5],
        ["注：节假日另排", "", ""],
        *[["", "", ""]] * 9,
        ["另一张表", "", ""],
    )
    body = read(grid)
    assert [row.line for row in body.rows] == [2, 5]
    assert [line for line, _ in body.skipped] == [4, 6, 7]


def test_a_guess_that_does_not_fit_its_values_is_dropped() -> None:
    grid = as_grid(["日期", "值班人", "人数情况"], *[["2024-6-21", "张三", "很多"]] * 5)
    assert layout_of(grid).mapping[2] == "count"
    body = read(grid)
    assert body.layout.mapping == {0: "date", 1: "person"}
    assert body.layout.unknown == ((2, "人数情况"),)


@pytest.mark.parametrize(
    "grid", [as_grid(["张三", "李四"], ["王五", "赵六"]), as_grid(["日期"], ["2024-6-21"]), as_grid(["公告"])]
)
def test_no_header_is_said_and_not_guessed(grid: Grid) -> None:
    assert find_layout(grid, COLUMNS, SECRET) is None


def test_what_cannot_be_understood_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        body_of("张三,李四\n王五,赵六\n".encode(), "名单.csv")
    assert refused.value.code == "no_header"
    with pytest.raises(Refused) as refused:
        body_of(b",,\n,,\n", "空.csv")
    assert refused.value.code == "file_empty"


def test_a_file_from_elsewhere_is_merged_without_a_base() -> None:
    text = "值班日期,值班人员,联系电话,备注\n2024/6/2,值班员2,19900000002,补上\n2024-7-1,新来的,19900009999,\n"
    body = body_of(text.encode("gb18030"), "街道来的.csv")
    found = merge_without_base(body.rows, ROWS, COLUMNS, {}, natural=("date", "person"))
    assert [(edit.row, edit.column, edit.value) for edit in found.changes] == [(2, "note", "补上")]
    assert [row.cells["person"] for row in found.new_rows] == ["新来的"]
    assert not found.conflicts and not found.missing_rows
