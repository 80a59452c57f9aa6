/** The card of one row, as elements. */
import { isBad, isUnread } from "./cells.js";
import { callLink } from "./dialling.js";
import { el } from "./dom.js";
import { chip } from "./renderers.js";

/** An empty card; `fill` puts a row in it. */
export function newCard(open) {
  const made = el("li", "sg-card");
  const button = el("button", "sg-cardopen");
  button.type = "button";
  button.addEventListener("click", open);
  made.append(button);
  return made;
}

/** Puts what the row holds now into its card; the button stays, and with it the focus. */
export function fill(card, grid, layout, node) {
  const { data } = node;
  const button = card.firstChild;
  const head = el("span", "sg-cardhead");
  const chips = chipsOf(layout, data);
  head.append(el("strong", "sg-cardtitle", layout.title(data)), ...marks(grid, layout, data));
  if (!layout.chipsBelow) head.append(...chips);
  button.replaceChildren(head);
  if (layout.chipsBelow && chips.length) button.append(lineOf(chips));
  if (layout.lead && layout.leadLines(data)) button.append(leadOf(grid, layout, node));
  const { facts } = layout.factsOf(data);
  if (facts.length) button.append(factsOf(grid, layout, node, facts));
  card.style.setProperty("--sg-card-ground", grid.colours.rowGround(node));
  card.querySelector(".sg-call")?.remove();
  const phone = layout.calls(data);
  card.classList.toggle("calls", Boolean(phone));
  if (!phone) return;
  const number = grid.rows.painted(phone, grid.rows.cell(node, phone.key));
  const label = grid.say("callWho", { name: layout.title(data), number });
  card.append(callLink(grid, grid.rows.cell(node, phone.key), label));
}

/** What has to be put right, or decided on, anywhere in the row. */
function marks(grid, layout, data) {
  const made = [];
  const twice = grid.columns.filter(({ key }) => grid.outbox.contest.has(data[0], key)).length;
  const bad = grid.columns.filter((column) => isBad(layout.cell(data, column))).length;
  if (twice) made.push(el("span", "sg-cardtwice", `▲ ${grid.say("contested", { n: twice })}`));
  if (bad) made.push(el("span", "sg-cardbad", `! ${grid.say("toMend", { n: bad })}`));
  return made;
}

/** How things stand. */
function chipsOf(layout, data) {
  return layout.chipsOf(data).map((column) => {
    const cell = layout.cell(data, column);
    return isUnread(cell) ? el("span", "sg-cardbad", `! ${cell.unread}`) : chip(column, cell);
  });
}

function lineOf(chips) {
  const made = el("span", "sg-cardchips");
  made.append(...chips);
  return made;
}

function leadOf(grid, layout, node) {
  const made = el("span", "sg-cardlead", layout.text(node.data, layout.lead));
  made.style.webkitLineClamp = layout.leadLines(node.data);
  made.classList.toggle("bad", isBad(layout.cell(node.data, layout.lead)));
  made.style.background = grid.colours.ground(node, layout.lead.key);
  return made;
}

function factsOf(grid, layout, node, facts) {
  const made = el("span", "sg-cardfacts");
  for (const { columns, name, wide } of facts) {
    const fact = el("span", `sg-fact${wide ? " wide" : ""}`);
    const [column] = columns;
    const value = el("span", "sg-factvalue", layout.span(node.data, columns));
    value.classList.toggle("bad", columns.some((one) => isBad(layout.cell(node.data, one))));
    value.style.background = grid.colours.ground(node, column.key);
    fact.append(el("span", "sg-factname", name), " ", value);
    made.append(fact);
  }
  return made;
}
