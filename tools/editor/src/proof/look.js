// All safe fixes side by side with what stands there now, before any of them is made.
import { offsetAt, textOf } from "./texts.js";

const AROUND = 48;

/** Shows what would change; `go` is called if it shall. */
export function lookAt(template, doc, chosen, go) {
  const dialog = document.body.appendChild(template.cloneNode(true));
  const list = dialog.querySelector("ol");
  const line = list.firstElementChild;
  list.replaceChildren(...chosen.map((one) => lineOf(line.cloneNode(true), doc, one)));
  const button = dialog.querySelector("[value=go]");
  button.textContent = (chosen.length === 1 ? button.dataset.one : button.dataset.many).replace("{}", chosen.length);
  dialog.addEventListener("close", () => {
    dialog.remove();
    go(dialog.returnValue === "go");
  });
  leave();
  dialog.showModal();
}

/** A caret behind a dialog is searched a visible place for through the whole text: in a long one that takes seconds. */
function leave() {
  document.activeElement.blur();
  getSelection().removeAllRanges();
}

function lineOf(line, doc, { from, to, note }) {
  const block = doc.resolve(from);
  const { text } = textOf(block.parent);
  const begins = offsetAt(block.parent, block.parentOffset);
  const ends = offsetAt(block.parent, to - block.start());
  const part = (name) => line.querySelector(`[data-${name}]`);
  part("before").textContent = cut(text.slice(0, begins), "front");
  part("was").textContent = note.words;
  part("becomes").textContent = note.instead;
  part("after").textContent = cut(text.slice(ends), "back");
  return line;
}

function cut(text, side) {
  if (text.length <= AROUND) return text;
  return side === "front" ? `… ${text.slice(-AROUND).replace(/^\S*\s/, "")}` : `${text.slice(0, AROUND).replace(/\s\S*$/, "")} …`;
}
