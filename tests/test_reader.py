"""Reading uploaded files: what they hold, whatever wrote them, and what happens to those that are no tables."""

import io
import os
import signal
import subprocess
import sys
import threading
import time
from datetime import date, datetime
from datetime import time as clock
from pathlib import Path

import openpyxl
import pytest

from sheets import reader
from sheets.columns import Unread
from sheets.reader import Grid, read_workbook
from sheets.sentences import Refused
from tests import hostile

MOMENT = datetime.fromisoformat("2024-06-21T09:30")  # a workbook's moments have no zone


def workbook(*rows: list[object]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def grid(data: bytes, name: str = "表.xlsx") -> Grid:
    return read_workbook(data, name).grids[0]


def test_values_come_as_they_are() -> None:
    found = grid(
        workbook(
            ["日期", None, "时间"],
            [date(2024, 6, 21), 1.5, clock(7, 30)],
            ["001", True, MOMENT],
        )
    )
    assert found.rows[0] == ["日期", "", "时间"]
    assert found.rows[1][1:] == [1.5, clock(7, 30)]
    assert str(found.rows[1][0])[:10] == "2024-06-21"
    assert found.rows[2] == ["001", True, MOMENT]


def test_empty_rows_and_columns_keep_their_places() -> None:
    found = grid(hostile.xlsx(hostile.data(hostile.row(3, hostile.cell("C3", 7)))))
    assert found.rows == [["", "", ""], ["", "", ""], ["", "", 7.0]]


def test_errors_and_formulas_without_a_value_are_marked() -> None:
    cells = (
        hostile.cell("A1", "#N/A", kind="e"),
        '<c r="B1"><f>1+1</f></c>',
        '<c r="C1"><f>1+1</f><v>2</v></c>',
        '<c r="D1" s="0"/>',
    )
    [row] = grid(hostile.xlsx(hostile.data(hostile.row(1, *cells)))).rows
    assert row[0] == Unread(text="#N/A", code="error_cell")
    assert row[1] == Unread(text="…", code="error_cell")
    assert row[2] == 2.0


def test_merged_cells_and_hidden_sheets_are_told() -> None:
    book = openpyxl.Workbook()
    book.active.append(["楼号", "姓名"])
    book.active.append(["1号楼", "张三"])
    book.active.append([None, "李四"])
    book.active.merge_cells("A2:A3")
    book.create_sheet("藏").sheet_state = "veryHidden"
    out = io.BytesIO()
    book.save(out)
    found = read_workbook(out.getvalue(), "表.xlsx")
    assert found.grids[0].merged == (((1, 0), (2, 0)),)
    assert [one.state for one in found.grids] == ["visible", "very_hidden"]
    assert [one.name for one in found.filled] == ["Sheet"]


TEXT = "姓名,电话\n张三,001\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
def test_text_in_the_encodings_of_offices(encoding: str) -> None:
    assert grid(TEXT.encode(encoding), "a.csv").rows == [["姓名", "电话"], ["张三", "001"]]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a\tb,c\n1\t2\n", [["a", "b,c"], ["1", "2"]]),
        ("a;b\n1,5;2\n", [["a", "b"], ["1,5", "2"]]),
        ("sep=;\na;b\n", [["a", "b"]]),
        ('a,b\n"一\n二","说""好"""\n', [["a", "b"], ["一\n二", '说"好"']]),
        ("a,b\n'=1+1,'-\n", [["a", "b"], ["=1+1", "-"]]),
        ("姓名\n张三\n", [["姓名"], ["张三"]]),
    ],
)
def test_text_between_delimiters(text: str, rows: list[list[str]]) -> None:
    assert grid(text.encode(), "a.txt").rows == rows


def test_a_table_of_a_web_page_that_calls_itself_xls() -> None:
    page = (
        '<html><meta charset="gb2312"><body><table><tr><th colspan=2>值班表</th></tr>'
        "<tr><td rowspan=2>1号楼</td><td>张&amp;三<br>李四</td></tr><tr><td>王五</td></tr></table></body></html>"
    )
    found = grid(page.encode("gb18030"), "值班.xls")
    assert found.rows == [["值班表", ""], ["1号楼", "张&三\n李四"], ["", "王五"]]
    assert found.merged == (((0, 0), (0, 1)), ((1, 0), (2, 0)))


REFUSED = [
    ("empty", b"", "file_empty"),
    ("blank", b" \r\n\t ", "file_empty"),
    ("picture", hostile.picture(), "file_not_a_table"),
    ("jpeg", b"\xff\xd8\xff\xe0" + b"\0" * 100, "file_not_a_table"),
    ("pdf", b"%PDF-1.7\n", "file_not_a_table"),
    ("word", hostile.zipped({"word/document.xml": b"<a/>"}), "file_not_a_table"),
    ("old word", hostile.container("WordDocument"), "file_not_a_table"),
    ("password", hostile.container("EncryptedPackage"), "file_locked"),
    ("old excel", b"\x09\x02\x06\x00" + b"\0" * 100, "file_too_old"),
    ("a zip of something", hostile.zipped({"a.txt": b"x"}), "not_a_workbook"),
    ("a program", b"\x7fELF" + b"\0" * 100, "not_a_workbook"),
    ("cut off", hostile.FINE[:-200], "file_broken"),
    ("cut short", hostile.FINE[:100], "file_broken"),
    ("half a container", hostile.container("Workbook"), "file_broken"),
    ("no xml", hostile.xlsx("<a"), "file_broken"),
    ("bad address", hostile.xlsx(hostile.data(hostile.row(1, hostile.cell("ZZZZ1")))), "file_broken"),
    ("entities", hostile.xlsx("", prologue=hostile.TYPED), "file_broken"),
    ("entities from outside", hostile.xlsx("", prologue=hostile.OUTSIDE), "file_broken"),
    ("late doctype", hostile.xlsx("", prologue=f"<!--{' ' * 5000}-->{hostile.TYPED}"), "file_broken"),
    ("far cell", hostile.far_cell(), "sheet_too_big"),
    ("last column", hostile.last_column(), "sheet_too_big"),
    ("merges", hostile.many_merges(), "file_too_much"),
    ("sheets", hostile.many_sheets(), "file_too_many_sheets"),
    ("lying size", hostile.lying_size(), "file_broken"),
    ("parts", hostile.zipped({"xl/workbook.xml": b"", **{f"a{n}": b"" for n in range(3001)}}), "file_too_much"),
    ("repeated cells", hostile.ods_repeated(), "sheet_too_big"),
    ("repeated blanks", hostile.ods_blanks(), "file_broken"),
]


@pytest.mark.parametrize(("data", "code"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_what_is_no_table_is_refused_with_a_sentence(data: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        read_workbook(data, "上传.xlsx")
    assert refused.value.code == code
    assert "“上传.xlsx”" in refused.value.sentence() and "…" not in refused.value.sentence()


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    data = hostile.bomb_of_blanks()
    assert len(data) < 1 << 20
    with pytest.raises(Refused) as refused:
        read_workbook(data, "a.xlsx")
    assert refused.value.code == "file_too_much"


def test_harmless_though_it_looks_strange() -> None:
    assert read_workbook(hostile.one_huge_merge(), "a.xlsx").grids[0].rows == [[1.0]]
    assert read_workbook(hostile.FINE, "../../etc/a.xlsx").filename == "a.xlsx"
    assert read_workbook(hostile.FINE, "C:\\表\\a.xlsx").filename == "a.xlsx"
    traversal = hostile.zipped({"../../evil": b"x"}) and hostile.xlsx(
        hostile.data(hostile.row(1, hostile.cell("A1"))), extra={"../../evil": b"x"}
    )
    assert read_workbook(traversal, "a.xlsx").grids[0].rows == [[1.0]]


def test_too_many_bytes_are_not_even_tried() -> None:
    with pytest.raises(Refused) as refused:
        read_workbook(b"a" * (21 << 20), "a.csv")
    assert refused.value.code == "file_too_large"


def test_a_text_that_blows_up_in_memory_ends_only_its_process() -> None:
    with pytest.raises(Refused) as refused:
        read_workbook(hostile.huge_text(), "a.csv")
    assert refused.value.code in {"file_too_much", "file_too_slow"}
    assert grid(hostile.FINE).rows == [[1.0, 2.0]]


def test_a_reader_that_takes_too_long_is_stopped() -> None:
    with pytest.raises(Refused) as refused:
        read_workbook(hostile.FINE, "a.xlsx", patience=0.001)
    assert refused.value.code == "file_too_slow"


def test_a_reader_that_is_killed_takes_nobody_along(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    told = tmp_path / "process"
    waits = f"import os, time; open({str(told)!r}, 'w').write(str(os.getpid())); time.sleep(60)"
    monkeypatch.setattr(reader, "START", waits)

    def kill() -> None:
        while not (told.exists() and told.read_text()):
            time.sleep(0.02)
        os.kill(int(told.read_text()), signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    with pytest.raises(Refused) as refused:
        read_workbook(hostile.FINE, "a.xlsx")
    killer.join()
    assert refused.value.code == "file_too_much"


def test_no_secret_of_ours_reaches_the_reading_process(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GELIXIANG_ADMIN", "wang:secret")
    told = tmp_path / "environment"
    monkeypatch.setattr(reader, "START", f"import os; open({str(told)!r}, 'w').write(repr(dict(os.environ)))")
    with pytest.raises(Refused):
        read_workbook(hostile.FINE, "a.xlsx")
    assert "secret" not in told.read_text()


def test_the_reading_process_imports_little() -> None:
    program = (
        f"import sys; sys.path.append({str(reader.ROOT)!r}); import sheets.reading_process; "
        "print([name for name in ('peewee', 'openpyxl', 'nicegui', 'sheets.kinds', 'models') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-I", "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
