/** The end of a list from which several are chosen: what is chosen, how it is done, and a button that keeps it. */
import { attributes, button, el } from "./dom.js";
import { chipClass } from "./renderers.js";

/** For eyes and fingers only: to a screen reader it would be more options, and Enter and Backspace do the same. */
export function severalFoot(grid, column, chosen, { drop, keep }) {
  const { say } = grid;
  const made = attributes(el("div", "sg-listfoot"), { "aria-hidden": true });
  const chips = el("div", "sg-picked");
  for (const item of chosen) {
    const chip = button(item.text, () => drop(item), { cls: chipClass(column, item.text) });
    chip.append(el("span", "sg-unpick", "✕"));
    chips.append(chip);
  }
  if (chosen.length) made.append(chips);
  made.append(el("span", "sg-quiet", say("severalHint")), button(say("done"), keep, { cls: "sg-done" }));
  return made;
}
