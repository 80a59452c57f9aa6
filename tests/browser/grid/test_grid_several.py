"""Choosing several options: nothing chosen is blanked, and it is plain how to keep or to leave it."""

from playwright.sync_api import expect

from tests.browser.grid.conftest import OpenSheet


def test_several_options_are_kept_or_left(open_sheet: OpenSheet) -> None:
    team = open_sheet("team")
    team.ask("(g) => g.writer.write([{ node: g.map.node(0), key: 'available', value: '周一、周二' }], 'didEdit')")
    team.click(0, "available")
    team.press("F2")
    editor = team.page.locator(".sg-ta")
    expect(editor).to_have_attribute("placeholder", "周一、周二")
    expect(team.page.locator(".sg-list")).to_contain_text("Esc 取消")
    team.options.nth(2).click()
    expect(editor).to_have_attribute("placeholder", "周一、周二、周三")
    team.press("Escape")
    assert team.value(0, "available") == "周一、周二"
    team.press("F2")
    team.options.nth(3).click()
    team.page.locator(".sg-list").get_by_text("完成").click()
    assert not team.is_editing
    assert team.value(0, "available") == "周一、周二、周四"
    team.press("F2")
    team.options.nth(4).click()
    team.click(2, "name")
    assert team.value(0, "available") == "周一、周二、周四、周五"


def test_looking_through_the_options_loses_nothing_unread(open_sheet: OpenSheet) -> None:
    team = open_sheet("team")
    team.ask("(g) => g.writer.write([{ node: g.map.node(1), key: 'available', text: '每逢初一' }], 'didEdit')")
    team.saved()
    team.click(1, "available")
    team.press("F2", "ArrowDown", "Enter")
    assert team.value(1, "available")["unread"] == "每逢初一"
