// Keeps what is typed into a review on this device until the archive has it: a lost connection costs nobody a word.
// A form that comes back from here has its old key, so that sending it twice is sending it once; the page itself, being
// the same for every guest, has none to give.
const FIELDS = ["text", "guest_name", "pseud", "answers", "anchor", "passage", "form_key"];

export const formIn = (root = document) => root.querySelector("form.review-form[data-keeps-as]");
const place = (form) => `ficstead-review-${form.dataset.keepsAs}`;

const form = formIn();
if (form) {
  // The page after a review was taken in: what lies here is what was sent.
  if (new URLSearchParams(location.search).has("review") && read(form)?.sent) forget(form);
  bringBack(form);
  watch(form);
}

export function watch(form) {
  const key = form.elements.form_key;
  if (key && !key.value) key.value = randomKey();
  form.addEventListener("input", () => (form.elements.text.value.trim() ? write(form, {}) : forget(form)));
  form.addEventListener("submit", () => write(form, { sent: true }));
}

export function bringBack(form) {
  const kept = read(form);
  if (!kept?.text || form.elements.text.value) return;
  for (const name of FIELDS) if (form.elements[name] && kept[name]) form.elements[name].value = kept[name];
}

export function write(form, state) {
  const typed = Object.fromEntries(FIELDS.map((name) => [name, form.elements[name]?.value ?? ""]));
  try {
    localStorage.setItem(place(form), JSON.stringify({ ...typed, ...state }));
    return true;
  } catch {
    return false; // no storage, or it is full: the page works as it does without
  }
}

export function read(form) {
  try {
    return JSON.parse(localStorage.getItem(place(form)));
  } catch {
    return null;
  }
}

export function forget(form) {
  try {
    localStorage.removeItem(place(form));
  } catch {
    // nothing was kept
  }
}

// crypto.randomUUID is not there for a page that came over plain HTTP.
function randomKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
