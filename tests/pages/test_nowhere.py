"""What somebody gets who asks for a page that is not there, or for one that fails."""

import httpx
import pytest
from nicegui import Client, core, ui
from nicegui.testing import User

from sheets.people import Actor


async def test_a_page_that_is_not_there_is_a_sentence_and_costs_nothing(
    user: User, manager: Actor, caplog: pytest.LogCaptureFixture
) -> None:
    before = len(Client.instances)
    for path in ("/nowhere?token=secret", "/no%0aline"):
        answer = await user.http_client.get(path)
        assert (answer.status_code, "没有这一页" in answer.text) == (404, True)
    assert len(Client.instances) == before
    assert "secret" not in caplog.text
    assert "line" not in caplog.text


async def test_a_page_that_fails_tells_no_secrets(user: User, manager: Actor) -> None:
    @ui.page("/fails")
    async def fails() -> None:
        raise RuntimeError("王伯伯 19900003001")

    calm = httpx.ASGITransport(core.app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=calm, base_url="http://test") as client:
        answer = await client.get("/fails")
    assert (answer.status_code, "程序出了意外" in answer.text) == (500, True)
    assert "王伯伯" not in answer.text
