/** The list of cells that two people wrote, each with the choice between both. */
import { twoButtons } from "./choosing.js";
import { Dialog } from "./dialog.js";
import { el } from "./dom.js";

/** Opens it, or draws it again. It does not take the focus: somebody may be typing. */
export function showContest(grid) {
  const { say, outbox: { contest } } = grid;
  const dialog = new Dialog(grid, "sg-contest", say("contestTitle"));
  for (const item of contest.items.values()) dialog.body.append(...describe(grid, item));
}

function describe(grid, item) {
  const { say, byKey, rows, outbox: { contest } } = grid;
  const column = byKey.get(item.key) ?? {};
  const place = say("contestCell", { row: (rows.node(item.row)?.rowIndex ?? -1) + 1 || "？", title: column.title });
  const values = {
    by: item.by || say("somebody"),
    at: whenOf(grid, item.at),
    theirs: contest.text(column, item.theirs) || say("empty"),
    mine: rows.painted(column, contest.cell(column, item.mine)) || say("empty"),
  };
  const buttons = twoButtons(say("useMine"), say("useTheirs"), (choice) => {
    contest.choose(item, choice);
    if (contest.items.size) showContest(grid);
    else grid.dialog?.close();
    grid.focus();
  });
  return [el("strong", "", place), el("p", "", say("contestSays", values)), buttons];
}

/** Today's moments by their time, others with their day. */
const whenOf = (grid, at = "") => (at.startsWith(grid.today()) ? at.slice(11) : at);
