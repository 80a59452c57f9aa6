/** The menu of a column's heading; also reached from the menu of a cell, for the keyboard. */
import { ColourPanel } from "./colourpanel.js";
import { measuresOf } from "./totals.js";

/** Lines of the menu; `submenu` opens other lines in its place. */
export function columnItems(grid, key, submenu) {
  const { api, say, columns } = grid;
  const sort = (order) => () =>
    api.applyColumnState({ state: [{ colId: key, sort: order }], defaultState: { sort: null } });
  const c = grid.map.columnIndex(key);
  return [
    [say("selectColumn"), "", () => grid.selection.wholeColumns({ left: c, right: c })],
    null,
    [say("sortUp"), "", sort("asc")],
    [say("sortDown"), "", sort("desc")],
    [say("sortNone"), "", sort(null)],
    null,
    [say("filter"), "", () => api.showColumnFilter(key)],
    [say("totals"), "▸", () => submenu(totalItems(grid, key))],
    [say("coloursOf"), "", () => new ColourPanel(grid, key)],
    ...wrapping(grid, key),
    [say("bandBy"), grid.bands.key === key ? "✓" : "", () => grid.bands.by(grid.bands.key === key ? "" : key)],
    null,
    ...freezing(grid, key),
    [say("hide"), "", () => api.setColumnsVisible([key], false)],
    [say("showAll"), "", () => api.setColumnsVisible(columns.map((column) => column.key), true)],
    [say("fit"), "", () => api.autoSizeColumns([key])],
  ];
}

function wrapping({ say, shape, byKey }, key) {
  if (!shape.mayWrap(byKey.get(key))) return [];
  const on = shape.wrapped.has(key);
  return [[say("wrap"), on ? "✓" : "", () => shape.wrap([key], !on)]];
}

function freezing(grid, key) {
  const { api, say, map } = grid;
  const frozen = map.columns.filter((column) => map.isLeft(column)).map((column) => column.getColId());
  const upTo = map.columns.slice(0, map.columnIndex(key) + 1).map((column) => column.getColId());
  const loosen = () => api.setColumnsPinned(frozen, null);
  const freeze = () => {
    loosen();
    api.setColumnsPinned(upTo, "left");
  };
  const lines = frozen.at(-1) === key ? [] : [[say("pin"), "", freeze]];
  return frozen.length ? [...lines, [say("unpin"), "", loosen]] : lines;
}

function totalItems(grid, key) {
  const { say, totals, byKey } = grid;
  const line = (measure, text) => {
    const chosen = (totals.chosen[key] ?? null) === measure;
    return [text, chosen ? "✓" : "", () => totals.choose(key, measure)];
  };
  const name = (measure) => say(measure, { n: "" }).trim();
  return [line(null, say("totalsNone")), ...measuresOf(byKey.get(key)).map((one) => line(one, name(one)))];
}
