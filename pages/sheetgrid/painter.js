/**
 * What lies over the cells: the rectangles of the selection, the fill handle, the textarea and the tip. The
 * rectangles are absolute boxes inside AG Grid's containers: they scroll with the rows and no cell is drawn again.
 */
import { isBad } from "./cells.js";
import { contestButtons } from "./choosing.js";
import { attributes, el } from "./dom.js";

const SIDES = ["left", "center"];

export class Painter {
  constructor(grid) {
    this.grid = grid;
    this.fillBox = null; // where the fill handle is being dragged to
    this.boxes = {};
    this.handle = attributes(el("div", "sg-handle"), { "aria-hidden": true });
  }

  attach() {
    const { map } = this.grid;
    for (const side of SIDES) {
      for (const kind of ["range", "active", "fill"]) {
        const box = attributes(el("div", `sg-rect sg-${kind}`), { "aria-hidden": true });
        map[side].append(box);
        this.boxes[side + kind] = box;
      }
    }
  }

  /** Draws the rectangles and puts the textarea in its place. */
  paint() {
    for (const box of Object.values(this.boxes)) box.style.display = "none";
    this.handle.remove();
    const { selection } = this.grid;
    if (selection.at) {
      const { row, column } = selection.at;
      for (const side of SIDES) this.boxes[`${side}range`].classList.toggle("single", selection.isSingle);
      this.draw("range", selection.box);
      this.draw("active", { top: row, bottom: row, left: column, right: column });
      if (this.fillBox) this.draw("fill", this.fillBox);
    }
    this.grid.bands.strips.mark();
    this.place();
  }

  draw(kind, box) {
    const { map } = this.grid;
    const first = map.node(box.top);
    if (!first) return;
    const last = map.node(Math.min(box.bottom, Math.max(box.top, map.count - 1)));
    for (const side of SIDES) {
      const columns = map.columns.slice(box.left, box.right + 1).filter((c) => map.isLeft(c) === (side === "left"));
      if (!columns.length) continue;
      const element = this.boxes[side + kind];
      this.stretch(element, this.parent(side, first), columns, first, last);
      const corner = columns.at(-1) === map.columns[box.right];
      if (kind === "range" && corner && this.canFill(first)) this.putHandle(element, box);
    }
  }

  /** The handle lies across the corner; at the borders of the table, where it would be cut, inside it. */
  putHandle(element, box) {
    const { map } = this.grid;
    this.handle.classList.toggle("at-right", box.right === map.lastColumn);
    this.handle.classList.toggle("at-bottom", box.bottom >= map.count - 1);
    element.append(this.handle);
  }

  stretch(element, parent, columns, first, last) {
    const { map } = this.grid;
    if (element.parentNode !== parent) parent.append(element);
    const left = columns[0].getLeft();
    const right = columns.at(-1).getLeft() + columns.at(-1).getActualWidth();
    Object.assign(element.style, {
      display: "",
      left: `${left}px`,
      width: `${right - left}px`,
      top: `${map.rowTop(first)}px`,
      height: `${last.rowTop + last.rowHeight - map.rowTop(first)}px`,
    });
  }

  parent(side, node) {
    const { map } = this.grid;
    if (!node.rowPinned) return map[side];
    return side === "left" ? map.bottomLeft : map.bottomCenter;
  }

  canFill(node) {
    return !this.grid.readonly && !this.grid.editor.open && !node.rowPinned;
  }

  /** Keeps the textarea, or the open editor, on its cell. */
  place() {
    const { selection, editor, map, textarea } = this.grid;
    const where = editor.open ? editor.where() : selection.at;
    if (!where || where.row > map.lastRow || !map.node(where.row)) return;
    const rect = map.rect(where.row, where.column);
    Object.assign(textarea.style, {
      left: `${rect.x}px`,
      top: `${rect.y}px`,
      minWidth: `${rect.width}px`,
      minHeight: `${rect.height}px`,
    });
    if (editor.open) this.fit(rect);
    else Object.assign(textarea.style, { width: `${rect.width}px`, height: `${rect.height}px` });
    this.tip(where, rect);
  }

  /** Lets the open editor grow with its text, and moves it where it would stick out of the table. */
  fit(rect) {
    const { editor, textarea, box } = this.grid;
    editor.grow(rect.x);
    const inside = (at, size, room) => Math.max(0, Math.min(at, room - size - 2));
    if (rect.x < box.clientWidth) textarea.style.left = `${inside(rect.x, textarea.offsetWidth, box.clientWidth)}px`;
    if (rect.y < box.clientHeight) textarea.style.top = `${inside(rect.y, textarea.offsetHeight, box.clientHeight)}px`;
  }

  /** The note under the active cell: a conflict while editing, else the sentence of a bad value. */
  tip(where, rect) {
    const { map, editor, tip, textarea, box } = this.grid;
    const column = map.column(where.column);
    const cell = map.cell(where.row, where.column);
    const note = editor.open ? editor.note : "";
    const bad = !editor.open && isBad(cell) ? this.grid.sentence(map.node(where.row), column, cell) : "";
    const refusal = this.refusal?.at === this.grid.selection.at ? this.refusal.text : "";
    const text = note || refusal || bad;
    if (this.told !== text) tip.replaceChildren(text, ...(note ? [contestButtons(this.grid)] : []));
    this.told = text;
    tip.classList.toggle("on", Boolean(text));
    tip.classList.toggle("note", Boolean(note || refusal));
    if (!note) tip.classList.remove("insist");
    if (!text) return;
    const height = editor.open ? textarea.offsetHeight : rect.height;
    const below = rect.y + height + 4;
    const above = rect.y - tip.offsetHeight - 4;
    const lifted = above > 0 && (editor.popup || below + tip.offsetHeight > box.clientHeight); // a list lies below
    tip.style.left = `${Math.max(4, Math.min(rect.x, box.clientWidth - tip.offsetWidth - 4))}px`;
    tip.style.top = `${lifted ? above : below}px`;
  }

  /** Says at the cell itself why nothing can be written there, until the hand goes elsewhere. */
  refuse(text) {
    this.refusal = { text, at: this.grid.selection.at };
    this.place();
  }

  /** The note asks for a choice before the person goes on. */
  insist() {
    const { tip } = this.grid;
    tip.classList.remove("insist");
    void tip.offsetWidth; // begins the motion again
    tip.classList.add("insist");
  }

  /** What a screen reader hears when the active cell changes. */
  announce() {
    const { map, selection, textarea } = this.grid;
    const at = selection.at;
    const node = at && map.node(at.row);
    if (!node) return;
    textarea.setAttribute("aria-label", this.spoken(node, at));
  }

  /** The active cell in words; on coming into another group, its band first. */
  spoken(node, at) {
    const { map, bands, say } = this.grid;
    const column = map.column(at.column);
    if (node.rowPinned) return say("newRowCell", { title: column.title });
    const group = bands.groupAt(at.row);
    const isNew = group && (group.isFolded || group.text !== this.group);
    this.group = group?.text;
    const band = isNew ? bands.strips.spoken(group) : "";
    if (group?.isFolded) return band;
    const cell = map.cell(at.row, at.column);
    const value = this.grid.rows.painted(column, cell) || say("empty");
    const bad = isBad(cell) ? this.grid.sentence(node, column, cell) : "";
    const where = say("cell", { row: bands.numberOf(node), title: column.title, value });
    return [band, where, bad].filter(Boolean).join("　");
  }
}
