"""models <- sheets <- jobs <- pages <- app: who may import whom, and what stays out of which layer."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.product import LAYERS, ROOT, imported, layer_of, name_of, python_files, tree

ALLOWED = {
    "models": {"peewee", "playhouse", "orjson"},
    "sheets": {
        *("peewee", "playhouse", "sqlite3", "openpyxl", "python_calamine"),
        *("orjson", "rapidfuzz", "argon2", "pypinyin"),
    },
    "jobs": {"peewee", "apscheduler", "httpx", "dateutil", "icalendar", "orjson", "cryptography"},
    "pages": {"nicegui", "fastapi", "starlette", "orjson"},
    "app": {"nicegui"},
}
OURS = {
    "models": set(),
    "sheets": {"models", "sheets"},
    "jobs": {"models", "sheets", "jobs"},
    "pages": {"sheets", "jobs", "pages"},
    "app": {"models", "sheets", "jobs", "pages"},
}
QUERY_WORDS = {"select", "where", "execute", "execute_sql", "get_or_none", "get_by_id", "insert_many", "delete_by_id"}
SQL = re.compile(r"^\s*(SELECT\s.+\sFROM|INSERT\s+INTO|UPDATE\s.+\sSET|DELETE\s+FROM)\b", re.IGNORECASE | re.DOTALL)
BROWSER_CODE = re.compile(
    r"""<script(?!\ src=)
      | \b(?:document|window)\.\w            # a script that reaches into the page
      | \bfunction\s*\w*\(|=>\s*[{(\w]       # a function of JavaScript
      | \{\s*[\w-]+\s*:[^{}]*;[^{}]*\}       # a rule of CSS
    """,
    re.VERBOSE,
)
FILES = python_files()
SCREEN_FILES = [path for kind in ("js", "css") for path in sorted((ROOT / "pages").rglob(f"*.{kind}"))]


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_file_imports_what_its_layer_may(path: Path) -> None:
    layer = layer_of(path)
    may = ALLOWED[layer] | OURS[layer] | sys.stdlib_module_names - {"sqlite3"}
    wrong = [f"{name_of(path)}:{line} imports {module}" for module, line in imported(path) if module not in may]
    assert not wrong


def test_every_layer_is_in_both_tables() -> None:
    assert set(ALLOWED) == set(OURS) == set(LAYERS)


@pytest.mark.parametrize("path", [path for path in FILES if layer_of(path) == "pages"], ids=name_of)
def test_pages_ask_functions_and_never_query(path: Path) -> None:
    wrong = [f"{name_of(path)}:{node.lineno} says .{word}(" for node, word in _query_calls(path)]
    wrong += [f"{name_of(path)}:{line} holds SQL" for line, text in _strings(path) if SQL.match(text)]
    assert not wrong


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_javascript_and_css_live_in_files_of_their_own(path: Path) -> None:
    wrong = [f"{name_of(path)}:{line}: {text[:60]}" for line, text in _strings(path) if BROWSER_CODE.search(text)]
    assert not wrong


@pytest.mark.parametrize("path", [*FILES, *SCREEN_FILES], ids=name_of)
def test_no_file_is_longer_than_400_lines(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= 400


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_every_module_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(tree(path))


def _query_calls(path: Path) -> Iterator[tuple[ast.Call, str]]:
    """Calls of methods named like parts of a query; `ui.select` is a drop-down."""
    for node in ast.walk(tree(path)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        of_ui = isinstance(node.func.value, ast.Name) and node.func.value.id == "ui"
        if node.func.attr in QUERY_WORDS and not of_ui:
            yield node, node.func.attr


def _strings(path: Path) -> Iterator[tuple[int, str]]:
    """(line, text) of every string that is not a docstring."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docstrings = {id(node.body[0].value) for node in ast.walk(tree(path)) if _documented(node, documented)}
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value


def _documented(node: ast.AST, kinds: tuple[type[ast.AST], ...]) -> bool:
    body = getattr(node, "body", None)
    return isinstance(node, kinds) and bool(body) and isinstance(body[0], ast.Expr)
