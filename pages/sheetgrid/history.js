/** Undo and redo. The server keeps them, per person: it takes back the last batch and leaves others' changes alone. */
import { AUTOMATIC } from "./kinds.js";

export class History {
  constructor(grid) {
    this.grid = grid;
    this.last = Promise.resolve();
  }

  undo() {
    return this.ask("/undo", "undone");
  }

  redo() {
    return this.ask("/redo", "redone");
  }

  /** One after the other, and only when everything typed before has arrived. */
  ask(path, done) {
    this.grid.foot.forget();
    this.last = this.last.then(() => this.step(path, done)).catch((trouble) => this.failed(trouble));
    return this.last;
  }

  async step(path, done) {
    const { outbox, net, sync, foot, say, config } = this.grid;
    if (this.grid.refuses()) return;
    if (!(await outbox.drained())) {
      foot.note(say("undoOffline"));
      return;
    }
    const answer = await net.post(path, { client: config.client });
    await sync.reach(answer.v);
    if (!answer.nothing && sync.last?.v === answer.v) this.stand(sync.last);
    foot.note(answer.message || say(done));
  }

  /** Stands on what changed, as Excel does: on the rectangle or the rows, or on the first cell if it was neither. */
  stand({ set, add, move = [] }) {
    const { selection, editor, map } = this.grid;
    if (editor.open) return;
    const rows = this.rowsOf(add.length ? add.map(([id]) => id) : move.map(([id]) => id));
    if (rows.length) {
      selection.select(rows[0], 0, isRun(rows) ? rows.at(-1) : rows[0], map.lastColumn);
      return;
    }
    const cells = this.cellsOf(set);
    if (!cells.length) return;
    const [rs, cs] = ["r", "c"].map((axis) => [...new Set(cells.map((cell) => cell[axis]))].sort((a, b) => a - b));
    const isBox = isRun(rs) && isRun(cs) && cells.length === rs.length * cs.length;
    if (isBox) selection.select(rs[0], cs[0], rs.at(-1), cs.at(-1));
    else selection.select(cells[0].r, cells[0].c);
  }

  /** The displayed rows of these ids, in order. */
  rowsOf(ids) {
    const { rows } = this.grid;
    const found = ids.map((id) => rows.node(id)?.rowIndex ?? null).filter((r) => r !== null);
    return found.sort((a, b) => a - b);
  }

  /** The displayed cells among changed ones, in reading order; not those that the program fills in. */
  cellsOf(set) {
    const { rows, map, byKey } = this.grid;
    const columns = new Map(map.columns.map((column, c) => [column.getColId(), c]));
    const cells = set
      .filter(([, key]) => columns.has(key) && !AUTOMATIC.has(byKey.get(key).kind))
      .map(([id, key]) => ({ r: rows.node(id)?.rowIndex ?? null, c: columns.get(key) }))
      .filter(({ r }) => r !== null);
    return cells.sort((a, b) => a.r - b.r || a.c - b.c);
  }

  failed(trouble) {
    const { foot, say } = this.grid;
    if (!trouble.kind) console.error(trouble);
    foot.note(trouble.sentence || say(trouble.kind === "offline" ? "undoOffline" : "failed"));
  }
}

/** Numbers that follow each other without a gap. */
const isRun = (numbers) => numbers.at(-1) - numbers[0] === numbers.length - 1;
