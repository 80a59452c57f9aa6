/** Undo and redo. The server keeps them, per person: it takes back the last batch and leaves others' changes alone. */

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
    const { outbox, net, sync, foot, say, config, readonly } = this.grid;
    if (readonly) return;
    if (!(await outbox.drained())) {
      foot.note(say("undoOffline"));
      return;
    }
    const answer = await net.post(path, { client: config.client });
    await sync.reach(answer.v);
    foot.note(answer.message || say(done));
  }

  failed(trouble) {
    const { foot, say } = this.grid;
    if (!trouble.kind) console.error(trouble);
    foot.note(trouble.sentence || say(trouble.kind === "offline" ? "undoOffline" : "failed"));
  }
}
