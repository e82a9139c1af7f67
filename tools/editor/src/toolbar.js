// The row of buttons above an editor: one stop for the Tab key, arrows within.
import { DEEDS } from "./commands.js";

export class Toolbar {
  constructor(element, { run, ...others }) {
    this.element = element;
    this.buttons = [...element.querySelectorAll("button")];
    this.others = others;
    this.run = run;
    this.buttons.forEach((button, at) => (button.tabIndex = at ? -1 : 0));
    element.addEventListener("mousedown", (event) => event.preventDefault()); // the text keeps its selection
    element.addEventListener("click", (event) => this.pressed(event.target.closest("button")));
    element.addEventListener("keydown", (event) => this.moved(event));
  }

  pressed(button) {
    if (!button || button.getAttribute("aria-disabled") === "true") return;
    const deed = DEEDS[button.dataset.does];
    if (deed) this.run(deed.run);
    else this.others[button.dataset.does]();
  }

  moved(event) {
    const at = this.buttons.indexOf(document.activeElement);
    const usable = this.buttons.filter((button) => !button.hidden);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: usable.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.focus((to + usable.length) % usable.length);
  }

  focus(at = this.buttons.findIndex((button) => button.tabIndex === 0)) {
    this.buttons.forEach((button, index) => (button.tabIndex = index === at ? 0 : -1));
    this.buttons[at].focus();
  }

  /** Shows where the cursor stands: in bold, in a quotation … */
  show(state) {
    for (const button of this.buttons) {
      const { active, possible } = DEEDS[button.dataset.does] ?? {};
      if (active) button.setAttribute("aria-pressed", String(active(state)));
      if (possible) button.setAttribute("aria-disabled", String(!possible(state)));
    }
  }

  showSource(on) {
    for (const button of this.buttons) {
      if (button.dataset.does === "source") button.setAttribute("aria-pressed", String(on));
      else button.setAttribute("aria-disabled", String(on));
    }
  }
}
