/** The two controls of a condition: which one, and its value. */
import { conditionsOf, inputTypeOf, needsValue } from "./conditions.js";
import { attributes, el } from "./dom.js";
import { choose, input } from "./fields.js";

let lists = 0;

/** Elements for `condition` {op, value} of a column; `onChange` is told after each change of it. */
export function conditionFields(grid, column, condition, onChange, { none = false } = {}) {
  const { say } = grid;
  const lines = conditionsOf(column).map(([op, words]) => [op, say(words)]);
  if (none) lines.unshift(["", say("noCondition")]);
  const value = input({ type: inputTypeOf(column), value: condition.value ?? "" });
  value.setAttribute("aria-label", say("conditionValue"));
  value.addEventListener("input", () => {
    condition.value = value.value;
    onChange();
  });
  const show = () => (value.hidden = !condition.op || !needsValue(condition.op));
  const kind = choose(lines, condition.op ?? "", (op) => {
    condition.op = op;
    show();
    onChange();
    if (!value.hidden) value.focus();
  });
  kind.setAttribute("aria-label", say("condition"));
  show();
  const made = el("div", "sg-condition");
  made.append(kind, value);
  if (column.options.length) made.append(suggestions(value, column));
  return made;
}

/** The options of a column, offered while its value is typed. */
function suggestions(value, column) {
  const list = el("datalist");
  list.id = `sg-values-${(lists += 1)}`;
  for (const option of column.options) {
    const line = el("option");
    line.value = option;
    list.append(line);
  }
  attributes(value, { list: list.id });
  return list;
}
