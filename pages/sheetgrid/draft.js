/**
 * A half-typed cell outlives a reload (NiceGUI reloads the page when the server comes back as a new process), and the
 * end of the browser: what a page that is gone has left behind, the next one opens again.
 */

const PATIENCE = 200; // ms in which a page that is still there answers
const ASK = "who is here?";

export class Draft {
  constructor(grid) {
    const { url, person, client } = grid.config;
    this.grid = grid;
    this.key = `sg-draft:${url}:${person ?? ""}`;
    this.own = `${this.key}:${client}`;
    this.onLeave = () => this.save();
    addEventListener("pagehide", this.onLeave);
    this.channel = new BroadcastChannel(this.key);
    this.channel.onmessage = ({ data }) => data === ASK && say(this.channel, this.own);
  }

  save() {
    const { editor, textarea } = this.grid;
    if (!editor.open) return;
    const { id, isNew, column } = editor.open;
    const picked = editor.popup?.changed ? [...(editor.popup.picked ?? [])] : null;
    const draft = JSON.stringify({ own: this.own, id, isNew, column: column.key, text: textarea.value, picked });
    stored(() => sessionStorage.setItem(this.key, draft));
    stored(() => localStorage.setItem(this.own, draft));
  }

  forget() {
    stored(() => sessionStorage.removeItem(this.key));
    stored(() => localStorage.removeItem(this.own));
  }

  /** Opens again what this tab had half typed, else what a page that is gone had. */
  async restore() {
    const kept = stored(() => JSON.parse(sessionStorage.getItem(this.key))) ?? (await this.left());
    if (!kept || this.grid.editor.open) return;
    stored(() => localStorage.removeItem(kept.own));
    this.forget();
    this.open(kept);
  }

  /** The draft of a page that does not answer any more, or null. */
  async left() {
    const keys = stored(() => Object.keys(localStorage).filter((key) => key.startsWith(`${this.key}:`))) ?? [];
    if (!keys.length) return null;
    const here = await this.whoIsHere();
    const gone = keys.find((key) => !here.has(key));
    return gone ? stored(() => JSON.parse(localStorage.getItem(gone))) : null;
  }

  whoIsHere() {
    const here = new Set([this.own]);
    const asking = new BroadcastChannel(this.key);
    asking.onmessage = ({ data }) => here.add(data);
    say(asking, ASK);
    return new Promise((resolve) =>
      setTimeout(() => {
        asking.close();
        resolve(here);
      }, PATIENCE),
    );
  }

  open(kept) {
    const { map, rows, selection, editor, textarea } = this.grid;
    const row = kept.isNew ? map.count : rows.node(kept.id)?.rowIndex;
    const column = map.columnIndex(kept.column);
    if (row === undefined || row === null || column < 0) return;
    selection.select(row, column);
    if (!editor.begin("edit")) return;
    textarea.value = kept.text;
    if (kept.picked) editor.popup?.restore?.(kept.picked);
    editor.typed(false);
  }

  close() {
    removeEventListener("pagehide", this.onLeave);
    this.channel.close();
  }
}

function say(channel, message) {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is of one origin by itself
  channel.postMessage(message);
}

function stored(action) {
  try {
    return action();
  } catch {
    return null; // storage is forbidden or full
  }
}
