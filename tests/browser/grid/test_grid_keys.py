"""Every tool is reached by keys, the keys are listed, and what may not be changed says why, however one tries."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.grid.conftest import OpenSheet
from tests.browser.grid.hands import GridPage

WHY = "「编号」由系统自动填写，不能修改。"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


def test_the_keys_are_listed_by_a_key_and_by_a_button(sheet: GridPage) -> None:
    sheet.click(0, "resident")
    sheet.press("Control+/")
    window = sheet.page.get_by_role("dialog", name="快捷键")
    expect(window).to_contain_text("Ctrl+D / Ctrl+R")
    expect(window).to_be_focused()
    sheet.press("Escape")
    expect(window).to_have_count(0)
    sheet.press("F1")
    expect(window).to_be_visible()
    sheet.press("Escape")
    sheet.page.get_by_role("button", name="快捷键").click()
    expect(window).to_be_visible()
    sheet.press("Escape")
    assert sheet.ask("(g) => document.activeElement === g.textarea")


def test_every_key_of_the_list_does_something(sheet: GridPage) -> None:
    """The overview speaks of keys that the table takes: none of them is left to the browser."""
    sheet.click(1, "resident")
    sheet.press("Control+/")
    keys = sheet.page.locator(".sg-shortcuts kbd").all_inner_texts()
    sheet.press("Escape")
    taken = """([name, alt, ctrl, shift]) => {
      const g = document.querySelector(".sg").grid;
      g.selection.select(2, 2);
      const event = new KeyboardEvent("keydown", { key: name, altKey: alt, ctrlKey: ctrl, shiftKey: shift,
        code: name === ";" ? "Semicolon" : "", bubbles: true, cancelable: true });
      g.textarea.dispatchEvent(event);
      g.editor.cancel();
      g.dialog?.close();
      g.menu.close();
      return event.defaultPrevented;
    }"""
    names = {"↑": "ArrowUp", "↓": "ArrowDown", "←": "ArrowLeft", "→": "ArrowRight", "Esc": "Escape", "Space": " "}
    others = (
        "Ctrl+C",
        "Ctrl+X",
        "Ctrl+V",
        "Alt+Enter",
        "Ctrl+Enter",
        "Space",
    )  # clipboard events; while editing; on a box
    left = []
    for text in keys:
        single = re.sub(r" [↑↓←→ ]+$", "", text)
        if single in others or (single.startswith("Alt+") and single[-1] in "←→") or single in ("←", "→"):
            continue
        *modifiers, key = re.split(r"\+(?=.)", single)
        how = [names.get(key, key), "Alt" in modifiers, "Ctrl" in modifiers, "Shift" in modifiers]
        if not sheet.page.evaluate(taken, how):
            left.append(text)
    assert left == []
    sheet.ask("(g) => g.outbox.drained()")


def test_a_column_that_is_filled_in_by_itself_says_why_in_every_way(sheet: GridPage) -> None:
    before = [sheet.value(row, "number") for row in range(4)]

    def told(text: str = WHY) -> None:
        expect(sheet.tip).to_have_text(text)
        expect(sheet.note).to_have_text(text)
        sheet.press("ArrowDown", "ArrowUp")
        expect(sheet.tip).to_have_count(0)

    sheet.click(1, "number")
    sheet.type("7")
    told()
    sheet.press("F2")
    told()
    sheet.press("Alt+ArrowDown")
    told()
    sheet.press("Delete")
    told()
    sheet.press("Control+d")
    told()
    sheet.press("Control+;")
    told()
    sheet.compose("xin", commit="新")
    told()
    sheet.click(1, "number", double=True)
    told()
    sheet.paste("8")
    expect(sheet.note).to_have_text(f"1 格没有粘贴：{WHY}")
    sheet.click(1, "number")
    sheet.press("Shift+ArrowDown", "Delete")
    expect(sheet.note).to_have_text(f"2 格不能改，没有动：{WHY}")
    sheet.press("Control+h")
    sheet.page.get_by_role("searchbox", name="查找").fill("XQ-0002")
    sheet.page.get_by_label("替换为").fill("9")
    expect(sheet.page.locator(".sg-findstatus")).to_contain_text("编号：XQ-0002")
    sheet.page.get_by_role("button", name="替换", exact=True).click()
    expect(sheet.page.locator(".sg-findstatus")).to_contain_text(WHY)
    sheet.press("Escape")
    assert [sheet.value(row, "number") for row in range(4)] == before
    assert sheet.ask("(g) => g.outbox.queue.length") == 0


def test_a_finger_is_told_too(open_sheet: OpenSheet) -> None:
    sheet = open_sheet("needs", "lijie", **PHONE)
    if sheet.page.get_by_role("button", name="表格", exact=True).count():
        sheet.page.get_by_role("button", name="表格", exact=True).tap()
    cell = sheet.cell(1, "number")
    cell.tap()
    cell.tap()
    expect(sheet.tip).to_have_text(WHY)


@pytest.mark.parametrize("key", ["a", "F2", "Delete", "Control+x", "Control+d", "Control+=", "Control+-", "Control+z"])
def test_who_may_only_look_is_told_so(open_sheet: OpenSheet, key: str) -> None:
    sheet = open_sheet("needs", "xiaochen")
    sheet.click(1, "resident")
    sheet.press(key)
    expect(sheet.note).to_contain_text("不能修改")
    expect(sheet.tip).to_contain_text("不能修改")
    assert sheet.ask("(g) => g.outbox.queue.length") == 0


def test_the_headings_take_one_tab_and_have_their_menu(sheet: GridPage) -> None:
    sheet.page.get_by_role("button", name="更多", exact=True).focus()
    sheet.press("Tab")
    assert sheet.page.evaluate("() => document.activeElement.className").startswith("ag-header-cell")
    sheet.press("Tab")
    assert sheet.ask("(g) => document.activeElement === g.textarea")
    sheet.click(0, "source")
    sheet.press("Shift+F6")
    heading = "() => document.activeElement.closest('.ag-header-cell')?.getAttribute('col-id')"
    assert sheet.page.evaluate(heading) == "source"
    sheet.press("ArrowRight")
    assert sheet.page.evaluate(heading) == "resident"
    sheet.press("Alt+ArrowDown")
    expect(sheet.page.get_by_role("menuitem").first).to_be_focused()
    sheet.press("Escape")
    assert sheet.ask("(g) => document.activeElement === g.textarea")
    sheet.press("Shift+F6", "Enter")
    assert sheet.ask("(g) => g.sorted")
    sheet.ask("(g) => g.api.applyColumnState({ defaultState: { sort: null } })")
    sheet.press("Shift+Tab")
    assert not sheet.ask("(g) => g.root.contains(document.activeElement)")


TOOLS = ["查找和替换…", "转到行…", "按几列排序…", "显示的列", "行高", "自动换行", "快捷键…", "清除筛选"]


@pytest.mark.parametrize("tool", TOOLS)
def test_each_tool_is_reached_from_the_table_by_keys_alone(sheet: GridPage, tool: str) -> None:
    sheet.ask("(g) => g.focus()")
    sheet.press("Shift+F10")
    for name in ("表格工具", tool):
        item = sheet.page.locator(".sg-menu [role^=menuitem]", has_text=name)
        for _ in range(40):
            if item.evaluate("(one) => one === document.activeElement"):
                break
            sheet.press("ArrowDown")
        sheet.press("Enter")
    shown = sheet.page.locator(".sg-dialog, .sg-menu")
    if tool not in ("自动换行", "清除筛选"):
        expect(shown).to_be_visible()
    sheet.press("Escape")
    expect(shown).to_have_count(0)
    assert sheet.ask("(g) => document.activeElement === g.textarea")
    if tool == "自动换行":
        sheet.ask("(g) => g.shape.wrapAll(false)")


def test_a_filter_is_set_by_keys_alone(sheet: GridPage) -> None:
    total = sheet.count
    sheet.click(0, "category")
    sheet.press("Shift+F10")
    sheet.page.get_by_role("menuitem", name="这一列…").press("Enter")
    sheet.page.get_by_role("menuitem", name="筛选…").press("Enter")
    every = sheet.page.locator(".sg-setf").get_by_label("（全选）")
    for _ in range(6):
        if every.evaluate("(one) => one === document.activeElement"):
            break
        sheet.press("Tab")
    sheet.press("Space", "Tab", "Space")
    assert 0 < sheet.count < total
    sheet.press("Escape")
    sheet.page.get_by_role("button", name="清除筛选", exact=True).press("Enter")
    assert sheet.count == total


def test_nothing_moves_for_those_who_do_not_want_it(open_sheet: OpenSheet) -> None:
    sheet = open_sheet("needs", reduced_motion="reduce")
    sheet.ask("(g) => g.bands.by('category')")
    sheet.click(0, "status")
    sheet.press("F2")
    slow = """() => [...document.querySelectorAll("*")].filter((one) => {
      const { transitionDuration, animationDuration } = getComputedStyle(one);
      return [transitionDuration, animationDuration].some((text) => text.split(",").some((t) => parseFloat(t) > 0.001));
    }).map((one) => one.className)"""
    assert sheet.page.evaluate(slow) == []
    sheet.press("Escape")
    sheet.ask("(g) => g.bands.by('')")
