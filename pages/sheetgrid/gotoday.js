/** Standing on today's row, or on the next one that has a row. */

/** `key` is a column of dates. */
export function goToday(grid, key) {
  const { map, rows, foot, say } = grid;
  const today = grid.today();
  let best = null;
  for (let r = 0; r < map.count; r++) {
    const day = rows.cell(map.node(r), key);
    if (typeof day === "string" && day >= today && (best === null || day < best.day)) best = { r, day };
  }
  if (best) grid.goto(map.node(best.r).data[0], key);
  else foot.note(say("noToday"));
}
