"""Finding an entry by the letters its characters begin with in pinyin."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets.initials import LONGEST, MOST_VARIANTS, initials, of_labels


@pytest.mark.parametrize(
    ("text", "first", "among"),
    [
        ("便民服务角", "bmfwj", "bmfwj"),
        ("王小明", "wxm", "wxm"),
        ("长乐路", "cll", "cll"),
        ("重庆", "cq", "cq"),
        ("曾阿姨", "cay", "zay"),
        ("朝阳", "zy", "cy"),
        ("3号楼A座（东）", "3hlazd", "3hlazd"),
        ("Anna 王", "annaw", "annaw"),
        ("", "", ""),
        ("——", "", ""),
    ],
)
def test_the_letters_one_types(text: str, first: str, among: str) -> None:
    found = initials(text)
    assert found.split(" ")[0] == first
    assert among in found.split(" ")


@given(st.text(max_size=40))
def test_any_text_gives_few_short_spellings(text: str) -> None:
    found = initials(text).split(" ")
    assert len(found) <= MOST_VARIANTS and len(set(found)) == len(found)
    assert all(len(one) <= 3 * LONGEST for one in found)


def test_names_behind_links_keep_their_rows() -> None:
    assert of_labels({"person": {7: "三号楼", 9: "B座"}}) == {"person": {7: initials("三号楼"), 9: initials("B座")}}
