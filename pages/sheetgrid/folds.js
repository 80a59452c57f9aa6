/** Which groups are folded, by the texts of their bands; kept in the view. Short also where there are many groups. */
export class Folds {
  constructor({ all = false, but = [] } = {}) {
    this.all = Boolean(all);
    this.but = new Set(but); // those for which the contrary holds
  }

  has(text) {
    return this.all !== this.but.has(text);
  }

  set(text, on) {
    if (on === this.all) this.but.delete(text);
    else this.but.add(text);
  }

  setAll(on) {
    this.all = on;
    this.but.clear();
  }

  /** What the view keeps. */
  get kept() {
    return { all: this.all, but: [...this.but] };
  }
}
