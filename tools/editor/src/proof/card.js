// The card beside a note: what it says, why, and what can be done about it.
export class Card {
  /** `answers`: what to do for each button, by the name that it bears in `data-answer`. */
  constructor(element, answers) {
    this.element = element;
    this.part = (name) => element.querySelector(`[data-${name}]`);
    element.addEventListener("click", ({ target }) => answers[target.closest("[data-answer]")?.dataset.answer]?.());
    element.addEventListener("keydown", (event) => event.key === "Escape" && (event.stopPropagation(), answers.close()));
  }

  show(note, explanation, canFix) {
    this.element.setAttribute("aria-label", `${note.kind}: ${note.words}`);
    this.element.dataset.severity = note.severity;
    this.part("kind").textContent = note.kind;
    this.part("title").textContent = note.title;
    this.part("message").textContent = note.message === note.title ? "" : note.message;
    this.part("explanation").textContent = explanation ?? "";
    this.part("change").hidden = !canFix;
    this.part("was").textContent = note.words;
    this.part("becomes").textContent = note.instead ?? "";
    this.button("fix").hidden = !canFix;
    this.button("learn").hidden = !note.own_word;
    this.element.hidden = false;
  }

  button(name) {
    return this.element.querySelector(`[data-answer="${name}"]`);
  }

  hide() {
    this.element.hidden = true;
  }

  /** Under the words, or on a wide page in the margin beside their line. */
  place(view, at, frame) {
    const words = view.coordsAtPos(at);
    const box = frame.getBoundingClientRect();
    this.element.classList.toggle("in-margin", document.documentElement.clientWidth - box.right >= 16.5 * rem());
    const isBeside = this.element.classList.contains("in-margin");
    const room = box.width - this.element.offsetWidth;
    this.element.style.top = `${(isBeside ? words.top : words.bottom + 6) - box.top}px`;
    this.element.style.left = isBeside ? "" : `${Math.max(Math.min(words.left - box.left, room), 0)}px`;
  }
}

const rem = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
