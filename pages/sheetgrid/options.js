/** What there is to choose from may grow while the page is open: by this person's hand or by somebody else's. */

const LOADED_AT = "sg-loaded-at";
const PAUSE = 10_000; // ms between two loadings: a page must not load itself again and again

/**
 * Takes over `options` {column key: [text]} and `initials` {column key: {option or row id: letters}}. `columns` are
 * the keys that the sheet has by now.
 */
export function learn(grid, { options = {}, initials = {}, columns = null }) {
  if (columns && columns.join() !== grid.columns.map(({ key }) => key).join()) loadAgain(grid);
  for (const [key, letters] of Object.entries(initials)) {
    const column = grid.byKey.get(key);
    if (column) column.initials = letters;
  }
  const changed = Object.keys(options).filter((key) => grid.byKey.has(key));
  for (const key of changed) grid.byKey.get(key).options = options[key];
  if (changed.length) grid.api.refreshCells({ columns: changed, force: true });
  grid.phone.learned();
}

/** Other columns make another page. What is half typed or not yet sent outlives the loading, if it could be kept. */
function loadAgain({ outbox, foot, say, isLoaded }) {
  const before = Number(kept(() => sessionStorage.getItem(LOADED_AT)) ?? 0);
  if (isLoaded && outbox.isKept && Date.now() - before > PAUSE && kept(() => setNow())) location.reload();
  else foot.note(say("columnsChanged"));
}

const setNow = () => {
  sessionStorage.setItem(LOADED_AT, String(Date.now()));
  return true;
};

function kept(action) {
  try {
    return action();
  } catch {
    return null; // storage is forbidden
  }
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
