/** What happened to one row, newest first, over the whole screen. */
import { attributes, el } from "./dom.js";
import { Layer } from "./layer.js";

const ZONE = "Asia/Shanghai"; // the station's

/** `name` says which row it is. */
export async function openStory(grid, row, name) {
  const { say, net } = grid;
  const layer = new Layer(grid, "sg-story", `${say("history")} · ${name}`);
  const told = attributes(el("p", "sg-quiet", say("loading")), { role: "status" });
  layer.body.append(told);
  layer.open();
  layer.title.focus();
  try {
    const { lines } = await net.get(`/history?row=${row}`);
    told.textContent = lines.length ? "" : say("noStory");
    const list = el("ul", "sg-storylines");
    list.append(...lines.map((line) => lineOf(grid, line)));
    layer.body.append(list);
  } catch (trouble) {
    told.textContent = trouble.sentence || say(trouble.kind === "offline" ? "storyOffline" : "failed");
  }
}

function lineOf({ config }, { at, by, text }) {
  const language = config.language === "en" ? "en-GB" : "zh-CN";
  const options = { timeZone: ZONE, month: "long", day: "numeric", hour: "2-digit", minute: "2-digit", hour12: false };
  const when = new Intl.DateTimeFormat(language, options).format(new Date(at));
  const made = el("li");
  made.append(el("p", "sg-quiet", `${when} · ${by}`), el("p", "", text));
  return made;
}
