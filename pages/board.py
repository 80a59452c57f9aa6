"""The board on which somebody decides about an upload: tiles that filter, entries with their choices."""

from typing import Any

from nicegui.element import Element
from nicegui.events import GenericEventArguments

from pages.desk import Desk
from pages.sections import SHOWN, Section, sections_of
from pages.words import Words
from sheets.previewed import take_all


class MergeBoard(Element, component="merge_board.js"):
    """Shows `desk.preview` and writes what is chosen into the desk. Long lists come in parts."""

    def __init__(self, desk: Desk, t: Words) -> None:
        super().__init__()
        self.desk, self._t = desk, t
        self._sections = {section.key: section for section in sections_of(desk.preview, t)}
        self._props["sections"] = [self._described(section) for section in self._sections.values()]
        self._props["typed"] = dict(desk.typed)
        self._props["unread"] = dict(desk.unread)
        self._props["words"] = {
            "filter": t("只看一类"),
            "blank": t("空"),
            "third": t("改成"),
            "more": t("再显示 {n} 条，还有 {left} 条", n=SHOWN, left="{left}"),
        }
        self.on("choose", lambda event: desk.choose(str(event.args["id"]), str(event.args["side"])))
        self.on("all", lambda event: desk.choose_all("sent" if event.args["side"] == "sent" else "now"))
        self.on("type", self._type)
        self.on("more", self._more)

    def _described(self, section: Section) -> dict[str, Any]:
        t = self._t
        sweeps = section.key == "conflicts" and take_all(self.desk.preview.merge, "now")
        return {
            "key": section.key,
            "look": section.look,
            "icon": section.icon,
            "title": section.title,
            "figure": section.figure,
            "help": section.help,
            "count": len(section.entries),
            "entries": section.some(0, self.desk, self._t),
            "sweep": [("sent", t("全部用文件的")), ("now", t("全部用表里的"))] if sweeps else None,
        }

    async def _type(self, event: GenericEventArguments) -> None:
        entry, column, text = (str(event.args[name]) for name in ("id", "column", "text"))
        self.run_method("said", entry, await self.desk.type(entry, column, text))

    def _more(self, event: GenericEventArguments) -> None:
        section = self._sections.get(event.args["key"])
        if section is not None:
            self.run_method("add", section.key, section.some(int(event.args["from"]), self.desk, self._t))
