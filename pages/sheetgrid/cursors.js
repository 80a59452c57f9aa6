/** Where others stand: a thin frame with a name on their cell. Nothing is measured while nobody else is here. */
import { attributes, el } from "./dom.js";
import { groupBy } from "./grouping.js";

/** How many colours of frames the style sheet knows. */
const HUES = 6;

export class Cursors {
  constructor(grid) {
    this.grid = grid;
    this.others = [];
    this.frames = [];
  }

  /** Everybody's cells as the server told: [{client, name, row, column, editing}]. */
  show(cursors) {
    this.others = cursors.filter(({ client }) => client !== this.grid.config.client);
    this.draw();
  }

  /** Draws the frames anew; rows or columns may have moved. */
  draw() {
    for (const frame of this.frames.splice(0)) frame.remove();
    this.grid.phone.form?.crowd();
    if (!this.others.length) return;
    const cells = groupBy(this.others, ({ row, column }) => `${row}|${column}`);
    for (const together of cells.values()) this.drawOne(together);
  }

  /** One frame for all who stand on this cell. */
  drawOne(together) {
    const { map, rows, bands } = this.grid;
    const [{ client, row, column: key }] = together;
    const node = rows.node(row);
    const column = map.columns[map.columnIndex(key)];
    if (!column || node?.rowIndex == null) return;
    const frame = attributes(el("div", `sg-other sg-hue${hueOf(client)}`), { "aria-hidden": true });
    frame.classList.toggle("low", node.rowIndex === 0);
    Object.assign(frame.style, {
      left: `${column.getLeft()}px`,
      width: `${column.getActualWidth()}px`,
      top: `${map.rowTop(node)}px`,
      height: `${node.rowHeight - bands.of(node)}px`,
    });
    frame.append(el("span", "", together.map((one) => this.nameOf(one)).join("、")));
    (map.isLeft(column) ? map.left : map.center).append(frame);
    this.frames.push(frame);
  }

  nameOf({ name, by, editing }) {
    const known = name ?? by ?? this.grid.say("somebody");
    return editing ? this.grid.say("isEditing", { name: known }) : known;
  }
}

/** The same page has the same colour on everybody's screen. */
function hueOf(client) {
  let sum = 0;
  for (const letter of client) sum = (sum * 31 + letter.codePointAt(0)) % 9973;
  return sum % HUES;
}
