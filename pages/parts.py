"""The few parts that pages are built of, so that each looks and sounds the same everywhere."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from nicegui import ui
from nicegui.element import Element
from nicegui.elements.mixins.text_element import TextElement

# A state's colour, and the shape that says the same without colour.
SHAPES = {
    "good": "check_circle",
    "attention": "schedule",
    "wrong": "error",
    "info": "info",
    "plain": "remove_circle_outline",
}


class MenuKeys(Element, component="menu_keys.js"):
    """Once on a page: arrow keys in its menus, names for its lists of options."""


class Text(TextElement):
    """Text in an HTML element of its own: h2, p, span, time …"""

    def __init__(self, text: str, tag: str = "span") -> None:
        super().__init__(tag=tag, text=text)


def state(text: str, look: str = "plain", *, icon: str | None = None) -> ui.element:
    """A state as a shape, a word and a colour. `look` is a key of SHAPES."""
    with ui.element("span").classes(f"state is-{look}") as chip:
        ui.icon(icon or SHAPES[look])
        Text(text)
    return chip


def notice(text: str, look: str = "info") -> ui.element:
    """A sentence that has to be seen; more may be put into it."""
    with ui.element("div").classes(f"notice is-{look}").props('role="status"') as block:
        ui.icon(SHAPES[look])
        Text(text, "p")
    return block


def panel(title: str, *, level: str = "h2") -> ui.element:
    """A titled block of a page; what is built inside it follows the title."""
    with ui.element("section").classes("panel") as block, ui.element("div").classes("panel-head"):
        Text(title, level)
    return block


def empty(text: str) -> ui.element:
    """What a list says while it has nothing to show; the next step is built inside it."""
    with ui.element("div").classes("empty") as block:
        Text(text, "p")
    return block


def lines() -> ui.element:
    """A list of lines; each is a `line()`."""
    return ui.element("ul").classes("lines")


def line() -> ui.element:
    """One line of a list."""
    return ui.element("li")


def fact(term: str, text: str) -> None:
    """One pair of a description list."""
    Text(term, "dt").classes("quiet small")
    Text(text, "dd")


@contextmanager
def popover(title: str, props: str = "") -> Iterator[ui.menu]:
    """What hangs under a button: `with ui.button(…), popover("显示的列"):`.

    Quasar calls it a menu wherever it is and whatever it holds. As a named dialog it may hold fields, and it counts
    as a part of the page of its own.
    """
    with ui.menu().props(f"role=dialog {props}") as made:
        made.props["aria-label"] = title
        yield made


@contextmanager
def menu(title: str, props: str = "auto-close") -> Iterator[ui.menu]:
    """A popover that holds lines to choose from, `ui.menu_item`; `MenuKeys` lets arrow keys walk over them."""
    with popover(title, props) as made, ui.element("div").props("role=menu") as lines:
        lines.props["aria-label"] = title
        yield made


@contextmanager
def dialog(title: str) -> Iterator[ui.dialog]:
    """A dialog that is built inside, opened at the end, and gone once it is closed."""
    with ui.dialog() as made, ui.card():
        made.props["aria-label"] = title  # not as a text of props: a name may hold quotes
        Text(title, "h2")
        yield made
    made.on("hide", made.delete)
    made.open()


def buttons(save: str, cancel: str, made: ui.dialog, act: Callable[[], object]) -> None:
    """The two buttons at the end of a dialog."""
    with ui.element("div").classes("bar"):
        ui.button(save, on_click=act).mark("save")
        ui.button(cancel, on_click=made.close).props("outline")
