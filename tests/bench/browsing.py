"""What the bench of the grid runs: the program on a prepared folder, the bare page beside it, a browser, watchers."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench import people_sheet
from tests.browser import server as servers
from tests.browser.conftest import ARGUMENTS, CHROMIUM
from tests.browser.server import Server
from tests.product import ROOT

HERE = Path(__file__).parent
SCREEN = {"width": 1366, "height": 768}


@contextmanager
def program(sizes: dict[str, int]) -> Iterator[Server]:
    """The program with sheets of these sizes, in a folder that goes with it."""
    with TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "tests.bench.browsing", f"{folder}/data", json.dumps(sizes)]
        subprocess.run(command, cwd=ROOT, check=True)
        server = servers.start(Path(folder))
        try:
            yield server
        finally:
            server.stop()


@contextmanager
def bare(rows: int) -> Iterator[str]:
    """The bare page and the echo; gives their address."""
    port = servers.free_port()
    process = subprocess.Popen([sys.executable, "-m", "tests.bench.bare", str(port), str(rows)], cwd=ROOT)
    try:
        url = f"http://127.0.0.1:{port}"
        transport = httpx.HTTPTransport(retries=8)  # refused until it listens; each waits twice as long
        with httpx.Client(transport=transport) as client:
            client.get(f"{url}/healthz").raise_for_status()
        yield url
    finally:
        process.terminate()
        process.wait()


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's own."""
    found = next(filter(None, map(shutil.which, CHROMIUM)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield browser
        browser.close()


def sign_in(browser: Browser, server: Server) -> Page:
    """A page of whoever measures; further pages of its context are signed in too."""
    page = browser.new_context(viewport=SCREEN, locale="zh-CN", base_url=server.url).new_page()
    page.set_default_timeout(120_000)
    page.goto("/login")
    page.get_by_label("用户名").fill(people_sheet.LOGIN)
    page.get_by_label("密码").fill(people_sheet.PASSWORD)
    page.get_by_role("button", name="登录").click()
    page.wait_for_url(lambda url: "/login" not in url)
    return page


@contextmanager
def opened(page: Page, url: str) -> Iterator[Page]:
    """A fresh page beside `page` at this address, with all rows there."""
    fresh = page.context.new_page()
    fresh.set_default_timeout(120_000)
    fresh.add_init_script(path=HERE / "marks.js")
    fresh.goto(url)
    fresh.wait_for_function("() => window.marks?.all")
    fresh.add_script_tag(path=HERE / "actions.js")
    try:
        yield fresh
    finally:
        fresh.close()


@contextmanager
def watchers(page: Page, server: Server, key: str, count: int) -> Iterator[None]:
    """So many others with the sheet open, who only watch."""
    if not count:
        yield
        return
    cookie = "; ".join(f"{one['name']}={one['value']}" for one in page.context.cookies())
    command = [sys.executable, "-m", "tests.bench.watchers", f"{server.url}/sheets/{key}", cookie, str(count)]
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout and process.stdout.readline().strip() == "ready", "the watchers could not connect"
        yield
    finally:
        process.communicate("")


def memory(process: int) -> float:
    """Proportional memory (PSS) of a process in MB."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("Pss:")).split()[1]) / 1024


if __name__ == "__main__":  # in a process of its own: the database is open once in each
    people_sheet.make(Path(sys.argv[1]), json.loads(sys.argv[2]))
