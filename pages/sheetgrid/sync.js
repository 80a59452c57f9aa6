/**
 * Loading the rows and keeping them equal to the server's. Every batch has a number `v` and that of the batch before
 * it; what does not follow on is fetched. A cell with an unsent change keeps it; a row that two people touched at
 * once is read again when the outbox is empty, so that all screens end alike.
 */
import { ASK, isUnread, sameCell, wireText } from "./cells.js";
import { parse } from "./kinds.js";
import { learn } from "./options.js";

const FEW_CELLS = 200; // so many are flashed
const RETRY = 3000;

export class Sync {
  constructor(grid) {
    this.grid = grid;
    this.v = 0;
    this.held = []; // messages that came before the rows
    this.ready = false;
  }

  // ------------------------------------------------------------ loading

  /** The first rows at once, the rest while the person already reads. */
  async load() {
    const { grid } = this;
    try {
      await this.read();
      await this.catchUp(); // what changed between the two readings is applied again
    } catch (trouble) {
      if (!trouble.kind) console.error(trouble);
      grid.foot.note(trouble.sentence || grid.say("loadFailed"));
      if (trouble.kind === "login") grid.emit("login", {});
      this.timer = setTimeout(() => this.load(), RETRY);
      return;
    }
    this.ready = true;
    for (const message of this.held.splice(0)) this.remote(message);
    for (const batch of grid.outbox.queue) this.replay(batch);
    grid.outbox.open();
    grid.loaded();
  }

  /** Reads the rows in two steps; where a person stands among them already, both are shown at once. */
  async read() {
    const { net, rows, leases, config } = this.grid;
    const head = await net.get(`/rows?lease=1&limit=${config.first}`);
    const isPart = head.total > head.rows.length;
    const early = this.ready && isPart ? await net.get("/all") : null;
    leases.replace(head.lease ? [head.lease] : []);
    rows.labels = head.labels ?? {};
    learn(this.grid, { initials: head.initials, columns: head.columns });
    rows.maxPosition = head.maxPos ?? 0;
    const known = new Set(head.rows.map(([row]) => row));
    const others = (answer) => answer.rows.filter(([row]) => !known.has(row));
    rows.replace(early ? [...head.rows, ...others(early)] : head.rows);
    this.v = head.v;
    this.head = null;
    if (!isPart) return;
    const whole = early ?? (await net.get("/all"));
    if (!early) rows.append(others(whole));
    this.v = Math.min(head.v, whole.v);
    this.head = { v: head.v, known };
  }

  /** The batch without what the first rows know already: the others may come from further back. */
  news(batch) {
    if (!this.head || batch.v > this.head.v) return batch;
    const isNew = ([row]) => !this.head.known.has(row);
    const [set, add, move] = [batch.set, batch.add, batch.move ?? []].map((part) => part.filter(isNew));
    return { ...batch, set, add, move, remove: batch.remove.filter((row) => isNew([row])) }; // it may have come back
  }

  // ------------------------------------------------------------ messages

  /** A batch pushed by the server: {v, prev, by, client, set, add, remove, move}; prev -1 means "fetch it". */
  remote(message) {
    if (!this.ready) this.held.push(message);
    else if (message.v <= this.v) return;
    else if (message.client === this.grid.config.client && this.grid.outbox.busy) return; // its answer is coming
    else if (message.prev !== this.v || !message.set) this.catchUp().catch(() => {});
    else this.take(message);
  }

  take(message) {
    this.last = message;
    this.v = message.v;
    this.apply(this.news(message), { flash: this.ready });
  }

  /** Catches up until `v` is reached; a fetch that is under way may have left too early to bring it. */
  async reach(v) {
    for (let i = 0; i < 5 && this.v < v; i++) await this.catchUp();
  }

  /** Fetches everything behind `v`. */
  catchUp() {
    this.catching ??= this.fetchSince().finally(() => (this.catching = null));
    return this.catching;
  }

  async fetchSince() {
    const answer = await this.grid.net.get(`/since?v=${this.v}`);
    if (answer.reload) {
      await this.read();
      for (const batch of this.grid.outbox.queue) this.replay(batch);
      if (this.head) await this.fetchSince(); // the rows came packed, from some way back
      return;
    }
    learn(this.grid, answer);
    for (const message of answer.batches) if (message.v > this.v) this.take(message);
  }

  // ------------------------------------------------------------ applying

  /** Shows a batch. Never sorts, never filters, never touches the editor. */
  apply(batch, { flash = false } = {}) {
    const { rows, outbox, crossing, config } = this.grid;
    const unsent = outbox.unsent();
    outbox.contest.heard(batch);
    if (batch.client !== config.client) crossing.settled(batch.set);
    const doubt = (row) => (unsent.rows.has(row) || unsent.places.has(row)) && this.grid.doubts.add(row);
    batch.move?.forEach(([row]) => doubt(row));
    batch.add.forEach((data) => doubt(data[0]));
    batch.remove.forEach(doubt);
    batch.set.forEach(([row]) => doubt(row));
    const add = batch.add.filter((data) => !unsent.rows.has(data[0]) || !rows.node(data[0]));
    if (add.length) rows.insert(add.map((data) => [...data]));
    const gone = batch.remove.map((row) => rows.node(row)).filter(Boolean);
    if (gone.length) rows.remove(gone);
    const elsewhere = (batch.move ?? []).filter(([row]) => !unsent.places.has(row));
    if (elsewhere.length) rows.move(elsewhere);
    this.applyCells(batch.set.filter(([row, column]) => !unsent.cells.has(`${row}|${column}`)), batch, flash);
  }

  applyCells(set, { by, client }, flash) {
    const { rows, api, editor, config, phone } = this.grid;
    const nodes = new Set();
    const changed = [];
    for (const [row, key, cell] of set) {
      const node = rows.node(row);
      if (!node || !rows.index.has(key)) continue;
      const before = rows.cell(node, key);
      if (identical(before, cell)) continue;
      rows.put(node, key, cell);
      nodes.add(node);
      changed.push([node, key]);
      if (client === config.client) continue;
      editor.overtaken(by, row, key, cell);
      phone.overtaken(by, row, key, cell);
    }
    if (!nodes.size) return;
    rows.redraw(nodes);
    if (!flash || changed.length > FEW_CELLS || client === config.client) return;
    for (const [node, key] of changed) api.flashCells({ rowNodes: [node], columns: [key], flashDuration: 900 });
  }

  /** Shows an unsent batch again after the rows were read. */
  replay(batch) {
    const { rows, byKey } = this.grid;
    const missing = batch.add.filter((data) => !rows.node(data[0]));
    if (missing.length) rows.insert(missing.map((data) => [...data]));
    const gone = batch.remove.map((row) => rows.node(row)).filter(Boolean);
    if (gone.length) rows.remove(gone);
    if (batch.move) rows.move(batch.move);
    const nodes = new Set();
    for (const [row, key, value] of batch.set) {
      const node = rows.node(row);
      const column = byKey.get(key);
      if (!node || !column) continue;
      const text = wireText(value);
      rows.put(node, key, text === null ? value : parse(column, text, rows.labels));
      nodes.add(node);
    }
    if (nodes.size) rows.redraw(nodes);
  }

  // ------------------------------------------------------------ answers

  /** The server wrote a batch of ours: {v, prev, bad, stored, dirty}. */
  async answered(batch, answer) {
    const { rows } = this.grid;
    for (const bad of answer.bad ?? []) this.explain(...bad);
    for (const row of answer.dirty ?? []) this.grid.doubts.add(row);
    this.applyStored(answer.stored ?? []); // at once: behind an await it might be older than what has come meanwhile
    if (answer.prev === this.v) this.v = answer.v;
    await this.reach(answer.v);
    this.grid.crossing.tell(answer.crossed ?? []);
    for (const [row, key] of batch.set) {
      const node = rows.node(row);
      const cell = node && rows.cell(node, key);
      if (isUnread(cell) && cell.code === ASK && !this.grid.outbox.unsent().cells.has(`${row}|${key}`)) {
        this.grid.doubts.add(row); // asked, and not answered in `stored`
      }
    }
  }

  /** A cell that could not be read is marked with its sentence; one that may not be changed is put back. */
  explain(row, key, cell, sentence) {
    const { sentences, foot } = this.grid;
    if (isUnread(cell)) {
      sentences.set(`${row}|${key}`, sentence);
      return;
    }
    foot.note(sentence);
    this.applyStored([[row, key, cell]]);
  }

  /** What the server stored where it differs from what was sent. */
  applyStored(stored) {
    if (!stored.length) return;
    const unsent = this.grid.outbox.unsent().cells;
    const set = stored.filter(([row, column]) => !unsent.has(`${row}|${column}`));
    this.applyCells(set, { client: this.grid.config.client }, false);
  }

  // ------------------------------------------------------------ names behind links

  /** Asks for the names of a link column again; true if any changed. */
  async freshLabels(key) {
    const { net, rows } = this.grid;
    const fresh = await net.get(`/labels?column=${encodeURIComponent(key)}&letters=1`).catch(() => null);
    if (!fresh || JSON.stringify(fresh.labels) === JSON.stringify(rows.labels[key])) return false;
    rows.labels[key] = fresh.labels;
    learn(this.grid, { initials: { [key]: fresh.initials } });
    this.grid.api.refreshCells({ columns: [key], force: true });
    return true;
  }

  close() {
    clearTimeout(this.timer);
  }
}

/** Same on the screen, the reason included. */
const identical = (a, b) => sameCell(a, b) && (!isUnread(a) || a.code === b.code);
