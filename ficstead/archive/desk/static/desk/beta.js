// A beta's remark on words that were selected in the chapter. Without this module the mark beside each paragraph leads
// to the same form with the paragraph's words in it.
import { hearSelection } from "../reviews/passages.js";

const section = document.getElementById("remark");
const form = section.querySelector("form");
const { anchor, offset, passage, text, wording } = form.elements;

hearSelection(speakOf, section);
form.addEventListener("input", show);
passage.addEventListener("input", () => (offset.value = "")); // typed by hand: who knows where it stands
section.querySelector("[data-start-from-old]").addEventListener("click", () => {
  wording.value = passage.value;
  wording.focus();
  said();
});
section.querySelector("[data-drop-passage]").addEventListener("click", (event) => {
  event.preventDefault();
  anchor.value = offset.value = passage.value = wording.value = "";
  said();
  text.focus();
});

function speakOf(where, words, before) {
  anchor.value = where;
  offset.value = [...before.replace(/\s+/g, "")].length;
  passage.value = words;
  said();
  section.scrollIntoView({ block: "start" });
  text.focus({ preventScroll: true });
}

function said() {
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

function show() {
  for (const part of section.querySelectorAll("[data-of-passage]")) part.hidden = !anchor.value;
  for (const part of section.querySelectorAll("[data-of-chapter]")) part.hidden = Boolean(anchor.value);
}
