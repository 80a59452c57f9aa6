/** Every key of the table on one page: Ctrl+/, F1, or the button under the table. */
import { Dialog } from "./dialog.js";
import { el } from "./dom.js";

/** [title, [keys, what they do]]; a line with `writes` is left out for those who may only look. */
const GROUPS = [
  ["keysMove", [
    ["↑ ↓ ← →", "keyArrows"],
    ["Ctrl+↑ ↓ ← →", "keyEdge"],
    ["Tab / Shift+Tab", "keyTab"],
    ["Enter / Shift+Enter", "keyEnter"],
    ["Home / End", "keyHome"],
    ["Ctrl+Home / Ctrl+End", "keyCorner"],
    ["PageUp / PageDown", "keyPage"],
    ["Ctrl+G", "keyGo"],
  ]],
  ["keysSelect", [
    ["Shift+↑ ↓ ← →", "keyExtend"],
    ["Shift+Space", "keyRow"],
    ["Ctrl+Space", "keyColumn"],
    ["Ctrl+A", "selectAll"],
  ]],
  ["keysWrite", [
    ["F2", "keyEdit", true],
    ["Alt+Enter", "keyLine", true],
    ["Alt+↓", "keyList", true],
    ["Ctrl+Enter", "keyMany", true],
    ["Space", "keyTick", true],
    ["Delete", "clearCells", true],
    ["Ctrl+C / Ctrl+X / Ctrl+V", "keyClipboard"],
    ["Ctrl+D / Ctrl+R", "keyFill", true],
    ["Ctrl+; / Ctrl+Shift+;", "keyNow", true],
    ["Ctrl+Z / Ctrl+Y", "keyUndo", true],
    ["Esc", "keyEscape"],
  ]],
  ["keysRows", [
    ["Ctrl++ / Ctrl+-", "keyInsert", true],
    ["Alt+Shift+↑ / ↓", "keyMoveRows", true],
    ["Alt+Shift+← / →", "keyFold"],
  ]],
  ["keysTools", [
    ["Ctrl+F / Ctrl+H", "findReplace"],
    ["F3 / Shift+F3", "keyNext"],
    ["Shift+F10", "keyMenu"],
    ["Shift+F6", "keyHeadings"],
    ["Alt+↓", "keyHeadingMenu"],
    ["Enter", "keyHeadingSort"],
    ["Alt+← / →", "keyHeadingWidth"],
    ["F6", "keyLeave"],
    ["Ctrl+/", "keyShortcuts"],
  ]],
];

export function openShortcuts(grid) {
  const { say, readonly } = grid;
  const dialog = new Dialog(grid, "sg-shortcuts", say("shortcuts"), { isCentred: true });
  for (const [title, lines] of GROUPS) {
    const list = el("dl");
    for (const [keys, what, writes] of lines) {
      if (writes && readonly) continue;
      const name = el("dt");
      name.append(...keys.split(" / ").flatMap((key, i) => [i ? " / " : "", el("kbd", "", key)]));
      list.append(name, el("dd", "", say(what)));
    }
    if (list.children.length) dialog.body.append(el("h3", "", say(title)), list);
  }
  dialog.element.tabIndex = -1;
  dialog.element.focus();
}
