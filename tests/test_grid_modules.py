"""The grid's modules, as far as no browser is needed."""

from pathlib import Path

import pytest

from pages import grid


def test_an_edit_in_place_changes_the_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "MODULES", tmp_path)
    module = tmp_path / "index.js"
    module.write_text("export const one = 1;", encoding="utf-8")
    first = grid._version()
    assert grid._version() == first
    module.write_text("export const one = 2;", encoding="utf-8")
    assert grid._version() != first


def test_modules_are_small_and_import_only_each_other() -> None:
    for path in grid.MODULES.glob("*.js"):
        lines = path.read_text(encoding="utf-8").splitlines()
        assert len(lines) <= 300, path.name
        assert max(map(len, lines)) <= 120, path.name
        for line in lines:
            if line.startswith("import") or line.startswith("} from"):
                source = line.rsplit('"', 2)[1]
                assert source == "nicegui-aggrid" or (grid.MODULES / source).is_file(), f"{path.name}: {line}"
