/** By which columns the table is sorted, and what each direction is called for a kind. */

const NUMBERS = new Set(["number", "serial"]);
const MOMENTS = new Set(["date", "time", "created_at", "changed_at"]);

/** Keys of the words for [up, down]. */
export function orderWords({ kind }) {
  if (NUMBERS.has(kind)) return ["sortSmall", "sortLarge"];
  if (MOMENTS.has(kind)) return ["sortEarly", "sortLate"];
  if (kind === "choice") return ["sortFirst", "sortLast"];
  if (kind === "yesno") return ["sortNo", "sortYes"];
  return ["sortUp", "sortDown"];
}

/** The words of one sort {key, order}. */
export const orderText = ({ say, byKey }, { key, order }) => say(orderWords(byKey.get(key))[order === "desc" ? 1 : 0]);

/** What the table is sorted by, first things first: [{key, order}]. With `inGroups` without the column of the bands. */
export function sortsOf({ api, byKey, bands }, { inGroups = false } = {}) {
  const sorted = api.getColumnState().filter(({ sort, colId }) => sort && byKey.has(colId));
  sorted.sort((a, b) => a.sortIndex - b.sortIndex);
  const all = sorted.map(({ colId, sort }) => ({ key: colId, order: sort }));
  return inGroups ? all.filter(({ key }) => key !== bands.key) : all;
}

/** Sorts by these, and by nothing else; bands stay. */
export function sortBy({ api }, sorts) {
  const state = sorts.map(({ key, order }, sortIndex) => ({ colId: key, sort: order, sortIndex }));
  api.applyColumnState({ state, defaultState: { sort: null } });
}
