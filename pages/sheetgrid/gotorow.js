/** Ctrl+G: a number, and one stands on that row. */
import { Dialog } from "./dialog.js";
import { attributes, el } from "./dom.js";
import { buttons, field, input } from "./fields.js";
import { rowNumberOf } from "./finding.js";

export function openGotoRow(grid) {
  const { say, map, selection } = grid;
  const dialog = new Dialog(grid, "sg-goto", say("goRow"));
  const box = input({ inputMode: "numeric", value: String((selection.row ?? 0) + 1) });
  const status = attributes(el("p", "sg-findstatus"), { role: "status" });
  const go = () => {
    const number = rowNumberOf(box.value);
    if (number === null || number > map.count) {
      status.textContent = say("noSuchRow", { n: map.count });
      box.select();
      return;
    }
    selection.select(number - 1, selection.column ?? 0);
    dialog.close();
  };
  dialog.body.append(field(say("rowNumber", { n: map.count }), box), status, buttons([say("goNow"), go]));
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing) go();
  });
  box.focus();
  box.select();
}
