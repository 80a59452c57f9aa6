"""The tokens of the look: readable in light and dark, and the only colours and sizes that pages use."""

import re
from pathlib import Path

import pytest

from tests.product import ROOT

STATIC = ROOT / "pages" / "static"
LOOK = (STATIC / "look.css").read_text(encoding="utf-8")
OURS = sorted(STATIC.glob("*.css"))


def _tokens(selector: str) -> dict[str, str]:
    block = LOOK[LOOK.index(f"\n{selector} {{") :]
    return dict(re.findall(r"--([\w-]+): ([^;]+);", block[: block.index("\n}")]))


LIGHT = _tokens(":root")
DARK = LIGHT | _tokens("body.body--dark")

# (ink, ground, least contrast): 4.5 for text, 3 for the line around a control (WCAG 2.2, 1.4.3 and 1.4.11)
PAIRS = [
    *((ink, ground, 4.5) for ink in ("ink", "muted", "brick", "info") for ground in ("ground", "surface")),
    *((ink, "sunken", 4.5) for ink in ("ink", "muted", "brick")),
    *((name, f"{name}-ground", 4.5) for name in ("good", "attention", "wrong", "info", "brick")),
    ("on-brick", "brick", 4.5),
    ("on-brick", "brick-deep", 4.5),
    ("edge", "ground", 3.0),
    ("edge", "surface", 3.0),
]


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_what_is_written_can_be_read(tokens: dict[str, str], ink: str, ground: str, least: float) -> None:
    assert _contrast(tokens[ink], tokens[ground]) >= least


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_a_style_sheet_uses_only_names_that_exist(path: Path) -> None:
    css = path.read_text(encoding="utf-8")
    used = set(re.findall(r"var\(--([\w-]+)", css))
    own = set(re.findall(r"^\s*--([\w-]+):", css, re.MULTILINE))
    assert used - own - set(LIGHT) == set()


@pytest.mark.parametrize("path", [path for path in OURS if path.name != "look.css"], ids=lambda path: path.name)
def test_no_other_style_sheet_invents_a_colour(path: Path) -> None:
    css = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\([^)]*\)|hsla?\([^)]*\)", css) == []


def test_no_font_is_fetched() -> None:
    for path in OURS:
        assert "@font-face" not in path.read_text(encoding="utf-8")
        assert "url(" not in path.read_text(encoding="utf-8")


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance of #rrggbb (WCAG 2.2, 'relative luminance')."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
