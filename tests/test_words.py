"""Every text on a screen exists in both languages, with the same places to fill in."""

import ast
import re
from collections.abc import Iterator
from string import Formatter

import pytest

from pages.english import ENGLISH
from pages.words import words
from tests.product import ROOT, name_of, python_files, tree

IN_A_TEMPLATE = re.compile(r"""\bt\(\s*"([^"]+)\"""")


def _texts() -> Iterator[tuple[str, str]]:
    """(text, where) of every literal that pages put through `t` or mark with `later`."""
    for path in (path for path in python_files() if name_of(path).startswith("pages/")):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and _is_words(node.func) and node.args:
                for text in _literals(node.args[0]):
                    yield text, f"{name_of(path)}:{node.lineno}"
    for path in sorted((ROOT / "pages" / "templates").glob("*.html")):
        for text in IN_A_TEMPLATE.findall(path.read_text(encoding="utf-8")):
            yield text, name_of(path)


def _is_words(function: ast.expr) -> bool:
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return name in ("t", "later")


def _literals(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


TEXTS = dict(_texts())


@pytest.mark.parametrize("text", sorted(TEXTS))
def test_a_text_has_an_english_one_with_the_same_places(text: str) -> None:
    assert text in ENGLISH, f"{TEXTS[text]} has no English"
    assert _places(ENGLISH[text]) == _places(text)


def test_there_is_no_english_that_nobody_shows() -> None:
    assert sorted(set(ENGLISH) - set(TEXTS)) == []


def test_words_fill_in_and_fall_back_to_chinese() -> None:
    assert words("zh")("{n} 天", n=2) == "2 天"
    assert words("en")("{n} 天", n=2) == "2 d"
    assert words("en")("没有英文的话") == "没有英文的话"
    assert words("fr").language == "zh"
