/**
 * The keyboard on the headings of the columns. AG Grid sorts with Enter, walks with ←/→, and changes widths and places
 * with Alt and Shift; the menu of a column is ours. Tab comes to the headings once, and leaves them for the cells.
 */
export class Headings {
  constructor(grid) {
    this.grid = grid;
  }

  attach() {
    this.area = this.grid.map.element.querySelector(".ag-header");
    this.area.addEventListener("keydown", (event) => this.key(event), true);
  }

  get cells() {
    return [...this.area.querySelectorAll(".ag-header-cell[tabindex]")];
  }

  /** Gives the keyboard to the heading of the active column. */
  focus() {
    const { selection, map } = this.grid;
    const key = selection.at && map.key(selection.column);
    const cell = this.cells.find((one) => one.getAttribute("col-id") === key) ?? this.cells[0];
    cell?.focus();
  }

  key(event) {
    const { grid } = this;
    const { key } = event;
    const cell = event.target.closest(".ag-header-cell");
    if (!cell || event.isComposing) return;
    const opens = key === "ContextMenu" || (key === "F10" && event.shiftKey) || (key === "ArrowDown" && event.altKey);
    const leaves = key === "Escape" || key === "F6" || key === "ArrowDown" || (key === "Tab" && !event.shiftKey);
    if (opens && grid.byKey.has(cell.getAttribute("col-id"))) grid.menu.atHeader(null, cell.getAttribute("col-id"));
    else if (leaves) grid.focus();
    else if (key === "Tab") {
      this.cells[0]?.focus(); // from there AG Grid goes back out of the table
      return;
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
