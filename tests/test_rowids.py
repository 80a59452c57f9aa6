"""Row ids: what is made can be read back, whatever a spreadsheet does to it, and a mistyped one is no id."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets import rowids
from sheets.rowids import RowId

SECRET = b"a secret of this installation"
copies = st.integers(0, 32**8 - 1)
rows = st.integers(0, 32**9 - 1)


@given(copies, rows)
def test_what_is_made_can_be_read(copy: int, row: int) -> None:
    assert rowids.parse(rowids.make(copy, row, SECRET), SECRET) == RowId(copy=copy, row=row)


@given(st.integers(0, 32**4 - 1), st.integers(0, 32**5 - 1))
def test_an_id_is_thirteen_characters_between_letters(copy: int, row: int) -> None:
    text = rowids.make(copy, row, SECRET)
    assert len(text) == 13
    assert text[0] == "R"
    assert text[-1].isalpha()


@given(copies, rows, st.sampled_from([" {}", "{}\n", "\u3000{}\u00a0"]))
def test_blanks_and_small_letters_do_not_matter(copy: int, row: int, around: str) -> None:
    text = around.format(rowids.make(copy, row, SECRET).lower())
    assert rowids.parse(text, SECRET) == RowId(copy=copy, row=row)


@given(copies, st.sampled_from(["请勿改动 {}", "{}", "（{}）此列请勿删除", "格里厢{}。"]))
def test_the_token_is_found_in_a_sentence(copy: int, sentence: str) -> None:
    assert rowids.find_token(sentence.format(rowids.make(copy, 0, SECRET)), SECRET) == copy


def test_a_row_is_not_a_token() -> None:
    assert rowids.find_token(rowids.make(7, 1, SECRET), SECRET) is None


@given(st.one_of(st.text(), st.none(), st.integers(), st.floats(), st.dates()))
def test_anything_else_is_no_id(value: object) -> None:
    assert rowids.parse(value, SECRET) is None
    assert rowids.find_token(value, SECRET) is None


def test_mistyped_ids_are_caught() -> None:
    text = rowids.make(7, 1234, SECRET)
    wrong = [
        text[:place] + letter + text[place + 1 :]
        for place in (1, 2, 3, 4, 6, 7, 8, 9, 10)
        for letter in rowids.DIGITS
        if letter != text[place]
    ]
    slipped = sum(rowids.parse(other, SECRET) is not None for other in wrong)
    assert slipped <= 4, f"{slipped} of {len(wrong)} mistyped ids were taken"
    assert rowids.parse(text, b"another secret") is None


@pytest.mark.parametrize(("copy", "row"), [(-1, 1), (1, -1), (32**8, 1), (1, 32**9)])
def test_numbers_that_do_not_fit_are_refused(copy: int, row: int) -> None:
    with pytest.raises(ValueError, match=r"id"):
        rowids.make(copy, row, SECRET)
