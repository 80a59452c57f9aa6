/** The line at the foot of the form: how many changes are saved or wait, and a button that takes the last one back. */
import { attributes, button, el } from "./dom.js";

export class FormStatus {
  constructor(form) {
    this.form = form;
    this.steps = []; // how many changes each step since the form was opened made; undo takes back a step
    this.state = form.grid.outbox?.state ?? "saved";
    this.said = ""; // a sentence that stands in the place of the usual one until the next change
    this.element = el("div", "sg-formstatus");
    this.place = el("span", "sg-quiet");
    this.text = attributes(el("span", "sg-formsaid"), { role: "status" });
    this.undo = button(form.grid.say("undo"), () => this.takeBack(), { tab: true, cls: "sg-pillplain" });
    this.element.append(this.place, this.text, this.undo);
    this.draw();
  }

  /** Which of how many rows this is. */
  placed(text) {
    this.place.textContent = text;
  }

  wrote(n) {
    if (!n) return;
    this.steps.push(n);
    this.said = "";
    this.draw();
  }

  /** saved, saving, offline or login, as the foot of the table has it. */
  stands(state) {
    this.state = state;
    this.draw();
  }

  say(text) {
    this.said = text;
    this.draw();
  }

  draw() {
    const { state, said } = this;
    const count = this.steps.reduce((sum, n) => sum + n, 0);
    const { say } = this.form.grid;
    const sentences = {
      saved: count ? say("savedChanges", { n: count }) : "",
      saving: say("saving"),
      offline: count ? say("waitingChanges", { n: count }) : say("offline"),
      login: say("login"),
    };
    const usual = sentences[state] ?? "";
    const text = state === "saved" || state === "saving" ? said || usual : usual;
    if (this.text.textContent !== text) this.text.textContent = text;
    this.text.className = `sg-formsaid sg-state ${text && !said ? `sg-${state}` : "sg-plain"}`;
    this.undo.hidden = !count;
  }

  /** Takes back the last step; if that was the row itself, there is nothing to fill in any more. */
  async takeBack() {
    const { form } = this;
    if (!form.leave()) return;
    this.steps.pop();
    await form.grid.history.undo();
    if (form.row !== null && !form.node) form.close();
  }
}
