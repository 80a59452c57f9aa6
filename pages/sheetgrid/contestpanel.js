/** The list of cells that two people wrote, each with the choice between both. */
import { twoButtons } from "./choosing.js";
import { Dialog } from "./dialog.js";
import { el } from "./dom.js";

/** Opens it, or draws it again. It does not take the focus: somebody may be typing. */
export function showContest(grid) {
  const { say, outbox: { contest }, crossing } = grid;
  const dialog = new Dialog(grid, "sg-contest", say("contestTitle"));
  for (const item of contest.items.values()) dialog.body.append(...describe(grid, item));
  for (const item of crossing.items.values()) dialog.body.append(...describeCrossed(grid, item));
}

function describeCrossed(grid, item) {
  return [el("p", "", grid.crossing.sentence(item)), choiceOf(grid, grid.crossing, item)];
}

/** Two buttons; when nothing is left to choose the window closes. */
function choiceOf(grid, where, item) {
  const { say, outbox: { contest }, crossing } = grid;
  return twoButtons(say("useMine"), say("useTheirs"), (choice) => {
    where.choose(item, choice);
    if (contest.items.size + crossing.items.size) showContest(grid);
    else grid.dialog?.close();
    grid.focus();
  });
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
  return [el("strong", "", place), el("p", "", say("contestSays", values)), choiceOf(grid, contest, item)];
}

/** Today's moments by their time, others with their day. */
const whenOf = (grid, at = "") => (at.startsWith(grid.today()) ? at.slice(11) : at);
