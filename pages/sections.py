"""The parts of an upload's preview: conflicts, what needs a look, missing rows, what merges by itself, new rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pages.desk import Desk
from pages.entries import Build, Entry, change_entry, clash_entry, missing_entry, new_entry, puzzle_entry
from pages.words import Words
from sheets.previewed import Preview

SHOWN = 200  # entries of a section at a time


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """One group of entries. `figure` is what its tile counts, `build` makes an entry for the board."""

    key: str
    look: str
    icon: str
    title: str
    figure: str
    help: str
    entries: Sequence[Any]
    build: Build

    def some(self, start: int, desk: Desk, t: Words) -> list[Entry]:
        """The next entries from `start` on."""
        return [self.build(one, desk, t) for one in self.entries[start : start + SHOWN]]


def sections_of(shown: Preview, t: Words) -> list[Section]:
    """All sections, what people must decide first."""
    cells = len(shown.merge.changes)
    return [
        Section(
            key="conflicts",
            look="wrong",
            icon="call_split",
            title=t("冲突"),
            figure=t("{n} 处", n=len(shown.conflicts)),
            help=t("文件和表里都改过同一处。没有选的，保留表里的。"),
            entries=shown.conflicts,
            build=clash_entry,
        ),
        Section(
            key="problems",
            look="attention",
            icon="help",
            title=t("需要留意"),
            figure=t("{n} 格", n=len(shown.problems)),
            help=t("这些格的内容读不出来，不选就不改。"),
            entries=shown.problems,
            build=puzzle_entry,
        ),
        Section(
            key="missing",
            look="attention",
            icon="playlist_remove",
            title=t("文件里少了"),
            figure=t("{n} 行", n=len(shown.missing_rows)),
            help=t("文件里没有这些行了。打勾的才会从表里删除。"),
            entries=shown.missing_rows,
            build=missing_entry,
        ),
        Section(
            key="changes",
            look="good",
            icon="check_circle",
            title=t("自动合并"),
            figure=t("{n} 格", n=cells),
            help=_changes_help(shown, t),
            entries=shown.changes,
            build=change_entry,
        ),
        Section(
            key="new",
            look="info",
            icon="playlist_add",
            title=t("新增"),
            figure=t("{n} 行", n=len(shown.new_rows)),
            help=t("文件里多出来的行，会加到表里；不要的去掉勾。"),
            entries=shown.new_rows,
            build=new_entry,
        ),
    ]


def _changes_help(shown: Preview, t: Words) -> str:
    cleared = shown.merge.cleared
    text = t("只有文件改过，表里没有人动过。不要的去掉勾。")
    return f"{text}{t('其中清空 {n} 格。', n=cleared)}" if cleared else text
