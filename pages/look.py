"""How pages get their look: the style sheets, and the few settings that Quasar takes from Python."""

import hashlib
from pathlib import Path

from nicegui import app, ui

STATIC = Path(__file__).parent / "static"


def address_of(name: str) -> str:
    """The address of a static file; it changes with its content, so that no browser keeps an old one."""
    return f"/static/{name}?v={hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]}"


_SHEETS = ("look", "quasar", "fields", "frame", "parts", "sheet", "upload", "merging")
STYLESHEETS = tuple(address_of(f"{name}.css") for name in _SHEETS)


def register() -> None:
    """Serve the static files and dress every page."""
    app.add_static_files("/static", STATIC)
    for address in STYLESHEETS:
        ui.add_head_html(f'<link rel="stylesheet" href="{address}">', shared=True)
    # Quasar's palette points at the tokens of look.css, so both follow the dark mode together.
    app.colors(
        primary="var(--brick)",
        secondary="var(--muted)",
        accent="var(--brick)",
        dark="var(--surface)",
        dark_page="var(--ground)",
        positive="var(--good)",
        negative="var(--wrong)",
        info="var(--info)",
        warning="var(--attention)",
    )
    # Otherwise the loading bar is an unnamed progressbar on every page (axe: aria-progressbar-name).
    app.config.quasar_config.setdefault("loadingBar", {})["skipHijack"] = True
    ui.button.default_props("unelevated no-caps")
    ui.menu_item.default_props("role=menuitem")  # Quasar makes it a list item, which a menu may not hold
    for field in (ui.input, ui.select, ui.textarea, ui.number):
        field.default_props("outlined dense")
