"""The parts of an .xlsx package around its sheets: their list, the defined names, the properties of the document.

Standard library only, as the reading process imports it.
"""

import posixpath
import zipfile
from dataclasses import dataclass, field

from sheets.guard import MEGABYTE, feed

WORKBOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
PROPERTIES = "docProps/custom.xml"
CORE = "docProps/core.xml"
OURS = "gexli_"  # our own properties begin like this
KEYWORDS = "keywords"

MOST_ELEMENTS = 5_000
LONGEST_TEXT = 2_000

Element = tuple[str, dict[str, str], str]  # name without its prefix, attributes, text


@dataclass(frozen=True, kw_only=True, slots=True)
class Parts:
    """`sheets`: title -> part; `names`: defined name -> what it refers to; `properties`: name -> text."""

    sheets: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    properties: dict[str, str] = field(default_factory=dict)


def read_parts(archive: zipfile.ZipFile) -> Parts:
    """What the package says about itself. Raises Barred."""
    targets = {
        attributes.get("Id", ""): posixpath.normpath(posixpath.join("/xl", attributes.get("Target", ""))).lstrip("/")
        for _, attributes, _ in _elements(archive, RELATIONS, "Relationship")
    }
    sheets: dict[str, str] = {}
    names: dict[str, str] = {}
    for name, attributes, text in _elements(archive, WORKBOOK, "sheet", "definedName"):
        title = attributes.get("name", "")
        if name == "sheet":
            identity = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            sheets[title] = targets.get(identity, "")
        else:
            names[title] = text
    return Parts(sheets=sheets, names=names, properties=_properties(archive))


def _properties(archive: zipfile.ZipFile) -> dict[str, str]:
    found: dict[str, str] = {}
    title = ""
    for name, attributes, text in _elements(archive, PROPERTIES, "property", "lpwstr"):
        if name == "property":
            title = attributes.get("name", "")
        elif title.startswith(OURS):
            found[title] = text
    for _, _, text in _elements(archive, CORE, KEYWORDS):
        found[KEYWORDS] = text
    return found


def _elements(archive: zipfile.ZipFile, part: str, *wanted: str) -> list[Element]:
    """The elements of these names in a part, in order; none if there is no such part or it is huge."""
    found: list[Element] = []
    pieces: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> bool:
        close()
        name = name.rsplit(":", 1)[-1]
        if name not in wanted or len(found) >= MOST_ELEMENTS:
            return False
        found.append((name, attributes, ""))
        return True

    def close() -> None:
        if pieces:
            name, attributes, _ = found[-1]
            found[-1] = name, attributes, "".join(pieces)[:LONGEST_TEXT].strip()
            pieces.clear()

    try:
        info = archive.getinfo(part)
    except KeyError:
        return []
    if info.file_size <= 4 * MEGABYTE:
        with archive.open(info) as opened:
            feed(opened, start, pieces.append)
        close()
    return found
