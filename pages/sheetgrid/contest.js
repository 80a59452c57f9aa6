/**
 * Cells that were written here while the line was down, and meanwhile by somebody else too. They are not sent: they
 * stay as they were typed, marked, until the person has chosen. They outlive a reload, as unsent batches do.
 */
import { storage } from "./dom.js";
import { sameCell, toWire, wireText } from "./cells.js";
import { parse } from "./kinds.js";

const cellOf = (row, key) => `${row}|${key}`;

export class Contest {
  constructor(grid) {
    const { config } = grid;
    this.grid = grid;
    this.prefix = `sg-contest:${config.url}:${config.person ?? ""}:`;
    this.key = this.prefix + config.client;
    this.items = new Map(); // cell → {row, key, mine, theirs, by, at}; `mine` as it is sent
    this.adopt();
  }

  adopt() {
    const keys = storage(() => Object.keys(localStorage).filter((key) => key.startsWith(this.prefix))) ?? [];
    for (const key of keys) {
      for (const item of storage(() => JSON.parse(localStorage.getItem(key))) ?? []) this.add(item);
      storage(() => localStorage.removeItem(key));
    }
    this.store();
  }

  add(item) {
    this.items.set(cellOf(item.row, item.key), item);
  }

  has(row, key) {
    return this.items.has(cellOf(row, key));
  }

  store() {
    if (this.items.size) storage(() => localStorage.setItem(this.key, JSON.stringify([...this.items.values()])));
    else storage(() => localStorage.removeItem(this.key));
  }

  // ------------------------------------------------------------ after the line was down

  /** Takes cells out of the waiting batches that somebody else wrote since these were typed. */
  async sift(queue) {
    const { net, sync } = this.grid;
    const rows = [...new Set(queue.flatMap((batch) => batch.set.map(([row]) => row)))];
    const answer = await net.post("/since", { v: Math.min(...queue.map((batch) => batch.seen ?? sync.v)), rows });
    await sync.catchUp();
    const before = this.items.size;
    for (const batch of queue) {
      const news = newsFor(batch, answer.batches, new Set(queue.map(({ client }) => client)));
      batch.set = batch.set.filter(([row, key, mine]) => !this.takes(row, key, mine, news.get(cellOf(row, key))));
    }
    if (this.items.size > before) this.changed();
    return this.items.size > before;
  }

  takes(row, key, mine, news) {
    const column = this.grid.byKey.get(key);
    if (!news || !column || sameCell(this.cell(column, mine), news.theirs)) return false;
    this.add({ row, key, mine, ...news });
    return true;
  }

  /** A later word of the others on a contested cell. */
  heard({ set, by, at }) {
    for (const [row, key, theirs] of set) {
      const item = this.items.get(cellOf(row, key));
      if (item) Object.assign(item, { theirs, by, at: at || item.at });
    }
    this.store();
  }

  /** Written anew by hand: what was typed before is settled with it. */
  settled(set) {
    const gone = set.filter(([row, key]) => this.items.delete(cellOf(row, key)));
    if (gone.length) this.changed();
  }

  // ------------------------------------------------------------ showing and choosing

  cell(column, wire) {
    const text = wireText(wire);
    return text === null ? wire : parse(column, text, this.grid.rows.labels);
  }

  /** Puts what was typed here into its cells again. */
  show() {
    const { rows, byKey } = this.grid;
    const nodes = new Set();
    for (const { row, key, mine } of this.items.values()) {
      const node = rows.node(row);
      if (!node || !byKey.has(key)) continue;
      rows.put(node, key, this.cell(byKey.get(key), mine));
      nodes.add(node);
    }
    if (nodes.size) rows.redraw(nodes);
  }

  choose({ row, key, mine, theirs }, choice) {
    const { rows, outbox, doubts, say } = this.grid;
    this.items.delete(cellOf(row, key));
    const node = rows.node(row);
    if (choice === "mine") outbox.push({ label: say("didEdit"), set: [[row, key, mine]], add: [], remove: [] });
    else if (node) {
      rows.put(node, key, theirs);
      doubts.raise([row]);
    }
    if (node) rows.redraw(new Set([node]));
    this.changed();
  }

  /** Kept, told, and drawn with its mark. */
  changed() {
    this.store();
    this.show();
    this.grid.foot.counts();
  }

  text(column, cell) {
    return this.grid.rows.painted(column, this.cell(column, toWire(cell)));
  }
}

/** The last word of others on each cell since the batch was typed, but for those where it is already written. */
function newsFor(batch, messages, own) {
  const news = new Map();
  const written = new Set();
  for (const { v, set, client, by, at } of messages) {
    if (v <= (batch.seen ?? 0)) continue;
    for (const [row, key, theirs] of set) {
      if (own.has(client)) written.add(cellOf(row, key));
      else news.set(cellOf(row, key), { theirs, by, at });
    }
  }
  for (const cell of written) news.delete(cell);
  return news;
}
