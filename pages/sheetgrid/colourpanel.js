/** The window in which colours are given to cells that meet a condition. */
import { TINT_NAMES } from "./colours.js";
import { conditionFields, conditionText } from "./conditionfields.js";
import { isComplete } from "./conditions.js";
import { Dialog } from "./dialog.js";
import { attributes, button, el } from "./dom.js";
import { buttons, choose, field, tickBox } from "./fields.js";

export class ColourPanel {
  constructor(grid, key) {
    this.grid = grid;
    this.dialog = new Dialog(grid, "sg-colours", grid.say("colours"));
    this.begin(key);
    this.draw();
    this.dialog.body.querySelector("select").focus();
  }

  /** A new rule, not yet one of the list. */
  begin(column) {
    this.rule = { column, op: "is", value: "", tint: 0, row: false };
  }

  draw() {
    const { grid, rule } = this;
    const { say } = grid;
    const columns = grid.map.columns.map((_, c) => [grid.map.key(c), grid.map.column(c).title]);
    const pick = choose(columns, rule.column, (key) => {
      this.begin(key);
      this.draw();
      this.dialog.body.querySelector("select").focus();
    });
    const fields = conditionFields(grid, grid.byKey.get(rule.column), rule, () => {});
    const where = tickBox(say("wholeRow"), rule.row, (on) => (rule.row = on));
    const add = buttons([say("addColour"), () => this.add()]);
    this.status = attributes(el("p"), { role: "status" });
    this.dialog.body.replaceChildren(
      field(say("inColumn"), pick),
      field(say("condition"), fields),
      this.tints(),
      where,
      add,
      this.status,
      this.list(),
    );
  }

  tints() {
    const { rule, grid } = this;
    const made = attributes(el("div", "sg-tints"), { role: "radiogroup", "aria-label": grid.say("tint") });
    TINT_NAMES.forEach((name, tint) => {
      const label = el("label", "sg-tint");
      label.style.background = `var(--sg-ground${tint})`;
      const radio = Object.assign(el("input"), { type: "radio", name: `${grid.id}-tint`, checked: tint === rule.tint });
      radio.addEventListener("change", () => (rule.tint = tint));
      label.append(radio, grid.say(name));
      made.append(label);
    });
    return made;
  }

  add() {
    const { grid, rule } = this;
    if (!isComplete(rule)) {
      this.status.textContent = grid.say("valueMissing");
      return;
    }
    grid.colours.set([...grid.colours.rules, { ...rule }]);
    this.begin(rule.column);
    this.draw();
    this.status.textContent = grid.say("colourAdded");
    this.dialog.body.querySelector("select").focus();
  }

  list() {
    const { grid } = this;
    const made = attributes(el("ul", "sg-rules"), { "aria-label": grid.say("colourRules") });
    grid.colours.rules.forEach((rule, i) => {
      const line = el("li");
      const text = el("span", "sg-tint", this.describe(rule));
      text.style.background = `var(--sg-ground${rule.tint})`;
      const drop = () => {
        grid.colours.set(grid.colours.rules.filter((_, k) => k !== i));
        this.draw();
        this.dialog.body.querySelector("select").focus();
      };
      line.append(text, button("✕", drop, { cls: "sg-x", tab: true, label: `${grid.say("dropColour")} ${i + 1}` }));
      made.append(line);
    });
    return made;
  }

  describe({ column, row, ...condition }) {
    const { say, byKey } = this.grid;
    const known = byKey.get(column) ?? { kind: "text", title: column };
    const text = `${known.title} ${conditionText(say, known, condition)}`;
    return row ? `${text}（${say("wholeRow")}）` : text;
  }
}
