/** The two controls of a condition: which one, and its value. */
import { conditionsOf, inputTypeOf, needsTwo, needsValue } from "./conditions.js";
import { attributes, el } from "./dom.js";
import { choose, input } from "./fields.js";

let lists = 0;

/** A condition in words, such as 包含 “落地”. */
export function conditionText(say, column, { op, value, to }) {
  const words = say(conditionsOf(column).find(([one]) => one === op)?.[1] ?? "isSame");
  if (needsTwo(op)) return `${words} “${value}” ${say("conditionTo")} “${to}”`;
  return needsValue(op) ? `${words} “${value}”` : words;
}

/** Elements for `condition` {op, value, to} of a column; `onChange` is told after each change of it. */
export function conditionFields(grid, column, condition, onChange, { none = false } = {}) {
  const { say } = grid;
  const lines = conditionsOf(column).map(([op, words]) => [op, say(words)]);
  if (none) lines.unshift(["", say("noCondition")]);
  const type = inputTypeOf(column);
  const values = ["value", "to"].map((name) => {
    const box = input({ type, value: condition[name] ?? "" });
    box.setAttribute("aria-label", say(name === "to" ? "conditionUntil" : "conditionValue"));
    box.addEventListener("input", () => {
      condition[name] = box.value;
      onChange();
    });
    return box;
  });
  const show = () => {
    values[0].hidden = !condition.op || !needsValue(condition.op);
    values[1].hidden = !needsTwo(condition.op);
  };
  const kind = choose(lines, condition.op ?? "", (op) => {
    condition.op = op;
    show();
    onChange();
    if (!values[0].hidden) values[0].focus();
  });
  kind.setAttribute("aria-label", say("condition"));
  show();
  const made = el("div", "sg-condition");
  made.append(kind, ...values);
  if (column.options.length) made.append(suggestions(values[0], column));
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
