// The author's editor: takes the place of every textarea marked `data-editor`, and leaves it what it had when it goes.
//
// The textarea stays the form's field. Until something is changed it keeps the very text that the server put there; from
// then on it holds HTML, and a hidden field `<name>_format` says so. Whoever puts another text into the textarea
// dispatches `typed` on it, and the editor takes it up.
import { baseKeymap } from "prosemirror-commands";
import { dropCursor } from "prosemirror-dropcursor";
import { gapCursor } from "prosemirror-gapcursor";
import { history } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import { Slice } from "prosemirror-model";
import { liftListItem, sinkListItem } from "prosemirror-schema-list";
import { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { breakLine, DEEDS, enter, linkAt, linked } from "./commands.js";
import { documentOf, htmlOf, isFaithful, parser, serializer } from "./html.js";
import { cleanPaste } from "./pasting.js";
import { isProofread, Proofreader } from "./proof/proofreader.js";
import { schema } from "./schema.js";
import { Toolbar } from "./toolbar.js";
import { htmlOfTyped, sourceOf } from "./typed.js";
import { wordsIn } from "./words.js";

const SYNC_AFTER = 300; // milliseconds without a key
const parts = document.getElementById("editor-parts")?.content;

class Editor {
  constructor(textarea) {
    this.textarea = textarea;
    this.label = textarea.labels?.[0];
    this.format = hiddenBeside(textarea);
    this.frame = parts.querySelector(".editor").cloneNode(true);
    this.count = this.frame.querySelector("[data-words]");
    this.notice = this.frame.querySelector("[data-unfaithful]");
    if (textarea.rows < 10) for (const button of this.frame.querySelectorAll("[data-long]")) button.remove();
    this.proof = this.proofreader();
    textarea.before(this.frame);
    this.frame.querySelector(".editor-page").after(textarea);
    this.toolbar = new Toolbar(this.frame.querySelector("[role=toolbar]"), {
      run: (command) => this.run(command),
      link: () => this.askForLink(),
      source: () => this.toggleSource(),
      proof: () => this.proof.step(1),
    });
    this.view = this.opened();
    this.listen();
    this.load();
  }

  opened() {
    const place = this.frame.querySelector(".editor-page");
    if (this.label) this.label.id ||= `${this.textarea.id}_label`;
    return new EditorView(
      { mount: place },
      {
        state: EditorState.create({ schema }),
        attributes: () => ({
          role: "textbox",
          "aria-multiline": "true",
          ...(this.label && { "aria-labelledby": this.label.id }),
          ...(this.textarea.getAttribute("aria-describedby") && { "aria-describedby": this.textarea.getAttribute("aria-describedby") }),
          // The browser knows neither dialect nor names: where the archive reads along, it keeps still.
          spellcheck: String(!this.proof?.isAnswered),
        }),
        dispatchTransaction: (tr) => this.changed(tr),
        transformPastedHTML: cleanPaste,
        clipboardTextParser: (text) => Slice.maxOpen(documentOf(htmlOfTyped(escaped(text))).content),
        // What is pasted was tidied before: a space at its edge is meant.
        clipboardParser: { parseSlice: (dom, how) => parser.parseSlice(dom, { ...how, preserveWhitespace: true }) },
        clipboardSerializer: serializer,
        handleKeyDown: (view, event) => this.key(event),
      },
    );
  }

  /** None where the form says of no proofreader. */
  proofreader() {
    if (!isProofread(this.textarea)) {
      for (const part of this.frame.querySelectorAll("[data-proofs]")) part.remove();
      return null;
    }
    const proof = new Proofreader({ frame: this.frame, textarea: this.textarea, look: parts.querySelector(".proof-look") });
    const badge = this.frame.querySelector("[data-badge]");
    if (badge) proof.badge = (number) => (badge.textContent = number);
    return proof;
  }

  listen() {
    this.label?.addEventListener("click", (event) => !this.inSource && (event.preventDefault(), this.view.focus()));
    this.textarea.addEventListener("typed", () => this.load());
    this.textarea.form?.addEventListener("formdata", ({ formData }) => {
      this.sync();
      formData.set(this.textarea.name, this.textarea.value);
      formData.set(this.format.name, this.format.value);
    });
    this.textarea.form?.addEventListener("submit", () => this.sync());
  }

  /** Takes up what the textarea holds: into the editor where that loses nothing, else as its source. */
  load() {
    const { value } = this.textarea;
    const html = this.format.value === "html" ? value : htmlOfTyped(value);
    const faithful = isFaithful(html);
    this.given = { value, format: this.format.value };
    this.notice.hidden = faithful;
    if (faithful) this.showHtml(html);
    this.showSource(!faithful);
  }

  showHtml(html) {
    const plugins = [...(this.proof ? [this.proof.plugin] : []), history(), keymap(KEYS), keymap(baseKeymap), dropCursor({ color: false, class: "editor-drop" }), gapCursor()];
    this.view.updateState(EditorState.create({ doc: documentOf(html), plugins }));
    this.untouched = this.written = this.view.state.doc;
    this.proof?.begin(this.view);
    this.toolbar.show(this.view.state);
    this.showWords();
  }

  showSource(on) {
    this.inSource = on;
    this.view.dom.hidden = on;
    this.textarea.hidden = !on;
    // One field bears the label at a time.
    if (this.label) on ? (this.label.htmlFor = this.textarea.id) : this.label.removeAttribute("for");
    this.toolbar.showSource(on);
    if (!on) this.toolbar.show(this.view.state);
    this.count.hidden = on;
    if (this.proof?.view) this.proof.away(on);
  }

  toggleSource() {
    if (!this.inSource) return this.toSource();
    const html = htmlOfTyped(this.textarea.value);
    this.notice.hidden = isFaithful(html);
    if (!this.notice.hidden) return this.textarea.focus();
    this.fromSource(html);
  }

  toSource() {
    this.sync();
    if (this.format.value === "html") this.textarea.value = sourceOf(this.textarea.value);
    this.format.value = "";
    this.sourceBefore = this.textarea.value;
    this.showSource(true);
    this.textarea.focus();
    this.textarea.setSelectionRange(0, 0);
  }

  fromSource(html) {
    if (this.textarea.value !== this.sourceBefore) {
      const tr = this.view.state.tr.replaceWith(0, this.view.state.doc.content.size, documentOf(html).content);
      this.view.dispatch(tr);
    }
    this.showSource(false);
    this.view.focus();
    this.sync();
  }

  changed(tr) {
    this.view.updateState(this.view.state.apply(tr));
    this.toolbar.show(this.view.state);
    if (!tr.docChanged) return;
    this.proof?.changed(tr);
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.sync(), SYNC_AFTER);
  }

  /** Brings the textarea up to date, and lets the form's other listeners know. */
  sync() {
    clearTimeout(this.waiting);
    this.waiting = null;
    if (this.inSource) return;
    const { doc } = this.view.state;
    if (doc === this.written) return;
    this.written = doc;
    const given = this.given && doc.eq(this.untouched);
    this.textarea.value = given ? this.given.value : htmlOf(doc);
    this.format.value = given ? this.given.format : "html";
    this.showWords();
    this.textarea.dispatchEvent(new Event("input", { bubbles: true }));
  }

  showWords() {
    const total = wordsIn(this.view.state.doc);
    const words = total === 1 ? this.count.dataset.one : this.count.dataset.many;
    this.count.textContent = words.replace("{}", total.toLocaleString(document.documentElement.lang));
  }

  run(command) {
    command(this.view.state, this.view.dispatch, this.view);
    this.view.focus();
  }

  key(event) {
    if (this.proof?.key(event)) return event.preventDefault(), true;
    if (event.altKey && event.key === "F10") return this.toolbar.focus(), true;
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key === "k") {
      event.preventDefault();
      return this.askForLink(), true;
    }
    return false;
  }

  askForLink() {
    const dialog = document.body.appendChild(parts.querySelector(".editor-link").cloneNode(true));
    const field = dialog.querySelector("input");
    field.value = linkAt(this.view.state);
    dialog.addEventListener("close", () => {
      const said = dialog.returnValue;
      dialog.remove();
      if (said === "set" && isAddress(field.value)) this.run(linked(field.value.trim()));
      else if (said === "remove") this.run(linked(""));
      else this.view.focus();
    });
    dialog.showModal();
  }
}

const isAddress = (value) => /^\s*(?:https?:\/\/|mailto:)\S+\s*$/i.test(value);

const KEYS = {
  "Mod-b": DEEDS.bold.run,
  "Mod-i": DEEDS.italic.run,
  "Mod-u": DEEDS.underline.run,
  "Mod-Shift-x": DEEDS.strike.run,
  "Mod-Shift-7": DEEDS.numbers.run,
  "Mod-Shift-8": DEEDS.bullets.run,
  "Mod-Shift-9": DEEDS.quote.run,
  "Mod-Shift-e": DEEDS.centre.run,
  "Mod-z": DEEDS.undo.run,
  "Mod-Shift-z": DEEDS.redo.run,
  "Mod-y": DEEDS.redo.run,
  "Mod-[": liftListItem(schema.nodes.li),
  "Mod-]": sinkListItem(schema.nodes.li),
  Enter: enter,
  "Shift-Enter": breakLine,
};

function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function hiddenBeside({ form, name, id }) {
  const there = form?.elements.namedItem(`${name}_format`);
  if (there) return there;
  const format = Object.assign(document.createElement("input"), { type: "hidden", name: `${name}_format`, id: `${id}_format` });
  document.getElementById(id).after(format);
  return format;
}

if (parts) for (const textarea of document.querySelectorAll("textarea[data-editor]")) new Editor(textarea);

/** For whoever wants to know what the editor makes of a text without opening one. */
export { cleanPaste, htmlOfTyped, isFaithful };
export const throughTheEditor = (html) => htmlOf(documentOf(html));
