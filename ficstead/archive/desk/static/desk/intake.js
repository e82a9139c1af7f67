// Drop a file anywhere on the page; a paste keeps its italics and headings.
const form = document.querySelector("[data-intake]");
const zone = form.querySelector("[data-drop]");
const input = zone.querySelector("input[type=file]");
const chosen = form.querySelector("[data-chosen-file]");
const pasted = form.elements.pasted;
const formatted = form.elements.pasted_html;
const formatting = form.querySelector("[data-pasted-formatting]");
const meaningful = /<(?:em|i|strong|h[1-6]|hr)\b|font-style:\s*italic|font-weight:\s*(?:bold|[67]00)/i;
let pasting = "";

input.addEventListener("change", send);

addEventListener("dragover", (event) => {
  if (!event.dataTransfer.types.includes("Files")) return;
  event.preventDefault();
  zone.classList.add("over");
});
addEventListener("dragleave", (event) => event.relatedTarget === null && zone.classList.remove("over"));
addEventListener("drop", (event) => {
  zone.classList.remove("over");
  if (!event.dataTransfer.files.length) return;
  event.preventDefault();
  input.files = event.dataTransfer.files;
  send();
});

// The textarea takes the plain text; the formatted one travels beside it until something else is typed.
pasted.addEventListener("paste", ({ clipboardData }) => {
  const html = clipboardData.getData("text/html");
  const replacesAll = pasted.selectionEnd - pasted.selectionStart === pasted.value.length;
  pasting = replacesAll && meaningful.test(html) ? html : "";
});
pasted.addEventListener("input", () => {
  formatted.value = pasting;
  formatting.hidden = !pasting;
  pasting = "";
});

function send() {
  if (!input.files.length) return;
  chosen.textContent = input.files[0].name;
  form.requestSubmit();
}
