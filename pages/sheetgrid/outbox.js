/**
 * Batches on their way to the server. They lie in localStorage until it has answered, so nothing is lost by a reload,
 * a cut line or a restarted server; the server knows a batch by its id and writes it once, however often it is sent.
 * A batch that is refused five times is set aside and shown, and does not hold up the others.
 */
import { Contest } from "./contest.js";
import { showContest } from "./contestpanel.js";
import { isUnread } from "./cells.js";
import { newUid, storage } from "./dom.js";
import { groupBy } from "./grouping.js";

const FIRST_WAIT = 500;
const LONGEST_WAIT = 15000;
const REFUSALS = 5;
const MOST_CELLS = 60000; // in one request

export class Outbox {
  constructor(grid) {
    const { config } = grid;
    const owner = `${config.url}:${config.person ?? ""}`;
    this.grid = grid;
    this.prefix = `sg-outbox:${owner}:`;
    this.key = this.prefix + config.client; // one box for each page; boxes left by closed pages are taken over
    this.asideKey = `sg-aside:${owner}`;
    this.contest = new Contest(grid);
    this.queue = [];
    this.aside = [];
    this.asideMet = new Set(); // ids of what was ever set aside here; the rest of the store is another tab's
    this.isOpen = false; // rows are loaded
    this.busy = false;
    this.waited = false; // batches lie here since a failure: others may have been faster
    this.careful = false; // one at a time, to find the batch that is refused
    this.refusals = 0;
    this.wait = 0;
    this.isKept = true;
    this.state = "saved";
    this.adopt();
    this.onOnline = () => this.flush();
    addEventListener("online", this.onOnline);
  }

  /** Takes over what earlier pages of this person left. */
  adopt() {
    const keys = storage(() => Object.keys(localStorage).filter((key) => key.startsWith(this.prefix))) ?? [];
    for (const key of keys) {
      this.queue.push(...(storage(() => JSON.parse(localStorage.getItem(key))) ?? []));
      storage(() => localStorage.removeItem(key));
    }
    this.aside = this.storedAside();
    for (const { id } of this.aside) this.asideMet.add(id);
    this.waited = this.queue.length > 0;
    this.store();
  }

  /** Rows are loaded: what was left over goes out now. */
  open() {
    this.isOpen = true;
    this.contest.changed();
    this.tell();
    this.flush();
  }

  /** Adds a batch {label, set, add, remove, move} and sends it. */
  push(batch) {
    this.contest.settled(batch.set);
    this.grid.crossing.settled(batch.set);
    this.queue.push({ id: newUid(), client: this.grid.config.client, seen: this.grid.sync.v, ...batch });
    this.grid.foot.forget();
    this.store();
    this.tell();
    this.flush();
  }

  /** Keeps the queue on this computer; `isKept` is false where the browser has no room left or allows none. */
  store() {
    if (this.queue.length) this.isKept = keep(this.key, this.queue);
    else {
      this.isKept = true;
      storage(() => localStorage.removeItem(this.key));
    }
  }

  /** Cells, rows and places with changes that the server has not confirmed. */
  unsent() {
    const cells = new Set(this.contest.items.keys());
    const rows = new Set();
    const places = new Set();
    for (const batch of this.queue) {
      for (const [row, column] of batch.set) {
        cells.add(`${row}|${column}`);
        rows.add(row);
      }
      for (const data of batch.add) rows.add(data[0]);
      for (const row of batch.remove) rows.add(row);
      for (const [row] of batch.move ?? []) places.add(row);
    }
    return { cells, rows, places };
  }

  async flush() {
    if (this.busy || !this.isOpen || !this.queue.length) return;
    this.busy = true;
    clearTimeout(this.timer);
    try {
      if (this.waited) await this.sift();
      while (this.queue.length) await this.send();
      this.careful = false;
    } catch (trouble) {
      this.stumble(trouble);
    } finally {
      this.busy = false;
      this.tell();
    }
    if (!this.queue.length) this.grid.doubts.settle();
  }

  /** Holds back cells that somebody else has written meanwhile: the person chooses. */
  async sift() {
    const found = await this.contest.sift(this.queue);
    const full = ({ set, add, remove, move }) => set.length || add.length || remove.length || move?.length;
    this.queue = this.queue.filter(full);
    this.waited = false;
    this.wait = 0;
    this.store();
    if (found) showContest(this.grid);
  }

  /** Sends the waiting batches together; in careful mode one by one. */
  async send() {
    const batches = this.careful ? this.queue.slice(0, 1) : this.load();
    const reply = await this.grid.net.post("/edits", { client: batches[0].client, batches });
    this.wait = 0;
    this.refusals = 0;
    const answers = new Map(reply.answers.map((answer) => [answer.id, answer]));
    for (const batch of batches) {
      this.queue.shift(); // one by one: until its own answer is in, each protects its cells from older news
      await this.settle(batch, answers.get(batch.id));
    }
    this.store();
  }

  /** The batches at the head of the queue that go into one request: of one page, and not too many cells. */
  load() {
    const [{ client }] = this.queue;
    let cells = 0;
    const full = (batch) => (cells += batch.set.length + batch.add.length) > MOST_CELLS;
    const end = this.queue.findIndex((batch) => batch.client !== client || full(batch));
    return end < 0 ? [...this.queue] : this.queue.slice(0, Math.max(1, end));
  }

  async settle(batch, answer) {
    if (!answer || answer.error) {
      this.putAside(batch, answer?.error ?? "");
      return;
    }
    for (const [reason, set] of unwritten(batch, answer, this.grid.say("rowGoneReason"))) {
      this.keep(set, batch.label, reason);
    }
    await this.grid.sync.answered(batch, answer);
  }

  /** Keeps cells that could not be written, with the reason. */
  keep(set, label, reason) {
    this.aside.push({ id: newUid(), client: this.grid.config.client, label, set, add: [], remove: [], reason });
    this.storeAside();
  }

  /** Sending failed: wait and try again, or set aside what is refused again and again. */
  stumble(trouble) {
    this.state = trouble.kind ?? "offline";
    this.waited = true;
    if (!trouble.kind) console.error(trouble);
    if (trouble.kind === "refused") this.refused(trouble);
    if (trouble.kind === "login") this.grid.emit("login", {});
    this.wait = Math.min((this.wait || FIRST_WAIT / 2) * 2, LONGEST_WAIT);
    this.timer = setTimeout(() => this.flush(), this.wait);
  }

  refused(trouble) {
    if (this.careful || this.queue.length === 1) this.refusals += 1;
    this.careful = true;
    if (this.refusals < REFUSALS) return;
    this.refusals = 0;
    this.wait = 0;
    const batch = this.queue.shift();
    this.store();
    this.putAside(batch, trouble.sentence);
  }

  /** Keeps a refused batch where the person can see it, and shows what the server has instead. */
  putAside(batch, reason) {
    this.aside.push({ ...batch, reason });
    this.asideMet.add(batch.id);
    this.storeAside();
    const { rows } = touched(batch);
    this.grid.doubts.raise(rows);
  }

  storedAside() {
    return storage(() => JSON.parse(localStorage.getItem(this.asideKey))) ?? [];
  }

  /** Other tabs of this person keep theirs in the same place. */
  storeAside() {
    const theirs = this.storedAside().filter(({ id }) => !this.asideMet.has(id));
    const all = [...theirs, ...this.aside];
    if (all.length) this.isKept = keep(this.asideKey, all) && this.isKept;
    else storage(() => localStorage.removeItem(this.asideKey));
    this.tell();
  }

  /** Sends the batches set aside once more, as new ones. */
  retryAside() {
    for (const { reason, ...batch } of this.aside.splice(0)) {
      this.grid.sync.replay(batch);
      this.queue.push({ ...batch, id: newUid(), client: this.grid.config.client });
    }
    this.store();
    this.storeAside();
    this.flush();
  }

  dropAside() {
    this.aside = [];
    this.storeAside();
  }

  /** Resolves true when everything is answered, however long that takes; false when the line is down. */
  async drained() {
    while (this.queue.length || this.busy) {
      this.flush();
      await new Promise((resolve) => setTimeout(resolve, 25));
      if (this.wait) return false;
    }
    return true;
  }

  /** Says how saving stands. */
  tell() {
    if (!this.queue.length) this.state = navigator.onLine === false ? "offline" : "saved";
    else if (!this.wait) this.state = "saving";
    else if (this.state === "refused" || this.state === "saved") this.state = "saving";
    const state = this.isKept || this.state === "saving" ? this.state : "notKept";
    this.grid.foot.status(state, this.queue.length, this.aside.length);
  }

  close() {
    clearTimeout(this.timer);
    removeEventListener("online", this.onOnline);
  }
}

/** Cells of a batch that the server did not write, by reason: their row is `gone`, or they may not be changed. */
function unwritten({ set, add }, { dirty = [], bad = [] }, gone) {
  const rows = new Set(dirty);
  for (const [row] of add) rows.delete(row); // it was there already: the batch had arrived before
  const refused = bad.filter(([, , cell]) => !isUnread(cell));
  const reasons = new Map(refused.map(([row, key, , why]) => [`${row}|${key}`, why]));
  const reasonOf = ([row, key]) => reasons.get(`${row}|${key}`) ?? (rows.has(row) ? gone : null);
  const lost = set.filter((cell) => cell[2] !== null && reasonOf(cell) !== null);
  return groupBy(lost, reasonOf);
}

/** Ids of the rows a batch touches. */
function touched(batch) {
  const rows = new Set([...batch.set.map(([row]) => row), ...batch.add.map((data) => data[0]), ...batch.remove]);
  for (const [row] of batch.move ?? []) rows.add(row);
  return { rows };
}

/** True if the browser could keep it. */
const keep = (key, value) => storage(() => localStorage.setItem(key, JSON.stringify(value)) ?? true) === true;
