/**
 * Cells that were written here just when somebody else's words for them were on their way: the later words stand,
 * and whoever wrote them is told what they replaced and may put it back. Forgotten once the cell changes again.
 */
import { asContent } from "./writer.js";

const cellOf = (row, key) => `${row}|${key}`;

export class Crossing {
  constructor(grid) {
    this.grid = grid;
    this.items = new Map(); // cell → {row, key, theirs, by, at}
  }

  has(row, key) {
    return this.items.has(cellOf(row, key));
  }

  /** Tells of these: [{row, column, theirs, by, at}]. */
  tell(crossed) {
    if (!crossed.length) return;
    for (const { row, column, ...rest } of crossed) this.items.set(cellOf(row, column), { row, key: column, ...rest });
    const { grid } = this;
    const [first] = this.items.values();
    const see = { text: grid.say("seeCrossed"), run: () => grid.foot.showTwice() };
    const back = { text: grid.say("useTheirs"), run: () => this.choose(first, "theirs") };
    grid.foot.note(this.sentence(first), this.items.size > 1 ? see : back);
    this.changed(crossed.map(({ row }) => row));
  }

  sentence({ row, key, theirs, by, at }) {
    const { say, rows, byKey } = this.grid;
    const node = rows.node(row);
    const column = byKey.get(key) ?? {};
    const values = {
      place: say("contestCell", { row: (node?.rowIndex ?? -1) + 1 || "？", title: column.title }),
      by: by || say("somebody"),
      at: at.startsWith(this.grid.today()) ? at.slice(11) : at,
      theirs: rows.painted(column, theirs) || say("empty"),
      mine: (node && rows.painted(column, rows.cell(node, key))) || say("empty"),
    };
    return say("crossed", values);
  }

  /** These cells were written again, by whomever. */
  settled(set) {
    const gone = set.filter(([row, key]) => this.items.delete(cellOf(row, key)));
    if (gone.length) this.changed(gone.map(([row]) => row));
  }

  choose({ row, key, theirs }, choice) {
    const { rows, writer } = this.grid;
    const node = rows.node(row);
    this.items.delete(cellOf(row, key));
    if (choice === "theirs" && node) writer.write([{ node, key, ...asContent(theirs) }], "didEdit");
    this.changed([row]);
  }

  changed(ids) {
    const { rows, foot } = this.grid;
    rows.redraw(new Set(ids.map((id) => rows.node(id)).filter(Boolean)));
    foot.counts();
  }
}
