// The reading settings dialog: every change shows at once and is kept on this device.
const { read, apply } = window.ficstead;
const own = { theme: "auto", font: "serif", size: 100, leading: 155, measure: 66, paragraphs: "spaced", notes: "shown" };
const colours = { light: "#fbf9f4", sepia: "#f4ead5", dark: "#1b1a18", black: "#000000" };
const dialog = document.getElementById("reader-settings");
const form = dialog.querySelector("form");
let notesWere = read().notes ?? own.notes; // first-paint.js has seen to those

form.addEventListener("input", () => keep(chosen()));
dialog.querySelector("[data-forgets-settings]").addEventListener("click", () => keep({}));
addEventListener("storage", (event) => event.key === "ficstead-reader" && show(read())); // another tab changed them
show(read());

function chosen() {
  const { size, leading, measure, ...choices } = Object.fromEntries(new FormData(form));
  return { ...choices, size: Number(size), leading: Number(leading), measure: Number(measure) };
}

function keep(settings) {
  try {
    localStorage.setItem("ficstead-reader", JSON.stringify(settings));
  } catch {
    // no storage: the settings hold for this page
  }
  show(settings);
}

function show(settings) {
  apply(settings);
  const all = { ...own, ...settings };
  for (const [name, value] of Object.entries(all)) form.elements[name].value = value;
  for (const output of form.querySelectorAll("output")) output.value = words(output.htmlFor.toString(), all);
  if (all.notes !== notesWere) foldNotes(all.notes);
  for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
    meta.dataset.own ??= meta.content;
    meta.content = colours[all.theme] ?? meta.dataset.own;
  }
}

function foldNotes(notes) {
  notesWere = notes;
  for (const note of document.querySelectorAll("details.note")) note.open = notes !== "folded";
}

function words(control, { size, leading, measure }) {
  return { "setting-size": `${size} %`, "setting-leading": (leading / 100).toFixed(2), "setting-measure": measure }[control];
}
