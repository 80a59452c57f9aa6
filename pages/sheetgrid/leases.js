/** Ids for new rows. The server leases them in advance, so that a row has its id before it is sent. */

const LOW = 200; // ids left when more are asked for
const TRIES = 100;

export class Leases {
  constructor(grid) {
    this.grid = grid;
    this.ranges = []; // [next, end) of row ids that are ours to give
  }

  replace(ranges) {
    this.ranges = ranges;
  }

  get free() {
    return this.ranges.reduce((sum, [next, end]) => sum + end - next, 0);
  }

  /** Whether `count` ids are here; asks for more when they run low. */
  has(count) {
    if (this.free - count < LOW) this.ask().catch(() => {});
    return this.free >= count;
  }

  /** Makes sure of `count` ids; false if the server cannot be asked. */
  async reserve(count) {
    for (let i = 0; i < TRIES && !this.has(count); i++) {
      const got = await this.ask().then(() => true, () => false);
      if (!got) return false;
    }
    return this.free >= count;
  }

  ask() {
    this.asking ??= this.grid.net
      .post("/lease")
      .then(({ lease }) => this.ranges.push(lease))
      .finally(() => (this.asking = null));
    return this.asking;
  }

  newId() {
    while (this.ranges.length && this.ranges[0][0] >= this.ranges[0][1]) this.ranges.shift();
    if (!this.ranges.length) throw new Error("no row ids left");
    const id = this.ranges[0][0];
    this.ranges[0] = [id + 1, this.ranges[0][1]];
    return id;
  }
}
