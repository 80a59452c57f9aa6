/** What there is to choose from may grow while the page is open: by this person's hand or by somebody else's. */

/** Takes over `options` {column key: [text]} and `initials` {column key: {option or row id: letters}}. */
export function learn(grid, { options = {}, initials = {} }) {
  for (const [key, letters] of Object.entries(initials)) {
    const column = grid.byKey.get(key);
    if (column) column.initials = letters;
  }
  const changed = Object.keys(options).filter((key) => grid.byKey.has(key));
  for (const key of changed) grid.byKey.get(key).options = options[key];
  if (changed.length) grid.api.refreshCells({ columns: changed, force: true });
}

/** Asks the server for a new option; true when there is one now, else the foot says why not. */
export async function addOption(grid, column, option) {
  const { net, foot, say } = grid;
  try {
    const answer = await net.post("/options", { column: column.key, option });
    learn(grid, { options: { [column.key]: answer.options } });
    foot.note(say("optionAdded", { text: option }));
    return true;
  } catch (trouble) {
    if (!trouble.kind) console.error(trouble);
    foot.note(trouble.sentence || say("failed"));
    return false;
  }
}
