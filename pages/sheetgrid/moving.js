/** Moving the selected rows to another place in the order: by dragging their numbers, or with Alt+Shift+↑/↓. */
import { attributes, el } from "./dom.js";

export class Moving {
  constructor(grid) {
    this.grid = grid;
    this.lines = [];
  }

  /** Says why rows cannot be moved now; true if so. */
  refused() {
    const { grid } = this;
    const { say, foot, api } = grid;
    if (grid.refuses()) return true;
    if (!grid.sorted) return false;
    const unsort = () => api.applyColumnState({ defaultState: { sort: null } });
    foot.note(say("moveSorted"), { text: say("sortNone"), run: unsort });
    return true;
  }

  /** One row up (-1) or down (1). */
  by(step) {
    const { selection, map } = this.grid;
    const { box } = selection;
    if (!box || this.refused()) return;
    const gap = step < 0 ? box.top - 1 : Math.min(box.bottom, map.count - 1) + 2;
    if (box.top < map.count && gap >= 0 && gap <= map.count) this.to(gap);
  }

  /** Puts the selected rows before displayed row `gap`; the number of rows is the end. */
  to(gap) {
    const { grid } = this;
    const { selection, outbox, rows, foot, say } = grid;
    const nodes = selection.nodes();
    const { box } = selection;
    if (!nodes.length || (gap >= box.top && gap <= box.bottom + 1)) return;
    const ids = nodes.map((node) => node.data[0]);
    const [low, high] = this.room(gap, new Set(ids), ids.length);
    const move = ids.map((id, i) => [id, low + ((high - low) * (i + 1)) / (ids.length + 1)]);
    outbox.push({ label: say("didMove"), set: [], add: [], remove: [], move });
    rows.move(move);
    const top = rows.node(ids[0]).rowIndex;
    selection.select(top, box.left, top + ids.length - 1, box.right);
    foot.announce(say("moved", { n: ids.length, row: top + 1 }));
  }

  /** The positions between which `count` rows are put; rows that a filter hides have theirs too. */
  room(gap, moved, count) {
    const { map, rows } = this.grid;
    if (gap > 0) {
      const low = map.node(gap - 1).data[1];
      return [low, rows.nearest(low, 1, moved) ?? low + count + 1];
    }
    const high = map.node(0).data[1];
    return [rows.nearest(high, -1, moved) ?? high - count - 1, high];
  }

  // ------------------------------------------------------------ the line that shows where they will stand

  /** Where a pointer at height `y` over displayed row `r` would put rows. */
  gapAt(r, y) {
    const { map, box } = this.grid;
    if (r >= map.count) return map.count;
    const rect = map.rect(r, 0);
    return y - box.getBoundingClientRect().top > rect.y + rect.height / 2 ? r + 1 : r;
  }

  show(gap) {
    const { map } = this.grid;
    const before = map.node(gap - 1);
    const top = before ? before.rowTop + before.rowHeight : 0;
    if (!this.lines.length) {
      this.lines = [map.left, map.center].map((side) => {
        const line = attributes(el("div", "sg-drop"), { "aria-hidden": true });
        side.append(line);
        return line;
      });
    }
    for (const line of this.lines) line.style.top = `${top - 1}px`;
  }

  hide() {
    for (const line of this.lines.splice(0)) line.remove();
  }
}
