/** What the server would not take: shown with its reason, to be tried again or given up by the person. */
import { attributes, button, el } from "./dom.js";

const MOST = 20;

/** Opens the panel above the foot. */
export function showAside(grid) {
  const { say, outbox, foot } = grid;
  const panel = attributes(el("div", "sg-pop sg-kept"), { role: "dialog", "aria-label": say("asideTitle") });
  const done = (action) => () => {
    panel.remove();
    action?.();
    grid.focus();
  };
  panel.append(el("strong", "", say("asideTitle")));
  for (const batch of outbox.aside) panel.append(...describe(grid, batch));
  const buttons = el("div", "sg-buttons");
  const again = button(say("asideRetry"), done(() => outbox.retryAside()), { tab: true });
  const drop = button(say("asideDrop"), done(() => outbox.dropAside()), { tab: true });
  buttons.append(again, drop, button(say("close"), done(), { tab: true }));
  panel.append(buttons);
  panel.addEventListener("keydown", (event) => event.key === "Escape" && done()());
  grid.root.append(panel);
  const rect = foot.element.getBoundingClientRect();
  Object.assign(panel.style, { right: "12px", bottom: `${innerHeight - rect.top + 4}px` });
  again.focus();
}

function describe(grid, batch) {
  const { say, byKey, rows } = grid;
  const title = (key) => byKey.get(key)?.title ?? key;
  const number = (row) => (rows.node(row)?.rowIndex ?? -1) + 1 || "？";
  const shown = (value) => (value !== null && typeof value === "object" ? value.text : (value ?? ""));
  const lines = batch.set.map(([row, key, value]) =>
    say("cell", { row: number(row), title: title(key), value: rows.text(byKey.get(key) ?? {}, shown(value)) }),
  );
  for (const [row] of batch.move ?? []) lines.push(say("asideRow", { row: number(row) }));
  const list = el("ul", "");
  for (const line of lines.slice(0, MOST)) list.append(el("li", "", line));
  if (lines.length > MOST) list.append(el("li", "", say("asideMore", { n: lines.length - MOST })));
  const why = say("asideKept", { reason: batch.reason || say("noReason") });
  return [el("p", "", `${batch.label}：${why}`), list];
}
