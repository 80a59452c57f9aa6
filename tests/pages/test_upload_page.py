"""Workbooks out and back: the doors over HTTP, the page they come in by, and deciding what is merged."""

import io
from collections.abc import AsyncIterator
from urllib.parse import unquote

import httpx
import pytest
from nicegui.testing import User
from openpyxl import load_workbook

from pages.board import MergeBoard
from pages.desk import Desk
from pages.filedrop import FileDrop
from sheets import applying, catalog, changes, clock, copies, rows, starters, uploads
from sheets.changes import Edits
from sheets.columns import Cell
from sheets.people import Actor
from tests.pages.conftest import Visit
from tests.pages.waiting import until

NAMES = [f"单位{number}" for number in range(6)]


@pytest.fixture
def made(worker: Actor) -> list[int]:
    cells: list[dict[str, Cell]] = [{"name": name, "often": "每月"} for name in NAMES]
    return starters.add_rows(worker, "partners", cells, clock.now())


def _out(actor: Actor) -> bytes:
    return copies.download(actor, "partners", clock.now()).data


def _changed(data: bytes, **often: str) -> bytes:
    """The workbook with other words under 多久一次, by name of the partner; an unknown name is a new row."""
    book = load_workbook(io.BytesIO(data))
    page = book.worksheets[0]
    places = {cell.value: cell.column for cell in page[1]}
    lines = {page.cell(line, places["单位名称"]).value: line for line in range(2, page.max_row + 1)}
    for name, text in often.items():
        line = lines.setdefault(name, 2 + len(lines))
        page.cell(line, places["单位名称"]).value = name
        page.cell(line, places["多久一次"]).value = text
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def _put(actor: Actor, row: int, text: str) -> None:
    edits = Edits(set=[(row, "often", text)])
    changes.write(actor, catalog.sheet("partners"), edits, now=clock.now(), source="grid")


def _often(row: int) -> Cell:
    return rows.cells(catalog.sheet("partners"))[row]["often"]


def _receive(actor: Actor, data: bytes) -> int:
    return uploads.receive(actor, "partners", "单位.xlsx", data, clock.now())


async def _send(page: User, data: bytes, key: str = "partners", **headers: str) -> httpx.Response:
    return await page.http_client.post(f"/sheets/{key}/upload", files={"file": ("单位.xlsx", data)}, headers=headers)


# ---------------------------------------------------------------- over HTTP


async def test_a_download_has_a_chinese_name_and_is_not_kept_by_browsers(
    visit: Visit, worker: Actor, made: list[int]
) -> None:
    answer = await (await visit(worker)).http_client.get("/sheets/partners/workbook.xlsx")
    assert answer.headers["cache-control"] == "no-store"
    named = answer.headers["content-disposition"]
    assert 'filename="partners.xlsx"' in named
    assert unquote(named.partition("filename*=UTF-8''")[2]).startswith("共建单位_")
    page = load_workbook(io.BytesIO(answer.content)).worksheets[0]
    assert page.max_row == 1 + rows.count(catalog.sheet("partners"))


async def test_a_download_that_cannot_be_says_why_and_asks_to_sign_in(visit: Visit, user: User, worker: Actor) -> None:
    answer = await (await visit(worker)).http_client.get("/sheets/nowhere/workbook.xlsx")
    assert answer.status_code == 404
    assert "没有“nowhere”这张表" in answer.text
    asked = await user.http_client.get("/sheets/partners/workbook.xlsx")
    assert asked.headers["location"].startswith("/login?next=")


async def test_an_upload_is_kept_and_answered_with_its_number(visit: Visit, worker: Actor, made: list[int]) -> None:
    data = _changed(_out(worker), 单位1="每周")
    answer = await _send(await visit(worker), data)
    assert answer.status_code == 200
    waiting = uploads.waiting(worker, answer.json()["upload"])
    assert (waiting.filename, len(waiting.merge.changes)) == ("单位.xlsx", 1)


async def test_an_upload_is_refused_in_words(visit: Visit, user: User, worker: Actor, viewer: Actor) -> None:
    page = await visit(worker)
    png = b"\x89PNG\r\n\x1a\n" + bytes(200)
    refused = {
        "“单位.xlsx”是图片": await _send(page, png),
        "没有“nowhere”这张表": await _send(page, b"x", "nowhere"),
        "不是从本站页面发出的": await _send(page, b"x", origin="http://evil.example"),
        "不能修改": await _send(await visit(viewer), b"x"),
        "请先登录": await _send(user, b"x"),
        "不完整": await page.http_client.post("/sheets/partners/upload", data={"file": "x"}),
    }
    for words, answer in refused.items():
        assert answer.status_code in range(400, 500)
        assert words in answer.json()["error"]
    assert uploads.open_uploads(worker, catalog.sheet("partners")) == []


async def test_a_file_that_is_too_large_is_not_read_to_the_end(visit: Visit, worker: Actor) -> None:
    page = await visit(worker)
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        yield b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.xlsx"\r\n\r\n'
        for _ in range(40):
            sent += 1
            yield bytes(1 << 20)

    headers = {"content-type": "multipart/form-data; boundary=x"}
    announced = await _send(page, bytes(21 << 20))
    streamed = await page.http_client.post("/sheets/partners/upload", content=endless(), headers=headers)
    for answer in (announced, streamed):
        assert answer.status_code == 413
        assert "超过 20 MB" in answer.json()["error"]


# ---------------------------------------------------------------- where files come in


async def test_the_page_says_what_to_do_and_lists_what_waits(visit: Visit, worker: Actor, made: list[int]) -> None:
    page = await visit(worker, "/sheets/partners/upload")
    await page.should_see("您点“合并到表里”之前什么都不会变")
    await page.should_see("没有等着的文件")
    await page.should_see(FileDrop)
    _receive(worker, _out(worker))
    page = await visit(worker, "/sheets/partners/upload")
    await page.should_see("单位.xlsx")
    page.find("放弃").click()
    await page.should_see("没有等着的文件", retries=20)


async def test_whoever_may_only_look_sends_nothing(visit: Visit, viewer: Actor, worker: Actor, made: list[int]) -> None:
    number = _receive(worker, _out(worker))
    page = await visit(viewer)
    for path in ("/sheets/partners/upload", f"/uploads/{number}", "/uploads/999"):
        assert (await page.http_client.get(path)).status_code == 403


# ---------------------------------------------------------------- deciding


async def test_a_merge_is_looked_at_applied_and_taken_back(visit: Visit, worker: Actor, made: list[int]) -> None:
    before = rows.cells(catalog.sheet("partners")).keys()
    number = _receive(worker, _changed(_out(worker), 单位1="每周", 新的="每天"))
    page = await visit(worker, f"/uploads/{number}")
    await page.should_see("这份表是 李姐")
    await page.should_see("合并到表里（2 处）", retries=20)
    await page.should_see("改 1 格、新增 1 行")
    assert _often(made[1]) == "每月"
    page.find("合并到表里").click()
    await page.should_see("已合并：改 1 格、新增 1 行。", retries=20)
    assert _often(made[1]) == "每周"
    page.find("撤销").click()
    await page.should_see("已撤销这次合并", retries=20)
    assert _often(made[1]) == "每月"
    assert rows.cells(catalog.sheet("partners")).keys() == before


async def test_a_merge_can_be_taken_back_later_and_by_its_own_page(
    visit: Visit, worker: Actor, made: list[int]
) -> None:
    number = _receive(worker, _changed(_out(worker), 单位1="每周"))
    applying.apply(worker, number, {}, clock.now())
    page = await visit(worker, f"/uploads/{number}")
    await page.should_see("这次上传已经合并过了")
    page.find("撤销").click()
    await page.should_see("已撤销这次合并", retries=20)
    assert _often(made[1]) == "每月"
    page = await visit(worker, f"/uploads/{number}")
    await page.should_see("现在表里没有它的改动")
    await page.should_not_see("撤销")


async def test_when_the_table_has_moved_nothing_is_written_and_choices_stay(
    visit: Visit, worker: Actor, manager: Actor, made: list[int]
) -> None:
    data = _out(worker)
    _put(manager, made[1], "表里")
    number = _receive(worker, _changed(data, 单位1="文件", 单位2="文件"))
    page = await visit(worker, f"/uploads/{number}")
    (board,) = page.find(MergeBoard).elements
    desk: Desk = board.desk
    (clash,) = desk.preview.conflicts
    desk.choose(clash.id, "sent")
    _put(manager, made[2], "也改了")
    page.find("合并到表里").click()
    await page.should_see("这期间表里又有改动", retries=20)
    assert (_often(made[1]), _often(made[2])) == ("表里", "也改了")
    await page.should_see("合并到表里（1 处）", retries=20)
    page.find("合并到表里").click()
    await page.should_see("已合并：改 1 格。", retries=20)
    assert (_often(made[1]), _often(made[2])) == ("文件", "也改了")


async def test_a_third_value_that_cannot_be_read_keeps_the_merge_waiting(
    visit: Visit, worker: Actor, made: list[int]
) -> None:
    data = _changed(_out(worker), 单位1="每周")
    book = load_workbook(io.BytesIO(data))
    page_of = book.worksheets[0]
    until = next(cell.column for cell in page_of[1] if cell.value == "协议到期")
    page_of.cell(3, until).value = "等通知"
    saved = io.BytesIO()
    book.save(saved)
    page = await visit(worker, f"/uploads/{_receive(worker, saved.getvalue())}")
    (board,) = page.find(MergeBoard).elements
    desk: Desk = board.desk
    (puzzle,) = desk.preview.problems
    assert "不是日期" in await desk.type(puzzle.id, "until", "改天再说")
    page.find("合并到表里").click()
    await page.should_see("还有 1 处填的内容读不出来", retries=20)
    assert await desk.type(puzzle.id, "until", "2024-12-31") == ""
    assert desk.side(puzzle.id, {}) == "other"
    desk.choose(puzzle.id, "no such side")
    assert desk.choices[puzzle.id] == {"value": "2024-12-31"}
    desk.choose(puzzle.id, "other")
    page.find("合并到表里").click()
    await page.should_see("已合并：改 2 格。", retries=20)


async def test_an_upload_is_put_away(visit: Visit, worker: Actor, made: list[int]) -> None:
    number = _receive(worker, _changed(_out(worker), 单位1="每周"))
    page = await visit(worker, f"/uploads/{number}")
    await page.should_see("先放着，回到共建单位")
    page.find("放弃这次上传").click()
    await page.should_see("没有等着的文件", retries=20)
    page = await visit(worker, f"/uploads/{number}")
    await page.should_see("这次上传已经放弃了")


async def test_an_untouched_file_is_put_away_with_one_button(visit: Visit, worker: Actor, made: list[int]) -> None:
    page = await visit(worker, f"/uploads/{_receive(worker, _out(worker))}")
    await page.should_see("文件里没有要合并的改动")
    page.find("好的，回到共建单位").click()
    await until(lambda: uploads.open_uploads(worker, catalog.sheet("partners")) == [])


async def test_a_file_of_another_sheet_is_pointed_there(visit: Visit, worker: Actor, made: list[int]) -> None:
    answer = await _send(await visit(worker), _out(worker), "roster")
    assert answer.json()["there"] == "/sheets/partners/upload"
