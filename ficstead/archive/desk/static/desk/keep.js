// Keeps what is typed on this device until the server has it: a lost connection or session costs nobody a word.
const form = document.querySelector("form[data-keeps-as]");
const fields = [...form.querySelectorAll("textarea, input[type=text]")];
const place = `ficstead-typed-${form.dataset.keepsAs}`;
const now = () => Object.fromEntries(fields.map((field) => [field.name, field.value]));
const loaded = JSON.stringify(now());

const kept = read();
if (kept && JSON.stringify(kept.typed) !== loaded && !isWithServer(kept)) offer(kept.typed);
else if (kept && isWithServer(kept)) forget();

form.addEventListener("input", () => (JSON.stringify(now()) === loaded ? forget() : write({ sent: false })));
form.addEventListener("submit", () => write({ sent: true }));

// The version on the page moved on since the text was sent: what was sent is what is stored.
function isWithServer({ sent, version }) {
  return sent && version !== form.dataset.savedAs;
}

function offer(typed) {
  const bar = document.getElementById("kept-offer").content.cloneNode(true).firstElementChild;
  bar.querySelector("[data-bring-back]").addEventListener("click", () => {
    for (const field of fields) if (field.name in typed) field.value = typed[field.name];
    bar.remove();
    fields[0].dispatchEvent(new Event("input", { bubbles: true }));
  });
  bar.querySelector("[data-forget]").addEventListener("click", () => {
    forget();
    bar.remove();
  });
  form.before(bar);
}

function read() {
  try {
    return JSON.parse(localStorage.getItem(place));
  } catch {
    return null;
  }
}

function write(state) {
  try {
    localStorage.setItem(place, JSON.stringify({ typed: now(), version: form.dataset.savedAs, ...state }));
  } catch {
    // no storage, or it is full: the page works as it does without
  }
}

function forget() {
  try {
    localStorage.removeItem(place);
  } catch {
    // nothing was kept
  }
}
