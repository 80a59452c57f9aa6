/** Talking to the server: JSON over plain HTTP, with three ways to fail that call for different answers. */

/** kind: "offline" (try again), "login" (sign in first) or "refused" (the server said no; `sentence` says why). */
export class Trouble extends Error {
  constructor(kind, sentence = "") {
    super(`${kind} ${sentence}`.trim());
    this.kind = kind;
    this.sentence = sentence;
  }
}

/** Answers of a server that is just starting, stopping or overloaded: nothing is wrong with what was sent. */
const AWAY = new Set([408, 425, 429, 502, 503, 504]);
const PATIENCE = 30000; // ms until a request without an answer counts as offline
const LONG = 300000; // ms until an answer that has begun counts so

/** The JSON of one sheet. Every method throws Trouble. */
export class Net {
  constructor(url) {
    this.url = url;
  }

  get(path) {
    return this.request(path, { headers: { Accept: "application/json" } });
  }

  /** `how` are further options of fetch, such as {keepalive: true} for what must outlive the page. */
  post(path, body = {}, how = {}) {
    const headers = { "Content-Type": "application/json", "X-Gelixiang": "1" };
    return this.request(path, { ...how, method: "POST", headers, body: JSON.stringify(body) });
  }

  async request(path, options) {
    const stop = new AbortController();
    let timer = setTimeout(() => stop.abort(), PATIENCE);
    const stopped = new Promise((_, reject) => {
      stop.signal.addEventListener("abort", () => reject(new Trouble("offline")));
    });
    try {
      const url = this.url + path;
      const asked = takeAhead(url) ?? fetch(url, { ...options, signal: stop.signal, cache: "no-store" });
      const response = await Promise.race([asked, stopped]);
      clearTimeout(timer);
      timer = setTimeout(() => stop.abort(), LONG); // a long answer over a slow line goes on coming
      if (response.ok) return await Promise.race([response.json(), stopped]);
      throw await troubleOf(response);
    } catch (error) {
      throw error instanceof Trouble ? error : new Trouble("offline");
    } finally {
      clearTimeout(timer);
    }
  }
}

/** What the page asked for while its scripts were still loading (static/ahead.js): good for one answer. */
function takeAhead(url) {
  const answer = window.sheetAhead?.[url];
  if (answer) delete window.sheetAhead[url];
  return answer;
}

async function troubleOf(response) {
  if (AWAY.has(response.status)) return new Trouble("offline");
  const answer = await response.json().catch(() => ({}));
  if (response.status === 401 || answer.login) return new Trouble("login", answer.error);
  return new Trouble("refused", answer.error ?? "");
}
