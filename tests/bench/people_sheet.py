"""The sheet that the grid is measured on: twelve columns of many kinds, and as many rows as are asked for."""

from pathlib import Path

from sheets import catalog, changes, clock, people, starters, writer
from sheets.catalog import NewSheet
from sheets.changes import Edits, NewRow
from sheets.columns import Cell, Column
from sheets.database import open_database
from sheets.people import SYSTEM

LOGIN, PASSWORD = "bench", "bench-of-the-grid-1"
AT_ONCE = 20_000  # rows written in one batch

BUILDINGS = tuple(f"{number}号楼" for number in range(1, 41))
NEEDS = ("助餐", "就医陪同", "维修", "法律咨询", "亲子活动", "血压测量")
TAGS = ("独居", "高龄", "残疾", "志愿者", "租户")
STATES = ("待处理", "处理中", "已完成", "已取消")
COLUMNS = (
    Column(key="name", title="姓名", kind="text"),
    Column(key="building", title="楼栋", kind="choice", options=BUILDINGS),
    Column(key="room", title="室号", kind="text"),
    Column(key="phone", title="电话", kind="phone"),
    Column(key="age", title="年龄", kind="number"),
    Column(key="need", title="需求", kind="choice", options=NEEDS),
    Column(key="tags", title="标签", kind="choices", options=TAGS),
    Column(key="status", title="状态", kind="choice", options=STATES),
    Column(key="owner", title="负责人", kind="text"),
    Column(key="visit", title="上门日期", kind="date"),
    Column(key="done", title="完成", kind="yesno"),
    Column(key="note", title="备注", kind="long"),
)


def values(row: int) -> list[Cell]:
    """The cells of row `row`, counted from 1."""
    return [
        f"居民{row % 9973}", BUILDINGS[row % 40], f"{row % 28 + 1:02}0{row % 4 + 1}", f"199{row:08d}", row % 100,
        NEEDS[row % 6], TAGS[row % 5], STATES[row % 4], f"李{row % 89}", f"2024-{row % 12 + 1:02}-{row % 28 + 1:02}",
        row % 2 == 0, f"第{row}户来电，希望尽快安排",
    ]  # fmt: skip


def make(folder: Path, sizes: dict[str, int]) -> None:
    """A data folder with one sheet of this many rows for each key of `sizes`, and a manager, LOGIN."""
    now = clock.now()
    open_database(folder)
    starters.create(now)
    people.create_person(SYSTEM, LOGIN, PASSWORD, "测速", "manager", now)
    for key, rows in sizes.items():
        sheet = catalog.create_sheet(SYSTEM, NewSheet(key=key, title=key, label="name", columns=COLUMNS))
        catalog.lease_rows(SYSTEM, sheet, rows)
        for first in range(1, rows + 1, AT_ONCE):
            added = [
                NewRow(row=row, position=float(row), cells=dict(zip(sheet_keys(), values(row), strict=True)))
                for row in range(first, min(first + AT_ONCE, rows + 1))
            ]
            changes.write(SYSTEM, sheet, Edits(add=added), now=now, source="grid")
    writer.close()


def sheet_keys() -> list[str]:
    """Keys of the columns in their order."""
    return [column.key for column in COLUMNS]
