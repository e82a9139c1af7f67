// On every page: meets the service worker, says who reads, sends what waits, and looks after kept works.
import { refreshKept } from "./keeping.js";
import { sendWaiting } from "./outbox.js";
import { forgetDraft, forgetTraces, isLeaving, markLeaving, placeIn, rememberPlace } from "./places.js";
import { GUEST, cacheOf, currentReader, forgetOthers, lastMember, outbox, setReader } from "./store.js";

const HOUR = 60 * 60 * 1000;
const LEAVING_AT_MOST = 4000; // milliseconds that signing out waits for a slow network
const notes = document.getElementById("offline-notes");
const says = notes?.dataset;
const keptAt = document.documentElement.dataset.keptAt;
const workHere = Number(location.pathname.match(/^\/works\/(\d+)/)?.[1]);
const chapterHere = document.querySelector("form.review-form[data-keeps-as]")?.dataset.keepsAs;

if (notes && "serviceWorker" in navigator && "caches" in window && "locks" in navigator) begin();

async function begin() {
  // Refused, or a browser that knows no modules there: everything works as it does without.
  navigator.serviceWorker.register("/sw.js", { type: "module" }).catch(() => {});
  navigator.serviceWorker.addEventListener("message", ({ data }) => hear(data));
  for (const form of document.querySelectorAll('form[action$="/sign-out"]')) form.addEventListener("submit", leave);
  addEventListener("online", catchUp);
  try {
    await (keptAt ? openCopy() : meet());
    await keepPlaces();
    await catchUp();
  } catch {
    // no room or no right to keep anything here: the page is as good as without
  }
}

// 1. Who reads

async function meet() {
  const reader = document.querySelector('meta[name="reader"]').content || GUEST;
  if (reader === GUEST && isLeaving()) await forgetLast(); // what signing out began
  markLeaving(false);
  const before = await lastMember();
  if (reader !== GUEST && before && before !== reader) {
    forgetTraces();
    await forgetOthers(reader);
  }
  await setReader(reader);
}

// Signing out takes along whatever this device keeps of its reader. What waits is sent first.
async function leave(event) {
  event.preventDefault();
  const form = event.target;
  await atMost(LEAVING_AT_MOST, sendWaiting());
  const reader = await currentReader();
  const unsent = (await outbox()).some((review) => review.reader === reader);
  if (unsent && !confirm(says.leaves)) return;
  forgetTraces();
  markLeaving();
  await atMost(LEAVING_AT_MOST, forgetLast());
  form.submit();
}

async function forgetLast() {
  await setReader(GUEST);
  await forgetOthers(GUEST);
}

const atMost = (time, deed) => Promise.race([deed, new Promise((done) => setTimeout(done, time))]).catch(() => {});

// 2. A kept copy

async function openCopy() {
  if (document.getElementById("kept")) return; // the page of last resort tells nothing old
  const day = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long" }).format(new Date(keptAt));
  say(says.copy.replace("{day}", day));
  renewForm();
  const place = placeIn(location.pathname, await currentReader());
  if (place?.anchor && document.getElementById(`p-${place.anchor}`)) offerPlace(place.anchor);
}

// The copy is opened again and again, and each review from it is another one.
function renewForm() {
  const form = document.querySelector("form.review-form[data-keeps-as]");
  if (form && !form.elements.text.value) form.elements.form_key.value = crypto.randomUUID().replaceAll("-", "");
}

function offerPlace(anchor) {
  const head = document.querySelector(".chapter-head");
  const line = head.querySelector(".resume") ?? document.createElement("p");
  const link = line.querySelector("a") ?? document.createElement("a");
  line.className = "resume";
  line.hidden = false;
  link.href = `#p-${anchor}`;
  link.textContent ||= says.resume;
  line.append(link);
  if (!line.isConnected) head.querySelector(".meta").after(line);
}

async function keepPlaces() {
  const reader = await currentReader();
  if (!workHere || reader === GUEST || !(await caches.has(cacheOf(reader, workHere)))) return;
  document.addEventListener("place", ({ detail }) => {
    rememberPlace(location.pathname, { ...detail, reader, at: Date.now() });
  });
}

// 3. What waits, and what has come

async function catchUp() {
  if (!navigator.onLine) return showWaiting();
  hear({ sent: await sendWaiting() });
  await showWaiting();
  await refreshKept(HOUR, { soonest: workHere });
}

function hear({ waiting, sent = [] }) {
  if (waiting?.address === `/chapters/${chapterHere}/reviews`) emptyForm();
  if (waiting) say(says.waits);
  if (sent.length) say(says.sent);
  if (waiting || sent.length) document.dispatchEvent(new CustomEvent("outbox"));
}

// The outbox has the words now.
function emptyForm() {
  forgetDraft(chapterHere);
  const form = document.querySelector("form.review-form[data-keeps-as]");
  form.elements.text.value = "";
  renewForm();
}

async function showWaiting() {
  const reader = await currentReader();
  const stuck = (await outbox()).some((review) => review.problem || review.reader !== reader);
  if (stuck) say(says.stuck, "/offline");
}

function say(words, address) {
  const line = document.createElement("p");
  const link = document.createElement("a");
  line.className = "message";
  link.textContent = line.textContent = words;
  if (address) {
    link.href = address;
    line.replaceChildren(link);
  }
  if ([...notes.children].every((said) => said.textContent !== words)) notes.append(line);
  notes.hidden = false;
}
