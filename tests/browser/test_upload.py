"""A workbook out, edited elsewhere while the sheet moves on, and back: looked at, decided, merged, taken back."""

import io
from typing import Any
from uuid import uuid4

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, SignIn

OURS = {"X-Gelixiang": "1"}
COLUMNS = ("name", "field", "offers", "contact", "phone", "often", "until", "status", "note")
PHONE = {"width": 390, "height": 844}


class Partners:
    """The partner directory as scripts reach it, with five rows and no other."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._edit(remove=list(self.rows()))
        first, _ = self._post("lease", {})["lease"]
        self.ids = {f"单位{number}": first + number for number in range(5)}
        added = [
            [row, 1000 + row, name, None, None, None, "19900000001", "每月", None, None, None]
            for name, row in self.ids.items()
        ]
        self._edit(add=added)

    def rows(self) -> dict[int, dict[str, Any]]:
        """Every row as the server has it, by id."""
        found = self.page.request.get("/api/sheets/partners/rows").json()["rows"]
        return {row: dict(zip(COLUMNS, cells, strict=False)) for row, _, *cells in found}

    def put(self, name: str, key: str, text: str) -> None:
        """Somebody edits a cell."""
        self._edit(set=[[self.ids[name], key, {"text": text}]])

    def workbook(self) -> bytes:
        """The download, through the button's own address."""
        return self.page.request.get("/sheets/partners/workbook.xlsx").body()

    def _edit(self, **what: list[Any]) -> None:
        batch = {"id": uuid4().hex, "label": "", "set": [], "add": [], "remove": []} | what
        answers = self._post("edits", {"client": uuid4().hex, "batches": [batch]})["answers"]
        assert not answers[0].get("error"), answers

    def _post(self, name: str, body: dict[str, Any]) -> dict[str, Any]:
        answer = self.page.request.post(f"/api/sheets/partners/{name}", headers=OURS, data=body)
        assert answer.ok, answer.text()
        found: dict[str, Any] = answer.json()
        return found


class Book:
    """A workbook in a spreadsheet program's hands."""

    def __init__(self, data: bytes) -> None:
        self._book = load_workbook(io.BytesIO(data))
        self.sheet: Worksheet = self._book.worksheets[0]
        self._columns = {cell.value: cell.column for cell in self.sheet[1]}

    def line(self, name: str) -> int:
        column = self._columns["单位名称"]
        return next(n for n in range(2, self.sheet.max_row + 1) if self.sheet.cell(n, column).value == name)

    def put(self, name: str, title: str, value: object) -> None:
        self.sheet.cell(self.line(name), self._columns[title]).value = value  # type: ignore[assignment]

    def append(self, name: str) -> None:
        self.sheet.cell(self.sheet.max_row + 1, self._columns["单位名称"]).value = name

    def file(self, name: str = "共建单位 改过.xlsx") -> dict[str, Any]:
        saved = io.BytesIO()
        self._book.save(saved)
        return {"name": name, "mimeType": "application/octet-stream", "buffer": saved.getvalue()}


@pytest.fixture
def desk(open_page: OpenPage, sign_in: SignIn) -> Page:
    return sign_in(open_page())


@pytest.fixture
def partners(desk: Page) -> Partners:
    return Partners(desk)


def _upload(page: Page, *files: dict[str, Any]) -> None:
    page.goto("/sheets/partners/upload")
    page.get_by_label("选择文件").set_input_files(list(files))


def _edited(partners: Partners) -> Book:
    """A cell, a conflict, a row added, one taken out; and meanwhile somebody else is at work."""
    book = Book(partners.workbook())
    book.put("单位0", "多久一次", "每周")
    book.put("单位1", "多久一次", "文件里")
    book.put("单位2", "协议到期", "等通知")
    book.sheet.delete_rows(book.line("单位3"))
    book.append("新单位")
    partners.put("单位1", "often", "表里")
    return book


def test_a_workbook_comes_back_is_decided_merged_and_taken_back(desk: Page, partners: Partners) -> None:
    book = _edited(partners)
    before = partners.rows()
    _upload(desk, book.file())
    desk.wait_for_url("**/uploads/*")
    conflict = desk.get_by_role("region", name="冲突").get_by_role("listitem")
    expect(conflict).to_contain_text("表里现在")
    expect(conflict).to_contain_text("admin 今天")
    expect(conflict.get_by_role("radio", name="用表里的")).to_be_checked()
    missing = desk.get_by_role("checkbox", name="删除单位3")
    expect(missing).not_to_be_checked()
    expect(desk.get_by_role("button", name="合并到表里（2 处）")).to_be_visible()
    assert partners.rows() == before, "looking changes nothing"

    conflict.get_by_role("radio", name="用文件的").check()
    missing.check()
    desk.get_by_role("region", name="需要留意").get_by_role("radio", name="当文字留着").check()
    desk.get_by_role("button", name="合并到表里（5 处）").click()
    expect(desk.get_by_text("已合并：改 3 格、新增 1 行、删除 1 行。")).to_be_visible()
    after = partners.rows()
    assert after[partners.ids["单位0"]]["often"] == "每周"
    assert after[partners.ids["单位1"]]["often"] == "文件里"
    assert after[partners.ids["单位2"]]["until"]["unread"] == "等通知"
    assert partners.ids["单位3"] not in after
    assert "新单位" in {row["name"] for row in after.values()}

    desk.get_by_role("button", name="撤销").click()
    expect(desk.get_by_text("已撤销这次合并")).to_be_visible()
    assert partners.rows() == before


def test_the_grid_of_somebody_else_shows_the_merge_at_once(
    desk: Page, partners: Partners, open_page: OpenPage, sign_in: SignIn
) -> None:
    book = Book(partners.workbook())
    book.put("单位0", "多久一次", "合并来的")
    other = sign_in(open_page())
    other.goto("/sheets/partners")
    _upload(desk, book.file())
    desk.get_by_role("button", name="合并到表里（1 处）").click()
    desk.get_by_text("已合并").wait_for()
    cell = (
        "([id]) => document.querySelector('.sg')?.grid?.isLoaded && "
        "document.querySelector('.sg').grid.api.getRowNode(String(id))?.data.includes('合并来的')"
    )
    other.wait_for_function(cell, arg=[partners.ids["单位0"]])


def test_a_third_value_is_typed_with_the_keyboard_alone(desk: Page, partners: Partners) -> None:
    book = Book(partners.workbook())
    book.put("单位2", "协议到期", "等通知")
    _upload(desk, book.file())
    desk.get_by_role("radio", name="先空着").focus()
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("ArrowDown")
    expect(desk.get_by_role("radio", name="改成…")).to_be_checked()
    field = desk.get_by_role("textbox", name="改成 单位2 协议到期")
    expect(field).to_be_focused()
    expect(desk.get_by_role("alert")).to_contain_text("“等通知”不是日期")
    desk.keyboard.press("Control+A")
    desk.keyboard.type("2025.3.31")
    expect(desk.get_by_role("alert")).to_have_count(0)
    merge = desk.get_by_role("button", name="合并到表里（1 处）")
    merge.focus()
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("status").filter(has_text="已合并：改 1 格。")).to_be_focused()
    assert partners.rows()[partners.ids["单位2"]]["until"] == "2025-03-31"


def test_several_files_wait_in_a_list_and_a_wrong_one_says_why(
    desk: Page, partners: Partners, console_errors: list[str]
) -> None:
    good = Book(partners.workbook()).file("第一份.xlsx")
    picture = {"name": "合影.xlsx", "mimeType": "", "buffer": b"\x89PNG\r\n\x1a\n" + bytes(99)}
    _upload(desk, good, good | {"name": "第二份.xlsx"}, picture)
    expect(desk.get_by_role("alert")).to_contain_text("“合影.xlsx”是图片")
    waiting = desk.get_by_role("link", name="份.xlsx")
    expect(waiting).to_have_count(2)
    desk.reload()
    expect(waiting).to_have_count(2)
    desk.get_by_role("button", name="放弃第二份.xlsx").click()
    expect(waiting).to_have_count(1)
    waiting.click()
    expect(desk.get_by_text("文件里没有要合并的改动")).to_be_visible()
    desk.get_by_role("button", name="好的，回到共建单位").click()
    desk.wait_for_url("**/sheets/partners")
    desk.goto("/sheets/partners/upload")
    expect(waiting).to_have_count(0)
    assert all("409" in error for error in console_errors)
    console_errors.clear()


def test_a_file_can_be_dropped(desk: Page, partners: Partners) -> None:
    desk.goto("/sheets/partners/upload")
    drop = (
        "(zone, content) => { const files = new DataTransfer();"
        " files.items.add(new File([content], '单位.csv')); "
        " zone.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true })); }"
    )
    desk.locator(".drop").evaluate(drop, "单位名称,多久一次\n单位4,每季度\n单位0,每月\n单位1,每月\n")
    desk.wait_for_url("**/uploads/*")
    expect(desk.get_by_text("不知道这份文件是什么时候下载的")).to_be_visible()
    expect(desk.get_by_text("每季度")).to_be_visible()


def test_on_a_phone_everything_fits_and_the_button_is_in_reach(
    open_page: OpenPage, sign_in: SignIn, partners: Partners
) -> None:
    page = sign_in(open_page(viewport=PHONE))
    _upload(page, _edited(partners).file())
    merge = page.get_by_role("button", name="合并到表里")
    expect(merge).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.get_by_role("button", name="新增").click()
    expect(page.get_by_role("region", name="冲突")).to_have_count(0)
    for box in page.locator(".tick").all():
        assert (box.bounding_box() or {"height": 0})["height"] >= 48


def test_a_long_list_comes_in_parts(desk: Page, partners: Partners) -> None:
    book = Book(partners.workbook())
    for number in range(230):
        book.append(f"新单位{number}")
    _upload(desk, book.file())
    section = desk.get_by_role("region", name="新增")
    expect(section.get_by_role("listitem")).to_have_count(200)
    section.get_by_role("button", name="再显示").click()
    expect(section.get_by_role("listitem")).to_have_count(230)
    section.get_by_role("checkbox", name="把新单位229加为新行").uncheck()
    expect(desk.get_by_role("button", name="合并到表里（229 处）")).to_be_visible()
