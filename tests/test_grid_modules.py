"""The grid's modules, as far as no browser is needed: what oxlint does not see of them, and their version."""

import re
from pathlib import Path

import pytest

from pages import grid

MODULES = sorted(grid.MODULES.glob("*.js"))
IMPORT = re.compile(r"^import (?:\* as (\w+)|\{([^}]*)\}) from \"([^\"]+)\";", re.MULTILINE)
DECLARED = re.compile(r"^  (\w+): \"", re.MULTILINE)

each_module = pytest.mark.parametrize("path", [*MODULES, grid.MODULES.parent / "sheet_grid.js"], ids=lambda p: p.name)


def source(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_an_edit_in_place_changes_the_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "MODULES", tmp_path)
    module = tmp_path / "index.js"
    module.write_text("export const one = 1;", encoding="utf-8")
    first = grid._version()
    assert grid._version() == first
    module.write_text("export const one = 2;", encoding="utf-8")
    assert grid._version() != first


@each_module
def test_a_module_is_small_and_says_what_it_is(path: Path) -> None:
    lines = source(path).splitlines()
    assert lines[0].startswith("/**")
    assert len(lines) <= 300
    assert max(map(len, lines)) <= 120


@each_module
def test_each_of_several_exports_says_what_it_is(path: Path) -> None:
    lines = source(path).splitlines()
    exports = [number for number, line in enumerate(lines) if re.match(r"export (async )?(function|class|const)", line)]
    texts = path.name.startswith("words_")
    undocumented = [lines[number] for number in exports if not lines[number - 1].endswith("*/")]
    assert texts or len(exports) == 1 or undocumented == []


@each_module
def test_imports_exist_and_are_used(path: Path) -> None:
    text = source(path)
    for whole, names, where in IMPORT.findall(text):
        known = where in ("nicegui-aggrid", "sheetgrid")
        assert known or (grid.MODULES / where).is_file(), where
        for name in [whole] if whole else names.split(","):
            if name.strip():
                assert len(re.findall(rf"\b{name.strip()}\b", text)) > 1, f"{name.strip()} from {where}"


def test_every_text_is_there_and_is_said_somewhere() -> None:
    texts = [path for path in MODULES if path.name.startswith("words")]
    declared = set(DECLARED.findall("".join(map(source, texts))))
    others = "".join(source(path) for path in MODULES if path not in texts)
    said = set(re.findall(r"\bsay\(\s*\"(\w+)\"", others)) | set(re.findall(r"\"(did[A-Z]\w+)\"", others))
    assert said <= declared
    quoted = set(re.findall(r"\"(\w+)\"", others))
    assert sorted(declared - quoted) == []
