"""Laws of the merge, and a comparison with an oracle that knows what everybody did.

an untouched file changes nothing
if nobody else edited, the file wins
every edit is applied, or shown as a conflict or a problem
sending twice is sending once
"""

import random
from collections.abc import Iterable

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sheets.columns import Cell, Column, Unread
from sheets.decisions import Decided, decided
from sheets.merge import SentRow, merge
from sheets.sent import differ

COLUMNS = (
    Column(key="serial", title="编号", kind="serial"),
    Column(key="name", title="姓名", kind="text"),
    Column(key="memo", title="备注", kind="long"),
    Column(key="people", title="值班人", kind="choices", options=("张", "李", "王")),
    Column(key="count", title="人数", kind="number"),
)
EDITABLE = ("name", "memo", "people", "count")

Table = dict[int, dict[str, Cell]]

cells = {
    "serial": st.integers(1, 99),
    "name": st.one_of(st.none(), st.text("甲乙丙丁戊己", min_size=1, max_size=3)),
    "memo": st.one_of(st.none(), st.sampled_from(["三楼", "三楼，有狗", "三楼；耳背", "五楼"])),
    "people": st.one_of(st.none(), st.sampled_from(["张", "李", "张、李", "李、王", "张、李、王"])),
    "count": st.one_of(
        st.none(), st.integers(0, 9), st.builds(Unread, text=st.sampled_from("几十"), code=st.just("not_a_number"))
    ),
}
rows = st.fixed_dictionaries(cells)
tables = st.lists(rows, max_size=7).map(lambda found: dict(enumerate(found, 1)))


@st.composite
def edited(draw: st.DrawFn, base: Table, *, deletes: bool = True, first_new: int = 100) -> Table:
    """The table after somebody edited, deleted and added rows; new rows have ids from `first_new` on."""
    found = {row: dict(cells_) for row, cells_ in base.items()}
    for row in list(found):
        fate = draw(st.integers(0, 9))
        if fate == 0 and deletes:
            del found[row]
        elif fate <= 4:
            key = draw(st.sampled_from(EDITABLE))
            found[row][key] = draw(cells[key])
    for number, new in enumerate(draw(st.lists(rows, max_size=2))):
        found[first_new + number] = {**new, "serial": None}
    return found


@st.composite
def stories(draw: st.DrawFn) -> tuple[Table, Table, Table]:
    """base, what the file holds (rows from 100 on are new), what the table holds (from 200 on are new)."""
    base = draw(tables)
    return base, draw(edited(base)), draw(edited(base, first_new=200))


def sent_rows(file: Table) -> list[SentRow]:
    return [
        SentRow(line=line, row_id=row if row < 100 else None, cells=found)
        for line, (row, found) in enumerate(file.items(), 2)
    ]


def apply(now: Table, what: Decided, base: Table) -> Table:
    """What the table holds after the decided cells were written. Rows that are gone went as the base has them."""
    table = {row: dict(found) for row, found in now.items() if row not in what.remove}
    for row, key, cell in what.set:
        if row in table:
            table[row][key] = cell
    for back in what.restore:
        table[back.row] = {**base[back.row], **back.cells}
    for new in what.add:
        table[max([999, *table]) + 1] = {key: new.cells.get(key) for key in cells}
    return table


def everything(found) -> dict[str, str]:
    """Consent to each proposal and to the file's side of each conflict."""
    asked = [*found.missing_rows, *found.conflicts, *found.problems]
    return {entry.id: "sent" for entry in asked}


def content(table: Table) -> list[str]:
    """What the rows hold, whatever their ids."""
    return sorted(repr([found.get(key) for key in EDITABLE]) for found in table.values() if any_filled(found))


def any_filled(found: dict[str, Cell]) -> bool:
    return any(found.get(key) is not None for key in EDITABLE)


@given(stories())
def test_an_untouched_file_changes_nothing(story: tuple[Table, Table, Table]) -> None:
    base, _, now = story
    assert merge(base, sent_rows(base), now, COLUMNS).changes_nothing


@given(tables)
def test_an_untouched_file_without_ids_changes_nothing(base: Table) -> None:
    sent = [SentRow(line=line, row_id=None, cells=found) for line, found in enumerate(base.values(), 2)]
    assert merge(base, sent, base, COLUMNS).changes_nothing


@given(stories())
@settings(max_examples=300)
def test_if_nobody_else_edited_the_file_wins(story: tuple[Table, Table, Table]) -> None:
    base, file, _ = story
    found = merge(base, sent_rows(file), base, COLUMNS)
    assert not found.conflicts
    assume(not any(note.code == "looks_like_a_part" for note in found.notes))
    written = apply(base, decided(found, everything(found)), base)
    assert content(written) == content(file)


@given(stories())
@settings(max_examples=300)
def test_every_edit_is_applied_or_shown(story: tuple[Table, Table, Table]) -> None:
    base, file, now = story
    found = merge(base, sent_rows(file), now, COLUMNS)
    after = apply(now, decided(found), base)
    shown = {(entry.row, entry.column) for entry in (*found.conflicts, *found.problems, *found.changes)}
    rows_shown = {entry.row for entry in found.missing_rows} | {row for row, column in shown if column is None}
    for row in base.keys() & file.keys():
        emptied = not any_filled(file[row])
        gone_on_both_sides = emptied and row not in now
        # A row whose content stands in the file once more, without an id, was moved there and not emptied.
        moved = emptied and any(agree(base[row], new, EDITABLE) for number, new in file.items() if number >= 100)
        for key in EDITABLE:
            if differ(file[row][key], base[row][key]) and not gone_on_both_sides and not moved:
                sides = base[row][key], file[row][key], after.get(row, {}).get(key)
                arrived = row in after and (not differ(sides[1], sides[2]) or (key == "people" and has_both(*sides)))
                assert arrived or row in rows_shown or (row, key) in shown
    held = {(entry.line, entry.column) for entry in found.problems}
    asked = {entry.line for entry in found.conflicts}  # a row that was recognised although its id is gone
    for sent in sent_rows(file):
        if sent.row_id is None and any_filled(sent.cells) and sent.line not in asked:
            unread = {key for key in EDITABLE if isinstance(sent.cells[key], Unread)}
            there = [new for new in (*after.values(), *base.values()) if agree(sent.cells, new, set(EDITABLE) - unread)]
            assert there
            assert all(
                (sent.line, key) in held or any(agree(sent.cells, new, [key]) for new in there) for key in unread
            )


def has_both(base: Cell, sent: Cell, after: Cell) -> bool:
    """Whether a list holds what the file put in and lacks what it took out."""
    before, wanted, there = (set(str(side or "").split("、")) - {""} for side in (base, sent, after))
    return wanted - before <= there and not (before - wanted) & there


def agree(one: dict[str, Cell], other: dict[str, Cell], keys: Iterable[str]) -> bool:
    return not any(differ(one.get(key), other.get(key)) for key in keys)


@given(stories(), st.booleans())
@settings(max_examples=300)
def test_sending_twice_is_sending_once(story: tuple[Table, Table, Table], consent: bool) -> None:
    base, file, now = story
    first = merge(base, sent_rows(file), now, COLUMNS)
    once = apply(now, decided(first, everything(first) if consent else {}), base)
    second = merge(base, sent_rows(file), once, COLUMNS)
    assert decided(second) == Decided()
    twice = apply(once, decided(second, everything(second) if consent else {}), base)
    assert twice == once


# ---------------------------------------------------------------- against an oracle

WIDE = tuple(Column(key=key, title=key, kind="text") for key in "abcdefgh")


def sample(count: int, chance: random.Random) -> Table:
    return {
        row: {
            "a": f"居民{row}",
            "b": f"199{chance.randrange(10**8):08d}",
            "c": chance.choice(["上午", "下午"]),
            "d": f"{chance.randrange(1, 40)}号楼",
            "e": chance.choice([None, "独居", "高龄"]),
            "f": f"帮{row}号买菜",
            "g": None,
            "h": str(chance.randrange(1000)),
        }
        for row in range(1, count + 1)
    }


def vandalised(table: Table, edits: int, chance: random.Random, who: str) -> Table:
    """Edits, a few deletions and additions; every typed value is its author's own."""
    found = {row: dict(cells_) for row, cells_ in table.items()}
    for number in range(edits):
        row, key = chance.choice(list(found)), chance.choice("cdefgh")
        found[row][key] = None if chance.random() < 0.15 else f"{who}{number}"
    for row in chance.sample(sorted(found), min(2, edits)):
        del found[row]
    first = 1000 if who == "file" else 2000
    for number in range(min(2, edits)):
        found[first + number] = {key: f"{who}新{number}{key}" for key in "abcdefgh"}
    return found


def oracle(base: Table, file: Table, now: Table) -> tuple[Table, set[tuple[int, str]]]:
    """The table after the merge with every conflict left open, cell by cell, and the conflicts in cells."""
    after = {row: dict(cells_) for row, cells_ in now.items()}
    conflicts = set()
    for row in base.keys() & file.keys() & now.keys():
        for key in "abcdefgh":
            before, theirs, ours = base[row][key], file[row][key], now[row][key]
            if theirs not in (before, ours):
                if ours == before:
                    after[row][key] = theirs
                else:
                    conflicts.add((row, key))
    after |= {row: dict(cells_) for row, cells_ in file.items() if row >= 1000}
    return after, conflicts


def carried(file: Table, way: str, chance: random.Random) -> list[SentRow]:
    """The file as it comes back, by one of the ways files are treated."""
    found = [(row if row < 1000 else None, cells_) for row, cells_ in file.items()]
    if way == "sorted":
        found.sort(key=lambda one: str(one[1]["d"]))
    elif way == "no ids":
        found = [(None, cells_) for _, cells_ in found]
    elif way == "shuffled":
        ids = [row for row, _ in found]
        found.sort(key=lambda one: str(one[1]["h"]))
        found = [(row, cells_) for row, (_, cells_) in zip(ids, found, strict=True)]
    elif way == "copied":
        row, cells_ = chance.choice([one for one in found if one[0] is not None])
        found.insert(
            chance.randrange(len(found)), (row, {**cells_, "a": "抄来的", "b": "19988887777", "f": "另外一件事"})
        )
    return [SentRow(line=line, row_id=row, cells=cells_) for line, (row, cells_) in enumerate(found, 2)]


def as_rows(table: Iterable[dict[str, Cell]]) -> list[tuple[Cell, ...]]:
    return sorted((tuple(found.get(key) for key in "abcdefgh") for found in table), key=repr)


@pytest.mark.parametrize("way", ["plain", "sorted", "copied", "no ids", "shuffled"])
@pytest.mark.parametrize("most", [14, 60])
def test_the_merge_does_what_the_oracle_says(way: str, most: int) -> None:
    exact = 0
    runs = 40
    for seed in range(runs):
        chance = random.Random(f"{way} {most} {seed}")
        base = sample(60, chance)
        file = vandalised(base, chance.randrange(most), chance, "file")
        now = vandalised(base, chance.randrange(most), chance, "table")
        found = merge(base, carried(file, way, chance), now, WIDE)
        wanted, conflicts = oracle(base, file, now)
        after = {row: dict(cells_) for row, cells_ in now.items()}
        for row, key, cell in decided(found).set:
            assert way == "copied" or cell == wanted[row][key], "a cell was written wrongly"
            after[row][key] = cell
        added = [dict(row.cells) for row in decided(found).add if row.cells["a"] != "抄来的"]
        same = as_rows([*after.values(), *added]) == as_rows(wanted.values())
        exact += same and {(one.row, one.column) for one in found.conflicts if one.kind == "cell"} == conflicts
    wanted_share = 1 if way in ("plain", "sorted", "copied") else {14: 0.95, 60: 0.7}[most]
    assert exact >= wanted_share * runs, f"{exact} of {runs} runs as the oracle says"


def test_ten_files_in_any_order_and_each_twice_give_one_table() -> None:
    chance = random.Random(10)
    base = sample(100, chance)
    files = []
    for number in range(10):
        file = {row: dict(cells_) for row, cells_ in base.items()}
        for row in range(number * 10 + 1, number * 10 + 11):
            file[row]["g"] = f"第{number}份"
        files.append([SentRow(line=row + 1, row_id=row, cells=cells_) for row, cells_ in file.items()])
    outcomes = []
    for _ in range(10):
        now = base
        for number in chance.sample([*range(10), *range(10)], 20):
            found = merge(base, files[number], now, WIDE)
            assert not found.conflicts
            now = {row: dict(cells_) for row, cells_ in now.items()}
            for row, key, cell in decided(found).set:
                now[row][key] = cell
        outcomes.append(now)
    assert all(outcome == outcomes[0] for outcome in outcomes)
