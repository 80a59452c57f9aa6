"""The product's own files as the tests of its shape see them."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
LAYERS = ("models", "sheets", "jobs", "pages", "app")  # each may import those before it


def python_files() -> list[Path]:
    """Every Python file that is shipped, tests left out."""
    found = [ROOT / "app.py", ROOT / "models.py"]
    for layer in ("sheets", "jobs", "pages"):
        found += sorted((ROOT / layer).rglob("*.py"))
    return [path for path in found if path.is_file()]


def name_of(path: Path) -> str:
    """The file's path from the project's root, for messages and test names."""
    return path.relative_to(ROOT).as_posix()


def layer_of(path: Path) -> str:
    """Which of LAYERS the file belongs to."""
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


@cache
def tree(path: Path) -> ast.Module:
    """The file, parsed."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def imported(path: Path) -> set[tuple[str, int]]:
    """(top-level module, line) of everything the file imports, inside functions too."""
    found = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {(alias.name.partition(".")[0], node.lineno) for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            module = layer_of(path) if node.level else (node.module or "")
            found.add((module.partition(".")[0], node.lineno))
    return found
