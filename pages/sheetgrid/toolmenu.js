/** The tools of the whole table as a menu under the hand, so that the keyboard comes to each of them. */
import { columnChecks } from "./columnmenu.js";
import { openGotoRow } from "./gotorow.js";
import { openShortcuts } from "./shortcuts.js";
import { openSorting } from "./sortpanel.js";

/** How tall rows may be, by the keys of their names. */
const HEIGHTS = { compact: "compactHeight", normal: "normalHeight", wide: "wideHeight" };

/** Lines of the menu; `submenu` opens other lines in its place. */
export function toolItems(grid, submenu) {
  const { say, finder, shape, readonly } = grid;
  const wraps = shape.wrapped.size > 0;
  return [
    [say(readonly ? "findDots" : "findReplaceDots"), "Ctrl+F", () => finder.open()],
    [say("goRowDots"), "Ctrl+G", () => openGotoRow(grid)],
    [say("sortSeveral"), "", () => openSorting(grid)],
    [say("clearFilters"), "", () => grid.clearFilters()],
    null,
    [say("columns"), "▸", () => submenu(columnChecks(grid, submenu))],
    [say("rowHeight"), "▸", () => submenu(heightItems(grid))],
    [say("wrap"), "", () => shape.wrapAll(!wraps), wraps],
    null,
    [say("shortcutsDots"), "Ctrl+/", () => openShortcuts(grid)],
  ];
}

function heightItems({ say, shape }) {
  const line = ([height, name]) => [say(name), "", () => shape.setHeight(height), shape.height === height];
  return Object.entries(HEIGHTS).map(line);
}
