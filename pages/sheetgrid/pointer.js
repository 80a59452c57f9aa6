/** Mouse and finger: selecting, dragging rectangles, the fill handle, double click and long press. */

const EDGE = 12; // px at the border of the table where dragging scrolls
const FAR = 5; // px from which a press is a drag
const TICK = 40; // ms between two steps of that scrolling
const TWICE = 400; // ms within which two presses are a double click

export class Pointer {
  constructor(grid) {
    this.grid = grid;
  }

  attach() {
    const { root, map } = this.grid;
    const area = map.element;
    const onCells = (event) => event.target.closest(".ag-cell, .sg-rect");
    area.addEventListener("mousedown", (event) => onCells(event) && event.preventDefault(), true); // keep the focus
    area.addEventListener("pointerdown", (event) => this.down(event));
    area.addEventListener("click", (event) => this.click(event));
    area.addEventListener("click", (event) => this.header(event), true); // before AG Grid sorts
    area.addEventListener("dblclick", (event) => this.double(event));
    root.addEventListener("contextmenu", (event) => this.context(event));
  }

  down(event) {
    const { grid } = this;
    if (event.target === grid.painter.handle) {
      this.dragHandle(event);
      return;
    }
    const hit = grid.map.hit(event.clientX, event.clientY);
    if (!hit || event.button === 1) return;
    grid.touch = event.pointerType === "touch";
    if (grid.editor.open && !grid.editor.leave()) return;
    grid.selection.tabFrom = null;
    if (grid.touch) return; // a finger may be scrolling: its click tells
    if (event.button === 2) this.beforeMenu(hit);
    else this.press(event, hit);
    grid.focus();
  }

  /** A right click inside the selection keeps it. */
  beforeMenu({ r, c }) {
    const { selection } = this.grid;
    if (c < 0) {
      const box = selection.box;
      const inside = box && r >= box.top && r <= box.bottom;
      if (!inside) selection.wholeRows(r, r);
    } else if (!selection.contains(r, c)) selection.select(r, c, r, c, { scroll: false });
  }

  press(event, { r, c }) {
    const { selection } = this.grid;
    const at = selection.at;
    if (c < 0 && !event.shiftKey && this.holdsRow(r)) {
      this.dragRows(event, r);
      return;
    }
    if (c < 0) selection.wholeRows(event.shiftKey && at ? at.anchorRow : r, r);
    else if (event.shiftKey && at) selection.extend(r, c);
    else {
      selection.select(r, c, r, c, { scroll: false });
      if (this.onTick(event, c)) this.grid.writer.toggle();
    }
    this.dragCells(c < 0);
  }

  /** Is the row one of several that are selected as a whole: then its number is a handle. */
  holdsRow(r) {
    const { selection, map } = this.grid;
    const { box } = selection;
    return box && r < map.count && box.left === 0 && box.right === map.lastColumn && selection.contains(r, 0);
  }

  /** Moves the selected rows; without a movement it is a click, which selects this one. */
  dragRows(event, row) {
    const { map, selection, moving } = this.grid;
    let gap = null;
    let refused = false;
    const to = ({ clientX, clientY }) => {
      if (gap === null && Math.abs(clientY - event.clientY) < FAR) return;
      refused ||= gap === null && moving.refused();
      const hit = map.near(clientX, clientY);
      gap = hit ? moving.gapAt(hit.r, clientY) : (gap ?? row);
      if (!refused) moving.show(gap);
    };
    const done = ({ isOff }) => {
      moving.hide();
      if (gap === null) selection.wholeRows(row, row);
      else if (!refused && !isOff) moving.to(gap);
    };
    this.track(to, done);
  }

  onTick(event, c) {
    const tick = document.elementFromPoint(event.clientX, event.clientY)?.closest(".sg-tick");
    return tick && this.grid.map.column(c).kind === "yesno";
  }

  /** A tap selects; a tap on the selected cell edits it. */
  click(event) {
    const { grid } = this;
    const hit = grid.touch && grid.map.hit(event.clientX, event.clientY);
    if (!hit || grid.editor.open) return;
    const { selection, editor, textarea } = grid;
    if (hit.c < 0) selection.wholeRows(hit.r, hit.r);
    else {
      const again = selection.row === hit.r && selection.column === hit.c && selection.isSingle;
      selection.select(hit.r, hit.c, hit.r, hit.c, { scroll: false });
      if (this.onTick(event, hit.c)) grid.writer.toggle();
      else if (again) editor.begin("edit");
    }
    if (!editor.open) textarea.inputMode = "none";
    grid.focus();
  }

  /** Ctrl and a click on a heading selects the column, with Shift up to it; a click alone sorts. */
  header(event) {
    const { grid } = this;
    const c = grid.map.columnIndex(event.target.closest(".ag-header-cell")?.getAttribute("col-id"));
    if (c < 0 || !(event.ctrlKey || event.metaKey)) return;
    event.stopPropagation();
    event.preventDefault();
    if (grid.editor.open && !grid.editor.leave()) return;
    const from = event.shiftKey && grid.selection.at ? grid.selection.at.anchorColumn : c;
    grid.selection.wholeColumns({ left: from, right: c });
    grid.focus();
  }

  double(event) {
    const { grid } = this;
    const hit = grid.map.hit(event.clientX, event.clientY);
    if (hit && hit.c >= 0 && grid.map.column(hit.c).kind !== "yesno") grid.editor.begin("edit");
  }

  context(event) {
    const { map, byKey, menu } = this.grid;
    const header = event.target.closest(".ag-header-cell");
    const key = header?.getAttribute("col-id");
    if (byKey.has(key)) menu.atHeader(event, key);
    else if (map.hit(event.clientX, event.clientY)) menu.atCell(event);
    else return;
    event.preventDefault();
  }

  dragCells(wholeRows) {
    const { map, selection } = this.grid;
    const to = (event) => {
      const hit = map.near(event.clientX, event.clientY);
      if (hit && wholeRows) selection.wholeRows(selection.at.anchorRow, hit.r);
      else if (hit) selection.extend(hit.r, Math.max(0, hit.c), { scroll: false });
    };
    this.track(to, () => {});
  }

  dragHandle(event) {
    const { map, selection, painter, filling } = this.grid;
    event.preventDefault();
    event.stopPropagation();
    let hit = null;
    const to = (moved) => {
      hit = map.near(moved.clientX, moved.clientY) ?? hit;
      if (!hit) return;
      painter.fillBox = stretched(selection.box, hit.r, Math.max(0, hit.c));
      painter.paint();
    };
    const done = ({ isOff, ctrlKey }) => {
      const source = { ...selection.box }; // as it lies by now: others may have put rows in above it
      const target = hit && stretched(source, hit.r, Math.max(0, hit.c));
      painter.fillBox = null;
      painter.paint();
      if (target && !isOff) filling.drag(source, target, { flip: ctrlKey });
      else if (!target && this.isSecond()) filling.toTheEnd(source);
      this.grid.focus();
    };
    this.track(to, done);
  }

  /** Was the handle pressed a moment ago as well? A double click cannot be heard: each press draws the handle anew. */
  isSecond() {
    const before = this.pressedAt ?? -TWICE;
    this.pressedAt = performance.now();
    return this.pressedAt - before < TWICE;
  }

  /** Follows the pointer until it is let go, scrolling at the edges of the table; Escape calls it off. */
  track(onMove, onEnd) {
    let last = null;
    const scroll = setInterval(() => last && this.scrollAtEdge(last) && onMove(last), TICK);
    const move = (event) => {
      last = event;
      onMove(event);
    };
    const end = (event) => {
      clearInterval(scroll);
      for (const [name, listener] of listeners) removeEventListener(name, listener, true);
      onEnd({ isOff: event.type !== "pointerup", ctrlKey: event.ctrlKey || event.metaKey });
    };
    const key = (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      end(event);
    };
    const listeners = [["pointermove", move], ["pointerup", end], ["pointercancel", end], ["keydown", key]];
    for (const [name, listener] of listeners) addEventListener(name, listener, true);
  }

  scrollAtEdge({ clientX, clientY }) {
    const { viewport, centerViewport } = this.grid.map;
    const rows = viewport.getBoundingClientRect();
    const columns = centerViewport.getBoundingClientRect();
    const down = beyond(clientY, rows.top + EDGE / 2, rows.bottom - EDGE);
    const right = beyond(clientX, columns.left + EDGE / 2, columns.right - EDGE);
    const sideways = clientX > columns.left - 60 ? right : 0; // over frozen columns nothing scrolls
    viewport.scrollTop += paceOf(down);
    centerViewport.scrollLeft += paceOf(sideways);
    return down !== 0 || sideways !== 0;
  }
}

/** How far `x` lies outside, with its sign. */
const beyond = (x, low, high) => (x > high ? x - high : Math.min(0, x - low));

/** The farther outside, the faster. */
const paceOf = (distance) => Math.sign(distance) * 60 * (1 + Math.floor(Math.abs(distance) / 16));

/** The source rectangle made longer towards (r, c), down or across, whichever is farther. */
function stretched(source, r, c) {
  const rows = Math.max(r - source.bottom, source.top - r, 0);
  const columns = Math.max(c - source.right, source.left - c, 0);
  if (!rows && !columns) return null;
  if (rows >= columns) return { ...source, top: Math.min(r, source.top), bottom: Math.max(r, source.bottom) };
  return { ...source, left: Math.min(c, source.left), right: Math.max(c, source.right) };
}
