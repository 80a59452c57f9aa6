/** A half-typed cell outlives a reload: NiceGUI reloads the page when the server comes back as a new process. */

export class Draft {
  constructor(grid) {
    this.grid = grid;
    this.key = `sg-draft:${grid.config.url}:${grid.config.person ?? ""}`;
    this.onLeave = () => this.save();
    addEventListener("pagehide", this.onLeave);
  }

  save() {
    const { editor, textarea } = this.grid;
    if (!editor.open) return;
    const { id, isNew, column } = editor.open;
    const picked = editor.popup?.changed ? [...(editor.popup.picked ?? [])] : null;
    const draft = JSON.stringify({ id, isNew, column: column.key, text: textarea.value, picked });
    store(() => sessionStorage.setItem(this.key, draft));
  }

  forget() {
    store(() => sessionStorage.removeItem(this.key));
  }

  /** Opens the cell again with the text that was in it. */
  restore() {
    const { map, rows, selection, editor, textarea } = this.grid;
    const kept = store(() => JSON.parse(sessionStorage.getItem(this.key)));
    this.forget();
    if (!kept) return;
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
  }
}

function store(action) {
  try {
    return action();
  } catch {
    return null; // storage is forbidden
  }
}
