// Reads along in one editor: asks the archive as the writer pauses, underlines what it finds, lists it, and does what the
// writer answers. It never holds up saving or posting: without an answer there are no underlines, and that is all.
import { TextSelection } from "prosemirror-state";
import { Card } from "./card.js";
import { apart, putRight } from "./fixes.js";
import { lookAt } from "./look.js";
import { Server } from "./server.js";
import { isOn, turn } from "./switches.js";
import { paragraphsOf } from "./texts.js";
import { changeOf, found, marks, placed, underlines } from "./underlines.js";

const PAUSE = 800; // milliseconds without a key
const AT_ONCE = 50_000; // characters that are sent again at each pause; of a longer text the pause is longer too
const NAMES = new Set(["body", "summary", "disclaimer", "opening_note", "closing_note"]);

/** Whether the text of this field can be proofread here. */
export const isProofread = ({ form, name }) => Boolean(form?.dataset.proof) && NAMES.has(name);

export class Proofreader {
  constructor({ frame, textarea, look }) {
    Object.assign(this, { frame, look, name: textarea.name, isStory: textarea.name === "body", tooLong: Infinity });
    this.server = new Server(textarea.form);
    this.plugin = underlines((one) => (one ? this.open(one) : this.close()));
    this.panel = frame.querySelector(".proof");
    this.part = (name) => this.panel.querySelector(`[data-${name}]`);
    this.card = new Card(frame.querySelector(".proof-card"), {
      fix: () => this.fix(),
      ignore: () => this.answer("ignore", "ignored"),
      silence: () => this.answer("silence", "silenced"),
      learn: () => this.answer("learn", "learned"),
      close: () => (this.close(), this.view.focus()),
    });
    if (!this.isStory) for (const label of this.panel.querySelectorAll("label")) label.remove();
    this.listen();
  }

  listen() {
    for (const which of ["story", "notes"]) this.part(which)?.addEventListener("change", ({ target }) => turn(which, target.checked));
    this.part("safe").addEventListener("click", () => this.lookAtSafe());
    this.part("list").addEventListener("click", ({ target }) => this.chosen(target.closest("button")));
    document.addEventListener("proof-turned", () => this.turned());
    addEventListener("online", () => this.soon(0));
    addEventListener("resize", () => this.current && this.card.place(this.view, this.current.from, this.frame));
  }

  /** A text was taken up: nothing is known of it yet. */
  begin(view) {
    this.view = view;
    this.turned();
  }

  turned() {
    if (!this.view) return;
    this.isReading = isOn("story") && (this.isStory || isOn("notes"));
    this.panel.hidden = !this.isStory && !this.isReading;
    for (const which of ["story", "notes"]) if (this.isStory) this.part(which).checked = isOn(which);
    if (this.isStory) this.part("notes").closest("label").hidden = !isOn("story");
    this.close();
    if (this.isReading) this.soon(0);
    else this.isAnswered = false, this.show([]);
  }

  changed(tr) {
    if (tr.docChanged) {
      if (this.current && !this.still(this.current.note)) this.close();
      if (this.isReading) this.soon(tr.getMeta("paste") ? 0 : PAUSE + Math.max(tr.doc.content.size - AT_ONCE, 0) / 100);
    }
  }

  soon(pause) {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.read(), pause);
  }

  async read() {
    if (!this.isReading || this.isAway) return;
    if (!navigator.onLine) return this.count("away");
    const { doc } = this.view.state;
    if (doc.content.size >= this.tooLong) return this.count("tooLong");
    const paragraphs = paragraphsOf(doc);
    try {
      const said = await this.server.ask(this.name, paragraphs.map(({ text }) => text));
      if (this.view.state.doc !== doc || !this.isReading) return; // somebody went on writing: another question is due
      this.explanations = said.explanations;
      this.isAnswered = true;
      this.tooLong = Infinity;
      this.show(placed(said.notes, paragraphs), said.more);
    } catch (error) {
      if (error.name === "AbortError") return;
      this.isAnswered = false;
      if (error.why === "tooLong") this.tooLong = doc.content.size;
      this.count(error.why ?? "away");
    }
  }

  // What is shown

  show(all, more = 0) {
    const again = this.current && all.find(({ from, note }) => from === this.current.from && note.code === this.current.note.code);
    this.mark(all, again);
    if (this.current && !again) this.close();
    this.current = again;
    this.list(all);
    this.count(all.length === 0 ? "none" : all.length === 1 ? "one" : "many", all.length + more);
  }

  mark(all, current) {
    this.view.dispatch(this.view.state.tr.setMeta(marks, { found: all, current: current?.note }).setMeta("addToHistory", false));
  }

  count(which, number = found(this.view.state).length) {
    const line = this.part("count");
    const words = this.isReading ? line.dataset[which].replace("{}", number) : "";
    if (line.textContent !== words) line.textContent = words;
    this.badge?.(number || "");
    const safe = this.safe();
    const button = this.part("safe");
    button.hidden = !safe.length;
    button.textContent = (safe.length === 1 ? button.dataset.one : button.dataset.many).replace("{}", safe.length);
    this.part("shown").hidden = !number;
  }

  list(all) {
    const line = this.part("line").content.firstElementChild;
    this.part("list").replaceChildren(...all.map(({ note }) => lineOf(line.cloneNode(true), note)));
    this.listed = all.map(({ note }) => note);
  }

  chosen(button) {
    if (!button) return;
    const at = [...this.part("list").querySelectorAll("button")].indexOf(button);
    const one = this.still(this.listed[at]);
    if (one) this.go(one);
  }

  still(note) {
    return found(this.view.state).find((one) => one.note === note);
  }

  // From note to note

  key(event) {
    if (!this.isReading) return false;
    if (event.key === "F8" && !event.ctrlKey && !event.metaKey) return this.step(event.shiftKey ? -1 : 1);
    if (event.key === "Enter" && event.altKey && this.current) return this.fix(), true;
    if (event.key === "Escape" && this.current) return this.close(), true;
    return false;
  }

  step(way) {
    const all = found(this.view.state);
    const { from, to } = this.view.state.selection;
    const next = way > 0 ? (all.find((one) => one.from > from || (!this.current && one.to >= to)) ?? all[0]) : (all.findLast((one) => one.from < from) ?? all.at(-1));
    if (next) this.go(next);
    else this.say("none");
    return true;
  }

  go(one) {
    const { state } = this.view;
    this.view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, one.from, one.to)).scrollIntoView());
    this.view.focus();
    this.open(one);
  }

  open(one) {
    this.current = one;
    this.mark(found(this.view.state), one);
    const { note } = one;
    const canFix = Boolean(changeOf(this.view.state.doc, one));
    this.card.show(note, this.explanations[note.code], canFix);
    this.card.place(this.view, one.from, this.frame);
    this.card.element.scrollIntoView({ block: "nearest" });
    const fix = canFix ? ` ${this.part("said").dataset.fix.replace("{}", note.instead)}` : "";
    this.part("said").textContent = `${note.kind}: ${note.words}. ${sentence(note.message)}${fix}`;
  }

  close() {
    if (!this.current) return;
    this.current = null;
    this.card.hide();
    this.mark(found(this.view.state));
  }

  // What the writer answers

  fix() {
    const one = this.current && this.still(this.current.note);
    if (!one || !putRight(this.view, [one])) return;
    this.close();
    this.say("fixed", one.note.instead);
    this.view.focus();
    this.soon(0);
  }

  async answer(how, done) {
    const { note } = this.current;
    this.close();
    this.view.focus();
    try {
      await this.server[how](note);
      this.say(done, note.words);
      this.soon(0);
    } catch {
      this.say("failed");
    }
  }

  safe() {
    const { doc } = this.view.state;
    const all = found(this.view.state).filter(({ note }) => note.safe);
    return apart(all.map((one) => ({ ...changeOf(doc, one), one })).filter(({ text }) => text !== undefined)).map(({ one }) => one);
  }

  lookAtSafe() {
    const chosen = this.safe();
    this.close();
    lookAt(this.look, this.view.state.doc, chosen, (go) => {
      const notes = new Set(chosen.map(({ note }) => note));
      const still = found(this.view.state).filter(({ note }) => notes.has(note));
      if (go && putRight(this.view, still)) {
        this.say("allFixed", still.length);
        this.soon(0);
      }
      this.view.focus();
    });
  }

  say(what, words = "") {
    const line = this.part("said");
    line.textContent = line.dataset[what].replace("{}", words);
  }

  /** The text is shown as its source, or no longer. */
  away(is) {
    this.isAway = is;
    this.panel.classList.toggle("is-away", is);
    if (is) this.close();
    else if (this.isReading) this.soon(0);
  }
}

const sentence = (words) => (/[.!?]$/.test(words) ? words : `${words}.`);

function lineOf(line, note) {
  line.querySelector("[data-kind]").textContent = note.kind;
  line.querySelector("[data-words]").textContent = note.words;
  line.querySelector("[data-title]").textContent = note.instead === null ? note.title : `${note.title} → ${note.instead}`;
  line.classList.add(`is-${note.severity}`);
  return line;
}
