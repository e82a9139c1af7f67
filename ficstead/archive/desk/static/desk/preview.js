// A changed label is applied at once; without this module the button "Apply labels" does the same.
const form = document.querySelector("[data-preview]");
const state = form.querySelector("[data-state]");
const parts = ["findings", "parts", "title-page", "safe-fixes", "result"];
let asking = new AbortController();

forgetIntake();
form.querySelector("[data-apply]")?.classList.add("visually-hidden");
if (state) form.addEventListener("change", ({ target }) => target.matches("[name^=kind-], [name=work], [name=put_right]") && relabel(target.name));
form.addEventListener("toggle", ({ target }) => target.open && target.matches("[data-fold]") && offerLabels(target), true);
for (const fold of form.querySelectorAll("[data-fold]")) dressFold(fold);

async function relabel(name) {
  asking.abort();
  asking = new AbortController();
  form.elements[name].closest(".piece, .field").classList.add("changed");
  form.setAttribute("aria-busy", "true");
  const sent = new FormData(form);
  const words = said();
  sent.set("do", "apply");
  try {
    const answer = await fetch(location.pathname, { method: "POST", body: sent, signal: asking.signal });
    if (!answer.ok || !answer.redirected) throw new Error(`${answer.status}`);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (said() !== words) return relabel(name); // more was typed meanwhile: ask again with it
    swap(page, name);
    tell("applied");
  } catch (error) {
    if (error.name === "AbortError") return;
    form.querySelector("[data-apply]").classList.remove("visually-hidden");
    tell("failed");
  }
  form.removeAttribute("aria-busy");
}

function said() {
  return JSON.stringify([...new FormData(form)]);
}

function tell(what) {
  state.textContent = state.dataset[what];
}

// Takes over the new parts; the select in hand stays where it is on the screen, what was unfolded stays unfolded.
function swap(page, name) {
  const top = form.elements[name].getBoundingClientRect().top;
  const unfolded = new Set([...form.querySelectorAll("[data-fold][open] .piece")].map((piece) => piece.id));
  const read = [...form.querySelectorAll(".assembled")].map((chapter) => chapter.open);
  for (const id of parts) document.getElementById(id).replaceWith(document.adoptNode(page.getElementById(id)));
  for (const fold of form.querySelectorAll("[data-fold]")) {
    dressFold(fold);
    if ([...fold.querySelectorAll(".piece")].some((piece) => unfolded.has(piece.id))) offerLabels(fold);
  }
  form.querySelectorAll(".assembled").forEach((chapter, index) => (chapter.open = read[index] ?? chapter.open));
  const select = form.elements[name];
  if (!select) return;
  select.focus({ preventScroll: true });
  scrollBy({ top: select.getBoundingClientRect().top - top, behavior: "instant" });
}

function dressFold(fold) {
  for (const button of fold.querySelectorAll("[data-unfold]")) button.closest(".row").hidden = true;
}

// Ten thousand paragraphs need no ten thousand selects: a fold gets its own when it is opened.
function offerLabels(fold) {
  fold.open = true;
  const template = form.querySelector("[data-label-template]").content.firstElementChild;
  for (const place of fold.querySelectorAll("[data-label-place]")) {
    const piece = place.closest(".piece");
    const select = template.cloneNode(true);
    select.name = `kind-${piece.dataset.piece}`;
    select.value = piece.dataset.kind;
    select.setAttribute("aria-label", template.dataset.words.replace("{line}", piece.dataset.line));
    place.replaceChildren(select);
    place.removeAttribute("data-label-place");
  }
}

// The server has the text that keep.js held for the intake page.
function forgetIntake() {
  try {
    localStorage.removeItem(`ficstead-typed-${form.dataset.intake}`);
  } catch {
    // nothing was kept
  }
}
