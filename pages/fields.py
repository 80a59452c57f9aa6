"""Fields of a dialog that say themselves what is wrong with them, and a password that is shown once."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from nicegui import ui
from nicegui.element import Element
from nicegui.elements.mixins.validation_element import ValidationElement

from pages.parts import Text, dialog, fact
from pages.words import Words
from sheets.sentences import Refused


@contextmanager
def told_at(language: str, first: ValidationElement[Any], **fields: ValidationElement[Any]) -> Iterator[None]:
    """Say a refusal at the field it is about, which `fields` name by its code; any other at the first one."""
    for field in (first, *fields.values()):
        field.error = None
    try:
        yield
    except Refused as refused:
        field = fields.get(refused.code, first)
        field.error = refused.sentence(language)
        field.run_method("focus")


class CopyButton(Element, component="copy_button.js"):
    """Copies `text`, and says so."""

    def __init__(self, text: str, t: Words) -> None:
        super().__init__()
        self._props["text"] = text
        self._props["words"] = {
            "copy": t("复制"),
            "copied": t("已复制"),
            "failed": t("没能复制，请选中上面的文字再复制。"),
        }


def handed_over(title: str, login: str, password: str, t: Words) -> None:
    """A dialog with a login and its new password, which nobody can look up later; it stays until it is closed."""
    with dialog(title) as box:
        box.props("persistent")
        Text(t("请把用户名和密码告诉本人。关掉以后，密码就看不到了。"), "p").classes("quiet")
        with ui.element("dl"):
            fact(t("用户名"), login)
            fact(t("密码"), password)
        CopyButton(t("用户名 {login}，密码 {password}", login=login, password=password), t)
        with ui.element("div").classes("bar"):
            ui.button(t("关闭"), on_click=box.close).props("outline")
