/** Conditional colours of this person and sheet: rules {column, op, value, tint, row}; the first that fits counts. */
import { isBad } from "./cells.js";
import { tester } from "./conditions.js";

/** The tints of the style sheet, by the key of their names. */
export const TINT_NAMES = ["tintOrange", "tintBlue", "tintGreen", "tintPink", "tintViolet", "tintYellow", "tintTeal"];

/** The rules, compiled, and the ground they give to a cell. */
export class Colours {
  constructor(grid) {
    this.grid = grid;
    this.rules = [...(grid.view.own.colours ?? [])];
    this.active = this.compile();
  }

  /** Replaces the rules. */
  set(rules) {
    this.rules = rules;
    this.active = this.compile();
    this.grid.view.keep("colours", rules);
    this.grid.api.refreshCells({ force: true });
  }

  compile() {
    const { byKey, rows } = this.grid;
    const known = this.rules.filter(({ column }) => byKey.has(column));
    return known.flatMap((rule) => {
      const column = byKey.get(rule.column);
      const test = tester(column, rule, { textOf: (cell) => rows.text(column, cell), today: () => this.grid.today() });
      return test ? [{ ...rule, test }] : [];
    });
  }

  /** The ground of a whole row, "" for none. */
  rowGround(node) {
    const { rows } = this.grid;
    const rule = this.active.find((one) => one.row && one.test(rows.cell(node, one.column)));
    return rule ? `var(--sg-ground${rule.tint})` : "";
  }

  /** The ground of a cell, "" for none; cells in red keep theirs. */
  ground(node, key) {
    const { rows } = this.grid;
    if (!this.active.length || node.rowPinned || isBad(rows.cell(node, key))) return "";
    const rule = this.active.find((one) => (one.row || one.column === key) && one.test(rows.cell(node, one.column)));
    return rule ? `var(--sg-ground${rule.tint})` : "";
  }
}
