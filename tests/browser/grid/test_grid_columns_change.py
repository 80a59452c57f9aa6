"""The columns of a sheet change while pages have it open."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser import server as servers
from tests.browser.conftest import ADMIN, OpenPage, SignIn
from tests.browser.grid.hands import GridPage
from tests.browser.server import Server
from tests.product import ROOT

# What a second process of the program does to the same data.
CHANGE = """
import sys
from dataclasses import replace
from pathlib import Path
from sheets import catalog, writer
from sheets.columns import Column
from sheets.database import open_database
from sheets.people import SYSTEM
open_database(Path(sys.argv[1]))
often = catalog.sheet("partners").column("often")
catalog.change_column(SYSTEM, "partners", replace(often, hidden=True))
catalog.add_column(SYSTEM, "partners", Column(key="rating", title="评价", kind="text"))
writer.close()
"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    started = servers.start(tmp_path, GELIXIANG_ADMIN=":".join(ADMIN))
    yield started
    started.stop()
    assert not started.complaints


def test_a_page_takes_over_new_and_hidden_columns_and_loses_nothing(
    server: Server, open_page: OpenPage, sign_in: SignIn
) -> None:
    sheet = GridPage(sign_in(open_page()), "partners")
    sheet.write(0, "note", "先写的")
    sheet.saved()
    sheet.click(1, "contact")
    sheet.compose(commit="打到一半")
    subprocess.run([sys.executable, "-c", CHANGE, server.folder / "data"], check=True, cwd=ROOT)
    sheet.ask("(g) => { g.sync.catchUp(); }")
    sheet.until("(g) => g.byKey.has('rating') && g.editor.open !== null")
    assert (sheet.typed, sheet.active) == ("打到一半", (1, "contact"))
    sheet.press("Enter")
    sheet.write(1, "rating", "很好")
    sheet.saved()
    expect(sheet.page.locator('.ag-header-cell[col-id="often"]')).to_have_count(0)
    assert sheet.value(0, "note") == "先写的"
    assert sheet.rows() == sheet.server_rows()
    assert sheet.server_value(sheet.row_id(1), "contact") == "打到一半"
    assert sheet.server_value(sheet.row_id(1), "rating") == "很好"


def test_what_may_no_longer_be_changed_is_kept_with_the_reason(
    server: Server, open_page: OpenPage, sign_in: SignIn
) -> None:
    sheet = GridPage(sign_in(open_page()), "partners")
    sheet.ask("""(g) => {
      const set = [[g.map.node(2).data[0], "gone", "这句不能丢"]];
      g.outbox.push({ label: "修改", set, add: [], remove: [] });
    }""")
    sheet.page.get_by_role("button", name="1 处改动没能保存").click()
    panel = sheet.page.get_by_role("dialog", name="没能保存的改动")
    expect(panel).to_contain_text("这句不能丢")
    expect(panel).to_contain_text("没有")
