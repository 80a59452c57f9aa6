/** What is half typed in the form outlives a reload of the page, and the form is open again after it. */

export class FormDraft {
  constructor(grid) {
    this.grid = grid;
    this.key = `sg-form:${grid.config.url}:${grid.config.person ?? ""}`;
    this.onLeave = () => this.grid.phone.form && this.rest(this.grid.phone.form);
    addEventListener("pagehide", this.onLeave);
  }

  /** The page goes away: ticks are complete as they are, typed text is kept for later. */
  rest(form) {
    for (const field of form.fields) if (!field.control.resume && field.control.dirty) field.leave();
    this.keep(form);
  }

  keep(form) {
    const typed = form.fields.filter(({ control }) => control.dirty && control.resume);
    const texts = typed.map(({ column, control, was }) => [column.key, control.result().text, was]);
    const kept = JSON.stringify({ row: form.row, defaults: form.defaults, begunNew: form.begunNew, texts });
    store(() => sessionStorage.setItem(this.key, kept));
  }

  forget() {
    store(() => sessionStorage.removeItem(this.key));
  }

  /** What was kept, or null: {row, defaults, begunNew, texts: [[column key, text, the cell it was typed over]]}. */
  get kept() {
    return store(() => JSON.parse(sessionStorage.getItem(this.key)));
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
