/** The menu of a column's heading; also reached from the menu of a cell, for the keyboard. */
import { ColourPanel } from "./colourpanel.js";
import { clamp } from "./dom.js";
import { orderWords, sortBy } from "./sorting.js";
import { openSorting } from "./sortpanel.js";
import { foldItems } from "./strips.js";
import { measuresOf } from "./totals.js";

const STEP = 24; // px by which a column becomes wider or narrower
const NARROWEST = 56;

/** Lines of the menu; `submenu` opens other lines in its place. */
export function columnItems(grid, key, submenu) {
  const { api, say, byKey } = grid;
  const sort = (order) => () => sortBy(grid, order ? [{ key, order }] : []);
  const [up, down] = orderWords(byKey.get(key));
  const c = grid.map.columnIndex(key);
  return [
    [say("selectColumn"), "", () => grid.selection.wholeColumns({ left: c, right: c })],
    null,
    [say(up), "", sort("asc")],
    [say(down), "", sort("desc")],
    [say("sortSeveral"), "", () => openSorting(grid)],
    [say("sortNone"), "", sort(null)],
    null,
    [say("filter"), "", () => api.showColumnFilter(key)],
    [say("totals"), "▸", () => submenu(totalItems(grid, key))],
    [say("coloursOf"), "", () => new ColourPanel(grid, key)],
    ...wrapping(grid, key),
    ...banding(grid, key),
    null,
    ...freezing(grid, key),
    [say("hide"), "", () => api.setColumnsVisible([key], false)],
    [say("columns"), "▸", () => submenu(columnChecks(grid, submenu))],
    [say("placing"), "▸", () => submenu(placeItems(grid, key, submenu))],
  ];
}

/** Which columns are shown: a line for each. */
export function columnChecks(grid, submenu) {
  const { api, columns, say } = grid;
  const lines = columns.map(({ key, title }) => {
    const isOn = api.getColumn(key).isVisible();
    const turn = () => {
      api.setColumnsVisible([key], !isOn);
      submenu(columnChecks(grid, submenu));
    };
    return [title, "", turn, isOn];
  });
  return [...lines, null, [say("showAll"), "", () => grid.showAllColumns()]];
}

function wrapping({ say, shape, byKey }, key) {
  if (!shape.mayWrap(byKey.get(key))) return [];
  const on = shape.wrapped.has(key);
  return [[say("wrap"), "", () => shape.wrap([key], !on), on]];
}

function banding(grid, key) {
  const { bands, say } = grid;
  return bands.key === key ? foldItems(grid) : [[say("bandBy"), "", () => bands.by(key)]];
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

/** The column's place and width, which the mouse drags; the menu stays open, for one wants to see and go on. */
function placeItems(grid, key, submenu) {
  const { api, say, map } = grid;
  const again = (run) => () => {
    run();
    submenu(placeItems(grid, key, submenu));
  };
  const width = (step) => () => {
    const wider = Math.max(NARROWEST, api.getColumn(key).getActualWidth() + step * grid.scale);
    api.setColumnWidths([{ key, newWidth: wider }]);
  };
  const move = (step) => () => {
    const to = clamp(map.columnIndex(key) + step, 0, map.lastColumn);
    api.moveColumnByIndex(all(api).indexOf(key), all(api).indexOf(map.key(to)));
  };
  return [
    [say("moveLeft"), "", again(move(-1))],
    [say("moveRight"), "", again(move(1))],
    null,
    [say("wider"), "", again(width(STEP))],
    [say("narrower"), "", again(width(-STEP))],
    [say("fit"), "", () => api.autoSizeColumns([key])],
  ];
}

/** Every column in its order, hidden ones too: AG Grid counts places so. */
const all = (api) => api.getAllGridColumns().map((column) => column.getColId());

function totalItems(grid, key) {
  const { say, totals, byKey } = grid;
  const line = (measure, text) => {
    const chosen = (totals.chosen[key] ?? null) === measure;
    return [text, "", () => totals.choose(key, measure), chosen];
  };
  const name = (measure) => say(measure, { n: "" }).trim();
  return [line(null, say("totalsNone")), ...measuresOf(byKey.get(key)).map((one) => line(one, name(one)))];
}
