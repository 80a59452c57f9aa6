"""What people see of personal information that they need not know."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets.columns import Column, Unread
from sheets.kinds import KINDS
from sheets.masking import HIDDEN, mask, mask_cell


def column(kind):
    return Column(key="k", title="列", kind=kind, personal=True)


@pytest.mark.parametrize(
    ("kind", "text", "masked"),
    [
        ("text", "王小明", "王**"),
        ("text", "王五", "王**"),
        ("text", "欧阳修文", "欧**"),
        ("text", "王", "**"),
        ("text", "John Smith", "J**"),
        ("text", "310101195001011234", "3**"),
        ("text", "", ""),
        ("long", "3号楼201室", "3**"),
        ("phone", "19900000001", "199****0001"),
        ("phone", "199 0000 0001", "199****0001"),
        ("phone", "02154321234", "021****1234"),
        ("phone", "02154321234转801", "021****1234"),
        ("phone", "051265432100", "051****2100"),
        ("phone", "54321234", "****1234"),
        ("phone", "12345", "1**"),
        ("phone", "19900000001/19900000002", "1**"),
        ("email", "li.mei@example.com", "l**@example.com"),
        ("email", "l@example.com", "**@example.com"),
        ("email", "a@b@example.com", "a**"),
        ("date", "1950-01-01", "**"),
        ("choice", "独居", "**"),
        ("link", "张三", "张**"),
    ],
)
def test_what_is_left_of_a_text(kind, text, masked):
    assert mask(column(kind), text) == masked


@pytest.mark.parametrize(
    ("kind", "cell", "masked"),
    [
        ("text", None, None),
        ("text", "王小明", "王**"),
        ("link", 12, HIDDEN),
        ("number", 3.5, HIDDEN),
        ("yesno", False, HIDDEN),
        ("phone", Unread(text="无号码", code="not_a_phone"), Unread(text="无**", code="not_a_phone")),
    ],
)
def test_what_is_left_of_a_cell(kind, cell, masked):
    assert mask_cell(column(kind), cell) == masked


@given(st.sampled_from(sorted(KINDS)), st.text(max_size=30) | st.from_regex(r"1[3-9]\d{9}", fullmatch=True))
def test_masking_never_fails_hides_and_needs_no_second_time(kind, text):
    masked = mask(column(kind), text)
    assert mask(column(kind), masked) == masked
    if text.strip():
        assert "**" in masked
        assert len(masked.replace("*", "")) < len(text) or "*" in text
