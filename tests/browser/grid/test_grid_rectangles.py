"""Rectangles: selecting, copying, pasting, filling."""

import re

from playwright.sync_api import expect

from tests.browser.grid.hands import GridPage


def columns(sheet: GridPage, first: str, last: str) -> tuple[int, int]:
    left, right = sheet.ask("(g, keys) => keys.map((key) => g.map.columnIndex(key))", [first, last])
    return left, right


def test_a_rectangle_by_mouse_and_by_shift(sheet: GridPage) -> None:
    left, right = columns(sheet, "resident", "phone")
    sheet.drag((1, "resident"), (3, "phone"))
    assert sheet.rectangle == {"top": 1, "bottom": 3, "left": left, "right": right}
    sheet.click(5, "resident")
    sheet.click(6, "phone", modifiers=["Shift"])
    assert sheet.rectangle == {"top": 5, "bottom": 6, "left": left, "right": right}
    sheet.press("Shift+ArrowDown", "Shift+ArrowLeft")
    assert sheet.rectangle == {"top": 5, "bottom": 7, "left": left, "right": right - 1}
    sheet.press("Control+a")
    assert sheet.rectangle["bottom"] == sheet.count - 1
    sheet.page.locator('.ag-row[row-index="2"] .sg-rownum').click()
    assert (sheet.rectangle["top"], sheet.rectangle["bottom"], sheet.rectangle["left"]) == (2, 2, 0)


def test_a_rectangle_across_the_frozen_column_is_painted_on_both_sides(sheet: GridPage) -> None:
    sheet.click(1, "resident")
    sheet.press("Control+Home", "Shift+ArrowRight", "Shift+ArrowRight")
    assert sheet.page.locator(".sg-range:visible").count() == 2


def test_copy_gives_excel_a_table(sheet: GridPage) -> None:
    sheet.write(0, "resident", '他说"好"')
    sheet.click(0, "flat")
    sheet.compose(commit="一")
    sheet.press("Alt+Enter")
    sheet.compose(commit="二")
    sheet.press("Enter")
    sheet.click(0, "resident")
    sheet.press("Shift+ArrowRight", "Control+c")
    assert sheet.clipboard() == '"他说""好"""\t"一\n二"'
    expect(sheet.note).to_contain_text("已复制 1 行 × 2 列")


def test_a_line_break_inside_quotes_stays_in_its_cell(sheet: GridPage) -> None:
    sheet.click(2, "resident")
    sheet.paste('甲\t1-101\r\n"乙\n丙"\t"2""102"\r\n')
    sheet.saved()
    ids = [sheet.row_id(row) for row in (2, 3)]
    stored = {row[0]: row for row in sheet.server_rows()}
    at = sheet.ask("(g) => g.rows.index.get('resident')")
    assert [stored[row][at : at + 2] for row in ids] == [["甲", "1-101"], ["乙\n丙", '2"102']]
    assert sheet.rectangle["bottom"] - sheet.rectangle["top"] == 1


def test_a_paste_past_the_end_adds_rows_in_one_step(sheet: GridPage) -> None:
    count = sheet.count
    sheet.click(0, "resident")
    sheet.press("Control+ArrowDown")
    sheet.paste("\r\n".join(f"居民{n}\t{n}-101" for n in range(5)))
    sheet.saved()
    assert sheet.count == count + 4
    assert sheet.rows() == sheet.server_rows()
    sheet.press("Control+z")
    sheet.until("(g, n) => g.map.count === n", count)
    assert sheet.rows() == sheet.server_rows()


def test_one_value_fills_a_rectangle(sheet: GridPage) -> None:
    sheet.drag((4, "resident"), (6, "flat"))
    sheet.paste("同")
    assert [sheet.value(row, key) for row in (4, 5, 6) for key in ("resident", "flat")] == ["同"] * 6


def test_cut_moves_and_says_what_could_not_be_pasted(sheet: GridPage) -> None:
    sheet.write(7, "resident", "搬家")
    sheet.click(7, "resident")
    sheet.press("Control+x")
    assert sheet.value(7, "resident") is None
    sheet.press("ArrowDown", "Control+v")
    assert sheet.value(8, "resident") == "搬家"
    sheet.click(8, "number")
    sheet.press("Control+v")
    why = "「编号」由系统自动填写，不能修改。"
    expect(sheet.note).to_have_text(f"1 格没有粘贴：{why}")
    sheet.paste("9\t2024-06-21\r\n9\t2024-06-22")
    expect(sheet.note).to_have_text(f"已粘贴 2 格，另有 2 格没有粘贴：{why}")
    assert isinstance(sheet.value(8, "number"), int)


def test_the_handle_counts_dates_on(sheet: GridPage) -> None:
    sheet.write(1, "raised_on", "2024-02-27")
    sheet.write(2, "raised_on", "2024-02-28")
    sheet.click(1, "raised_on")
    sheet.press("Shift+ArrowDown")
    handle = sheet.page.locator(".sg-handle").bounding_box()
    target = sheet.cell(5, "raised_on").bounding_box()
    assert handle and target
    sheet.page.mouse.move(handle["x"] + 4, handle["y"] + 4)
    sheet.page.mouse.down()
    sheet.page.mouse.move(target["x"] + 20, target["y"] + 10, steps=6)
    sheet.page.mouse.up()
    assert [sheet.value(row, "raised_on") for row in (3, 4, 5)] == ["2024-02-29", "2024-03-01", "2024-03-02"]


def test_control_d_and_r_copy_the_first_of_the_selection(sheet: GridPage) -> None:
    sheet.write(9, "resident", "张三")
    sheet.click(9, "resident")
    sheet.press("Shift+ArrowDown", "Shift+ArrowDown", "Control+d")
    assert [sheet.value(row, "resident") for row in (10, 11)] == ["张三", "张三"]
    sheet.click(9, "resident")
    sheet.press("Shift+ArrowRight", "Control+r")
    assert sheet.value(9, "flat") == "张三"


def test_the_foot_counts_the_selection(sheet: GridPage) -> None:
    sheet.click(0, "resident")
    sheet.press("Control+Space")
    expect(sheet.page.locator(".sg-agg")).to_have_text(re.compile("^计数 [0-9]+　已填 [0-9]+$"))


PARSED = """async () => {
  const { clipboard } = await import("sheetgrid");
  return ["a\\tb\\r\\nc", 'x"y\\t"z', '"a""b\\n"\\t', "", "\\n", "a\\n\\nb"].map(clipboard.parseTsv);
}"""


def test_clipboard_text(sheet: GridPage) -> None:
    assert sheet.page.evaluate(PARSED) == [
        [["a", "b"], ["c"]],
        [['x"y', '"z']],
        [['a"b\n', ""]],
        [],
        [[""]],
        [["a"], [""], ["b"]],
    ]


def test_dragging_past_the_edges_goes_on_row_by_row(sheet: GridPage) -> None:
    start = sheet.cell(3, "resident").bounding_box()
    view = sheet.page.locator(".ag-body-viewport").bounding_box()
    assert start and view
    mouse, bottom = sheet.page.mouse, view["y"] + view["height"]
    mouse.move(start["x"] + 5, start["y"] + 5)
    mouse.down()
    mouse.move(start["x"] + 20, bottom + 4, steps=3)  # over the line for new rows
    assert sheet.rectangle["bottom"] < sheet.count - 5
    mouse.move(start["x"] + 20, 766, steps=3)  # below the table
    sheet.until("(g) => g.selection.box.bottom === g.map.count - 1")
    mouse.move(1365, bottom - 100, steps=3)  # right of the table
    sheet.until("(g) => g.selection.box.right === g.map.lastColumn")
    mouse.move(start["x"] + 20, 2, steps=3)  # above it
    sheet.until("(g) => g.selection.box.top === 0")
    mouse.up()
    assert sheet.active == (3, "resident")


def test_dragging_row_numbers_past_the_edge_selects_on(sheet: GridPage) -> None:
    number = sheet.page.locator('.ag-row[row-index="1"] .sg-rownum').bounding_box()
    assert number
    sheet.page.mouse.move(number["x"] + 10, number["y"] + 10)
    sheet.page.mouse.down()
    sheet.page.mouse.move(number["x"] + 10, 766, steps=4)
    sheet.until("(g) => g.selection.box.bottom === g.map.count - 1")
    sheet.page.mouse.up()
    assert (sheet.rectangle["top"], sheet.rectangle["left"]) == (1, 0)


def test_enter_and_tab_walk_through_a_selected_rectangle(sheet: GridPage) -> None:
    sheet.click(4, "resident")
    sheet.press("Shift+ArrowDown", "Shift+ArrowRight")
    box = sheet.rectangle
    walked = []
    for key in ("Tab", "Tab", "Tab", "Tab", "Enter", "Enter", "Enter", "Shift+Tab", "Shift+Enter"):
        sheet.press(key)
        walked.append(sheet.active)
    assert walked == [
        *((4, "flat"), (5, "resident"), (5, "flat"), (4, "resident")),
        *((5, "resident"), (4, "flat"), (5, "flat")),
        *((5, "resident"), (4, "resident")),
    ]
    assert sheet.rectangle == box
    for text in ("1", "2", "3", "4"):
        sheet.type(text)
        sheet.press("Enter")
    assert [[sheet.value(row, key) for key in ("resident", "flat")] for row in (4, 5)] == [["1", "3"], ["2", "4"]]
    assert sheet.rectangle == box
    sheet.press("Tab", "Shift+ArrowDown")
    assert sheet.rectangle == box | {"bottom": box["bottom"] + 1}


def test_control_space_takes_all_columns_of_the_rectangle(sheet: GridPage) -> None:
    left, right = columns(sheet, "resident", "flat")
    sheet.click(4, "resident")
    sheet.press("Shift+ArrowRight", "Control+Space")
    assert sheet.rectangle == {"top": 0, "bottom": sheet.count - 1, "left": left, "right": right}


def test_control_and_a_click_on_headings_selects_columns(sheet: GridPage) -> None:
    left, right = columns(sheet, "resident", "phone")
    bottom = sheet.count - 1
    heading = sheet.page.locator('.ag-header-cell[col-id="resident"]')
    heading.click(modifiers=["Control"])
    assert sheet.rectangle == {"top": 0, "bottom": bottom, "left": left, "right": left}
    sheet.page.locator('.ag-header-cell[col-id="phone"]').click(modifiers=["Control", "Shift"])
    assert sheet.rectangle == {"top": 0, "bottom": bottom, "left": left, "right": right}
    assert not sheet.ask("(g) => g.sorted")
    heading.click(button="right")
    sheet.page.get_by_role("menuitem", name="选中这一列").click()
    assert sheet.rectangle == {"top": 0, "bottom": bottom, "left": left, "right": left}


def test_rows_inserted_into_a_sorted_table_say_where_they_are(sheet: GridPage) -> None:
    sheet.ask("(g) => g.api.applyColumnState({ state: [{ colId: 'resident', sort: 'asc' }] })")
    count = sheet.count
    sheet.click(2, "resident")
    sheet.press("Control+=")
    sheet.until("(g, n) => g.map.count === n", count + 1)
    expect(sheet.note).to_have_text("表格正在排序，新行放在最后")
    assert sheet.active[0] == count
    sheet.ask("(g) => g.api.applyColumnState({ defaultState: { sort: null } })")
