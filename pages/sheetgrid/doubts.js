/**
 * Rows that may differ from the server's, because two people touched them at once: they are read again once nothing
 * of ours is on the way, so that all screens end alike.
 */
import { FIRST } from "./rows.js";

const RETRY = 3000;

export class Doubts {
  constructor(grid) {
    this.grid = grid;
    this.rows = new Set(); // ids
  }

  get size() {
    return this.rows.size;
  }

  add(row) {
    this.rows.add(row);
  }

  /** These rows are read again soon. */
  raise(rows) {
    for (const row of rows) this.rows.add(row);
    if (!this.grid.outbox.queue.length) this.settle();
  }

  /** Reads the doubtful rows again, once nothing of ours is on the way. */
  async settle() {
    await this.read().catch(() => {}); // the timer tries again
    clearTimeout(this.timer);
    if (this.size) this.timer = setTimeout(() => this.settle(), RETRY);
  }

  async read() {
    const { net, outbox, sync } = this.grid;
    for (let i = 0; i < 5 && this.size && !outbox.queue.length; i++) {
      const ids = [...this.rows];
      const answer = await net.post("/read", { ids });
      await sync.reach(answer.v); // nothing older may arrive behind these rows
      if (sync.v !== answer.v || outbox.queue.length) continue;
      for (const id of ids) this.rows.delete(id);
      this.replace(ids, new Map(answer.rows.map((data) => [data[0], data])));
    }
  }

  /** Makes these rows what the server says they are. */
  replace(ids, truth) {
    const { rows } = this.grid;
    const redraw = new Set();
    for (const id of ids) {
      const node = rows.node(id);
      const data = truth.get(id);
      if (!data && node) rows.remove([node]);
      if (!data) continue;
      if (!node || node.data[1] !== data[1]) rows.insert([data]);
      else {
        this.grid.columns.forEach((column, i) => rows.put(node, column.key, data[i + FIRST]));
        redraw.add(node);
      }
    }
    if (redraw.size) rows.redraw(redraw);
    this.grid.outbox.contest.show();
  }

  close() {
    clearTimeout(this.timer);
  }
}
