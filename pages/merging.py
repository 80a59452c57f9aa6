"""/uploads/{number}: what an uploaded workbook would change, decided on and merged, or put away."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from nicegui import background_tasks, ui

from pages.board import MergeBoard
from pages.desk import Desk
from pages.frame import frame, refused_page
from pages.parts import Text, line, lines, notice
from pages.times import moment_words
from pages.visitor import Visitor, ask, by_visitor, refusals
from pages.words import Words, words
from sheets import applying, clock, history, uploads
from sheets.changes import Written
from sheets.people import Actor
from sheets.preview import preview
from sheets.previewed import Preview, outcome
from sheets.sentences import Refused, say
from sheets.uploads import Waiting

MOST_NOTES = 5  # sentences about the whole file that are shown at once
COUNT_AFTER = 0.05  # seconds in which choices are counted together


def register() -> None:
    """Put the page at /uploads/{number}."""

    @ui.page("/uploads/{number}")
    async def upload_page(number: int, actor: Visitor) -> None:
        try:
            shown = await ask(_look, actor, number)
        except Refused as refused:
            await refused_page(actor, refused)
            return
        t = words(actor.language)
        async with frame(t("合并上传的表格"), actor, beside=t.pick(shown.sheet.title, shown.sheet.title_en)):
            body = ui.element("div").classes("stack")
        MergePage(actor, shown, body, t).show()


def done_words(t: Words, cells: int, added: int, removed: int) -> str:
    """改 3 格、新增 1 行; "" for nothing."""
    parts = [
        t("改 {n} 格", n=cells) if cells else "",
        t("新增 {n} 行", n=added) if added else "",
        t("删除 {n} 行", n=removed) if removed else "",
    ]
    return t("、").join(part for part in parts if part)


class MergePage:
    """One person's look at one upload. `body` is where it is built."""

    def __init__(self, actor: Actor, shown: Preview, body: ui.element, t: Words) -> None:
        self.actor, self.preview, self.body, self.t = actor, shown, body, t
        self.desk = Desk(actor, shown, self._moved)
        self._counting = False

    def show(self, *, moved: bool = False) -> None:
        """Build everything afresh; `moved` if the table has changed since somebody looked."""
        t, upload = self.t, self.preview.upload
        self.body.clear()
        with self.body:
            _about(self.preview, t)
            if upload.state != "waiting":
                self._show_settled()
                return
            if moved:
                _point_at(notice(t("这期间表里又有改动，请再看一眼；您的选择都还在。"), "attention"))
            _notes(self.preview.notes, t)
            if self.preview.merge.changes_nothing:
                notice(t("文件里没有要合并的改动。"), "good")
            else:
                MergeBoard(self.desk, t)
            self._foot()
        self._moved()

    # ---------------------------------------------------------------- deciding

    def _foot(self) -> None:
        t = self.t
        with ui.element("div").classes("bar deciding"):
            title = t.pick(self.preview.sheet.title, self.preview.sheet.title_en)
            home = f"/sheets/{self.preview.sheet.key}"
            self._apply = ui.button(t("合并到表里"), icon="merge", on_click=self._merge)
            if self.preview.merge.changes_nothing:
                self._apply.set_visibility(False)
                well = t("好的，回到{sheet}", sheet=title)
                ui.button(well, icon="check", on_click=lambda: self._discard(home))
            else:
                put_away = ui.button(t("放弃这次上传"), icon="delete_outline")
                put_away.props("outline").on_click(lambda: self._discard(f"{home}/upload"))
            ui.link(t("先放着，回到{sheet}", sheet=title), home)
            self._sum = Text("").classes("quiet").props("role=status")

    def _moved(self) -> None:
        """Something was decided: count again, soon and once, what would be written."""
        if not self._counting:
            self._counting = True
            background_tasks.create(self._count())

    async def _count(self) -> None:
        await asyncio.sleep(COUNT_AFTER)
        self._counting = False
        what = await ask(outcome, self.preview.merge, dict(self.desk.choices))
        if not self._apply.is_deleted:
            self._apply.text = self.t("合并到表里（{n} 处）", n=what.total) if what.total else self.t("合并到表里")
            self._sum.text = done_words(self.t, what.cells, what.added, what.removed)

    async def _merge(self) -> None:
        if self.desk.unread:
            text = self.t("还有 {n} 处填的内容读不出来，请先改好。", n=len(self.desk.unread))
            ui.notify(text, type="negative")
            return
        upload, choices = self.preview.upload, dict(self.desk.choices)
        with refusals(self.actor.language), self._busy():
            applied = await by_visitor(applying.apply, upload.number, choices, clock.now(), seen=upload.seen)
            if applied.written is None:
                self.preview = await ask(_told, self.actor, applied.waiting)
                self.desk.look_again(self.preview)
                self.show(moved=True)
            else:
                self._show_done(applied.written)

    async def _discard(self, going_to: str) -> None:
        with refusals(self.actor.language):
            await by_visitor(uploads.discard, self.preview.upload.number)
            ui.navigate.to(going_to)

    @contextmanager
    def _busy(self) -> Iterator[None]:
        """The button shows that work is under way, and cannot be pressed twice."""
        button = self._apply
        button.props("loading")
        try:
            yield
        finally:
            if not button.is_deleted:
                button.props(remove="loading")

    # ---------------------------------------------------------------- done

    def _show_done(self, written: Written) -> None:
        t = self.t
        what = done_words(t, written.cells, written.added, written.removed)
        self.body.clear()
        with self.body:
            said = notice(t("已合并：{what}。", what=what) if what else t("没有要改的，表里保持原样。"), "good")
            for code in {code for _, _, code in written.refused}:
                notice(say(code, t.language, sheet=self.preview.sheet.title), "attention")
            _way_back(self.preview, t)
        _point_at(said)
        if what:
            self._offer_undo(said, written.revision)

    def _show_settled(self) -> None:
        """The upload was applied or discarded before."""
        upload, t = self.preview.upload, self.t
        if upload.revision is not None:
            self._offer_undo(notice(t("这次上传已经合并过了。")), upload.revision)
        elif upload.state == "applied":
            notice(t("这次上传处理过了，现在表里没有它的改动。"))
        else:
            notice(t("这次上传已经放弃了。"))
        _way_back(self.preview, t)

    def _offer_undo(self, said: ui.element, revision: int) -> None:
        async def undo() -> None:
            with refusals(self.actor.language):
                undone = await by_visitor(history.undo_batch, revision, clock.now())
                self._show_undone(undone.skipped)

        with said.classes("with-action"):
            ui.button(self.t("撤销"), icon="undo", on_click=undo).props("outline")

    def _show_undone(self, skipped: int) -> None:
        self.body.clear()
        with self.body:
            more = say("undo_skipped", self.t.language, count=skipped) if skipped else ""
            _point_at(notice(self.t("已撤销这次合并，表里恢复到合并以前。") + more, "good"))
            _way_back(self.preview, self.t)


# ---------------------------------------------------------------- below


def _look(actor: Actor, number: int) -> Preview:
    return _told(actor, uploads.waiting(actor, number))


def _told(actor: Actor, upload: Waiting) -> Preview:
    return preview(actor, upload, clock.today(clock.now()))


def _point_at(said: ui.element) -> None:
    """Bring a sentence into view, and to the ears of who listens."""
    said.props("tabindex=-1").run_method("focus")


def _about(shown: Preview, t: Words) -> None:
    """Which file, by whom, and the download it came from."""
    upload, now = shown.upload, clock.now()
    with ui.element("div").classes("about-file"):
        Text(upload.filename, "h2")
        Text(t("{who} {when} 上传。", who=upload.by, when=moment_words(upload.at, now, t)), "span").classes("quiet")
        if upload.downloaded:
            at, by = upload.downloaded
            text = t("这份表是 {who} {when} 下载的。", who=by, when=moment_words(at, now, t))
            Text(text, "span").classes("quiet")
    if upload.before:
        notice(t("这份文件 {when} 已经合并过一次。", when=moment_words(upload.before, now, t)))


def _notes(texts: Sequence[str], t: Words) -> None:
    """What was noticed; the rest of a long list folded away."""
    for text in texts[:MOST_NOTES]:
        notice(text)
    if len(texts) > MOST_NOTES:
        with ui.expansion(t("还有 {n} 条说明", n=len(texts) - MOST_NOTES)), lines():
            for text in texts[MOST_NOTES:]:
                with line():
                    Text(text)


def _way_back(shown: Preview, t: Words) -> None:
    title, key = t.pick(shown.sheet.title, shown.sheet.title_en), shown.sheet.key
    with ui.element("div").classes("bar"):
        ui.link(t("打开{sheet}", sheet=title), f"/sheets/{key}")
        ui.link(t("再传一份文件"), f"/sheets/{key}/upload")
