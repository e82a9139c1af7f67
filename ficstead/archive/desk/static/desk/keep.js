// Keeps what is typed until it is saved: on this device at once, with the server every few seconds. A lost connection,
// a session that ended, a closed tab or a crash costs nobody a word.
//
// A form says where it belongs: data-keeps-as (its name on this device), data-saved-as (the version on the page), and
// for the server data-place and data-keeper (the address that takes it).
const form = document.querySelector("form[data-keeps-as]");
const { keepsAs, savedAs, place, keeper, owner = "" } = form.dataset;
const DEVICE_AFTER = 400; // milliseconds after a key
const SERVER_AFTER = 4000;
const AGAIN_AFTER = 15000; // while the server can't be reached
const LARGEST_FAREWELL = 60_000; // bytes that a browser sends for a page that is gone
const MACHINERY = /^(?:csrfmiddlewaretoken|base|device|place|taken|since|do|form_key)$/;

const device = form.elements.device?.value || crypto.getRandomValues(new Uint32Array(3)).join("-");
if (place) for (const [name, value] of Object.entries({ device, place })) tell(name, value);
const shelf = `ficstead-typed-${owner}-${keepsAs}-`;

const loaded = typed();
let kept = form.elements.taken?.value ? "" : text(loaded); // what the server has
let leaving = false;
let clocks = {};
let sending = null;

form.addEventListener("input", changed);
form.addEventListener("change", changed);
form.addEventListener("submit", () => {
  leaving = true;
  stop();
  sending?.abort();
  if (text(typed()) !== text(loaded)) keepHere({ sent: true });
});
addEventListener("pageshow", () => (leaving = false));
addEventListener("pagehide", farewell);
addEventListener("online", () => place && send());
addEventListener("focus", () => state()?.signedOut() && send());
document.addEventListener("visibilitychange", () => document.hidden && !leaving && (keepHere(), place && send()));

offerWhatIsHere();
if (place && !("offeredByPage" in form.dataset)) offerWhatIsThere();
if (form.elements.taken?.value) changed();

/** Says with the form, when it is sent, what is no longer unsaved once it is taken. */
function tell(name, value) {
  const field = form.elements[name] ?? form.appendChild(document.createElement("input"));
  Object.assign(field, { type: "hidden", name, value });
}

/** What stands in the fields of text, those that are empty too. */
function typed() {
  const said = {};
  for (const [name, value] of new FormData(form)) {
    if (MACHINERY.test(name) || typeof value !== "string" || (name.endsWith("_format") && !value)) continue;
    said[name] = name in said ? `${said[name]}\n${value}` : value;
  }
  return said;
}

function text(said) {
  return JSON.stringify(Object.entries(said).sort());
}

function changed() {
  if (leaving) return;
  clocks.device ??= setTimeout(() => keepHere(), DEVICE_AFTER);
  if (place) clocks.server ??= setTimeout(() => send(), SERVER_AFTER);
}

function stop() {
  for (const clock of Object.values(clocks)) clearTimeout(clock);
  clocks = {};
}

// The device

function keepHere(more = {}) {
  clearTimeout(clocks.device);
  delete clocks.device;
  const said = typed();
  if (!more.sent && (text(said) === text(loaded) || text(said) === kept)) return forget(shelf + device);
  const base = form.elements.base?.value ?? "";
  try {
    localStorage.setItem(shelf + device, JSON.stringify({ typed: said, version: savedAs, base, at: Date.now(), ...more }));
    return true;
  } catch {
    state()?.say("full"); // no storage, or it is full
    return false;
  }
}

function forget(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // nothing was kept
  }
}

async function offerWhatIsHere() {
  const copies = whatIsHere();
  const there = place && copies.length ? (await whatIsThere()).filter(isOffered) : [];
  for (const [key, was] of copies) {
    // The version on the page moved on since the text was sent: what was sent is what is stored.
    const saved = (was.sent && was.version !== savedAs) || text(was.typed) === text(loaded);
    if (saved || there.some(({ fields }) => text(fields) === text(was.typed))) forget(key);
    else offer("here", was, () => forget(key));
  }
}

// The page may have been made before the server had the text.
function isOffered({ pk }) {
  return !("offeredByPage" in form.dataset) || document.querySelector(`[data-unsaved="${pk}"]`);
}

function whatIsHere() {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(shelf));
    return keys.map((key) => [key, JSON.parse(localStorage.getItem(key))]).sort(([, one], [, other]) => other.at - one.at);
  } catch {
    return [];
  }
}

// The server

async function send() {
  clearTimeout(clocks.server);
  delete clocks.server;
  const said = typed();
  if (leaving || sending || text(said) === kept) return;
  sending = new AbortController();
  try {
    const answer = await post(said, { signal: sending.signal });
    if (answer.ok) await took(said, await answer.json());
    else await refused(answer, said);
  } catch {
    if (!leaving) later();
  } finally {
    sending = null;
    if (!leaving && text(typed()) !== kept) clocks.server ??= setTimeout(() => send(), SERVER_AFTER);
  }
}

function post(said, more) {
  return fetch(keeper, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
    body: message(said),
    redirect: "manual", // to the door, when nobody is signed in
    ...more,
  });
}

function message(said) {
  return JSON.stringify({ place, device, base: Number(form.elements.base?.value || 0), fields: said });
}

async function took(said, { saved_at, revision }) {
  kept = text(said);
  if (text(typed()) === kept) forget(shelf + device);
  state()?.say("kept", saved_at);
  state()?.signedOut(false);
  state()?.newer(revision > Number(form.elements.base?.value || revision));
}

// Signed out, or signed in anew in another tab: then there is a fresh token to be had.
async function refused(answer, said) {
  const isOut = answer.status === 403 || answer.type === "opaqueredirect";
  if (isOut && (await signedInAgain())) {
    const again = await post(said);
    if (again.ok) return took(said, await again.json());
  }
  later(isOut);
}

async function signedInAgain() {
  const answer = await fetch(`${keeper}/here?place=${encodeURIComponent(place)}`, { headers: { Accept: "application/json" } });
  if (!answer.ok || !answer.headers.get("Content-Type")?.startsWith("application/json")) return false;
  const { person, token } = await answer.json();
  if (owner && String(person) !== owner) return false;
  for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token;
  return true;
}

function later(isSignedOut = false) {
  state()?.say(keepHere() ? (isSignedOut ? "here" : "device") : "full", Date.now());
  state()?.signedOut(isSignedOut);
  clocks.server ??= setTimeout(() => send(), AGAIN_AFTER);
}

function farewell() {
  if (leaving) return;
  keepHere();
  const said = typed();
  if (!place || text(said) === kept) return;
  sending?.abort();
  if (new Blob([message(said)]).size < LARGEST_FAREWELL) post(said, { keepalive: true }).catch(() => {});
}

async function whatIsThere() {
  const answer = await fetch(`${keeper}/here?place=${encodeURIComponent(place)}`).catch(() => null);
  const isOurs = answer?.ok && answer.headers.get("Content-Type")?.startsWith("application/json");
  return isOurs ? (await answer.json()).texts : [];
}

async function offerWhatIsThere() {
  for (const { pk, saved_at, device: from, fields } of await whatIsThere()) {
    if (from === device || text(fields) === text(loaded)) continue;
    const away = () => fetch(`${keeper}/${pk}/away`, { method: "POST", headers: { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value } });
    offer("elsewhere", { typed: fields, at: saved_at }, away);
  }
}

// The page

function offer(where, was, putAway) {
  const bar = document.getElementById("kept-offer").content.cloneNode(true).firstElementChild;
  const words = bar.querySelector("[data-words]");
  words.textContent = words.dataset[where].replace("{}", inWords(was.at));
  bar.querySelector("[data-bring-back]").addEventListener("click", () => {
    bringBack(was);
    putAway();
    bar.remove();
  });
  bar.querySelector("[data-forget]").addEventListener("click", () => {
    putAway();
    bar.remove();
  });
  form.before(bar);
}

function bringBack({ typed: said, base }) {
  if (base && form.elements.base) form.elements.base.value = base;
  for (const field of form.querySelectorAll("textarea, input[type=text], input[type=number], select")) {
    if (field.name in said) field.value = said[field.name];
    const format = form.elements[`${field.name}_format`];
    if (format && field.name in said) format.value = said[`${field.name}_format`] ?? "";
    if (format) field.dispatchEvent(new Event("typed"));
  }
  form.dispatchEvent(new Event("input", { bubbles: true }));
  keepHere();
}

function inWords(at) {
  return new Date(at).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
}

/** The line beside the form's button that says how the keeping goes; made when it first has something to say. */
function state() {
  const spot = form.querySelector("[data-keeping]") ?? form;
  const made = document.getElementById("keep-state");
  if (!made) return null;
  const line = spot.querySelector(".keep-state") ?? spot.appendChild(made.content.firstElementChild.cloneNode(true));
  const part = (name) => line.querySelector(`[data-${name}]`);
  return {
    say(words, at) {
      const time = at ? new Date(at).toLocaleTimeString(document.documentElement.lang, { timeStyle: "short" }) : "";
      const isBad = words !== "kept";
      part("line").textContent = isBad ? "" : line.dataset[words].replace("{}", time);
      const alert = isBad ? line.dataset[words].replace("{}", time) : "";
      if (part("alert").textContent !== alert) part("alert").textContent = alert;
    },
    signedOut(is) {
      if (is !== undefined) part("signed-out").hidden = !is;
      return !part("signed-out").hidden;
    },
    newer(is) {
      part("newer").hidden = !is;
    },
  };
}
