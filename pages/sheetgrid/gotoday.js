/** Standing on today's row, or on the next one that has a row. */

/** `key` is a column of dates. */
export function goToday(grid, key) {
  const { map, rows, foot, say, phone } = grid;
  if (phone.on && phone.cards.today()) return;
  const today = grid.today();
  let best = null;
  for (const node of map.nodes) {
    const day = rows.cell(node, key);
    if (typeof day === "string" && day >= today && (best === null || day < best.day)) best = { node, day };
  }
  if (best) grid.goto(best.node.data[0], key);
  else foot.note(say("noToday"));
}
