/** Ctrl+G: a number, and one stands on that row. */
import { Dialog } from "./dialog.js";
import { attributes, el } from "./dom.js";
import { buttons, field, input } from "./fields.js";
import { rowNumberOf } from "./finding.js";

export function openGotoRow(grid) {
  const { say, map, selection, bands } = grid;
  const dialog = new Dialog(grid, "sg-goto", say("goRow"));
  const here = selection.row < map.count ? bands.numberOf(map.node(selection.row)) : 1;
  const box = input({ inputMode: "numeric", value: String(here) });
  const status = attributes(el("p", "sg-findstatus"), { role: "status" });
  const go = () => {
    const number = rowNumberOf(box.value);
    if (number === null || number > map.passing) {
      status.textContent = say("noSuchRow", { n: map.passing });
      box.select();
      return;
    }
    const node = map.nodes[number - 1];
    bands.reveal(node);
    selection.select(node.rowIndex, selection.column ?? 0);
    dialog.close();
  };
  dialog.body.append(field(say("rowNumber", { n: map.passing }), box), status, buttons([say("goNow"), go]));
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing) go();
  });
  box.focus();
  box.select();
}
