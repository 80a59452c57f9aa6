"""requirements.txt is exact, complete and free of what nobody uses."""

import re
import sys
from importlib.metadata import packages_distributions
from itertools import chain

from tests.product import LAYERS, ROOT, imported, python_files

PIN = re.compile(r"^([A-Za-z0-9_.-]+)==([0-9][0-9A-Za-z.]*)$")
# Found by other packages: by zoneinfo where the system has no time zones, by Peewee for PostgreSQL, by openpyxl
# against entity bombs.
NOT_IMPORTED = {"tzdata", "psycopg", "psycopg-binary", "defusedxml"}


def test_every_package_is_pinned_to_one_version() -> None:
    for name in ("requirements.txt", "tests/requirements.txt"):
        assert all(PIN.match(line) for line in _lines(name))


def test_every_package_is_imported_and_every_import_is_a_package() -> None:
    modules = {module for path in python_files() for module, _ in imported(path)}
    third_party = modules - sys.stdlib_module_names - set(LAYERS)
    packages = packages_distributions()
    unknown = third_party - set(packages)
    assert not unknown
    used = set(chain.from_iterable(_normal(packages[module]) for module in third_party))
    assert used == _required() - NOT_IMPORTED


def _lines(name: str) -> list[str]:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def _required() -> set[str]:
    return _normal(line.partition("==")[0] for line in _lines("requirements.txt"))


def _normal(names: "chain[str] | list[str]") -> set[str]:
    return {re.sub(r"[-_.]+", "-", name).lower() for name in names}
