/** Two people wrote into one cell: the two buttons with which a person chooses. */
import { button, el } from "./dom.js";

/** Buttons over "mine" and "theirs". The focus stays where it is. */
export function twoButtons(mine, theirs, choose) {
  const made = el("div", "sg-two");
  made.append(button(mine, () => choose("mine"), { tab: true }), button(theirs, () => choose("theirs"), { tab: true }));
  made.addEventListener("mousedown", (event) => event.preventDefault());
  return made;
}

/** The buttons in the note of the open editor. */
export function contestButtons(grid) {
  const { say, editor } = grid;
  return twoButtons(`${say("useMine")}（Enter）`, `${say("useTheirs")}（Esc）`, (choice) => {
    if (choice === "mine") editor.commit();
    else editor.close();
    grid.focus();
  });
}
