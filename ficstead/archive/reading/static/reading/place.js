// Keeps the reader's place in a chapter: the topmost paragraph in the window, told to the archive, or kept on the device.
import { keepPlace, placeIn } from "./device.js";

const UNSENT = "ficstead-unsent-places";
const QUIET = 1500; // milliseconds without scrolling
const EDGE = 24; // the last line of the paragraph before, at the window's edge, is not where the reader is

const article = document.querySelector("article[data-place]");
const chapter = article && JSON.parse(article.dataset.place); // none where no place is kept, as in an author's own work
const story = article?.querySelector(".story");
const paragraphs = [...(story?.querySelectorAll('[id^="p-"]') ?? [])];
const began = scrollY;
let moved = false;
let kept = "";
let timer;

if (chapter && document.prerendering) document.addEventListener("prerenderingchange", begin, { once: true });
else if (chapter) begin();

function begin() {
  if (chapter.post) sendUnsent();
  else openOnDevice();
  addEventListener("scroll", () => {
    moved = true;
    clearTimeout(timer);
    timer = setTimeout(keep, QUIET);
  }, { passive: true });
  addEventListener("visibilitychange", () => document.visibilityState === "hidden" && keep());
  addEventListener("pagehide", keep);
  addEventListener("online", sendUnsent);
}

// Who has neither scrolled nor come to the end has only looked in: their place stays where it was.
function keep() {
  clearTimeout(timer);
  const atEnd = story.getBoundingClientRect().bottom <= innerHeight + 1;
  if (!moved && scrollY === began && !atEnd) return;
  const place = { anchor: topmost(), at_end: atEnd };
  if (JSON.stringify(place) === kept) return;
  kept = JSON.stringify(place);
  document.dispatchEvent(new CustomEvent("place", { detail: { anchor: place.anchor } }));
  if (chapter.post) send(chapter.post, place, Date.now());
  else write(place.anchor, atEnd);
}

// The first paragraph that reaches below the window's edge, found by halves: they stand one below the other.
function topmost() {
  let [first, last] = [0, paragraphs.length - 1];
  while (first < last) {
    const middle = Math.floor((first + last) / 2);
    if (paragraphs[middle].getBoundingClientRect().bottom > EDGE) last = middle;
    else first = middle + 1;
  }
  return Number(paragraphs[first]?.id.slice(2) ?? 0);
}

// 1. To the archive. What doesn't get through waits on the device, for this reader alone, and goes with its age.

async function send(address, place, at) {
  const token = document.querySelector("input[name=csrfmiddlewaretoken]")?.value ?? "";
  try {
    const answer = await fetch(address, {
      method: "POST",
      keepalive: true,
      headers: { "Content-Type": "application/json", "X-CSRFToken": token },
      body: JSON.stringify({ ...place, seconds_ago: Math.max(0, (Date.now() - at) / 1000) }),
    });
    // A page from before its reader signed in again has an old token; one after they signed out has none.
    if (answer.redirected || answer.status === 403) throw new Error("not let in");
  } catch {
    store(UNSENT, { ...stored(UNSENT), [address]: { place, at, reader: chapter.reader } });
  }
}

function sendUnsent() {
  const unsent = stored(UNSENT);
  store(UNSENT, {});
  for (const [address, { place, at, reader }] of Object.entries(unsent)) {
    if (reader === chapter.reader) send(address, place, at);
  }
}

// 2. On the device.

function openOnDevice() {
  const before = placeIn(chapter.work);
  const here = before?.chapter.id === chapter.chapter.id;
  if (here) offer(before.anchor);
  write(here ? before.anchor : 0, here && before.atEnd);
}

function write(anchor, atEnd) {
  const before = placeIn(chapter.work);
  const { title, language, address, total, number, position, next } = chapter;
  keepPlace(chapter.work, {
    title, language, address, total, anchor, atEnd, next,
    chapter: { ...chapter.chapter, number, position },
    read: [...new Set([...(before?.read ?? []), chapter.chapter.id])],
    furthest: Math.max(before?.furthest ?? 0, number),
    at: Date.now(),
  });
}

function offer(anchor) {
  const line = article.querySelector(".resume[hidden]");
  const paragraph = anchor && document.getElementById(`p-${anchor}`);
  if (!line || !paragraph || paragraph === paragraphs[0] || location.hash) return;
  line.querySelector("a").href = `#p-${anchor}`;
  line.hidden = false;
}

function stored(key) {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? {};
  } catch {
    return {};
  }
}

function store(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // no storage: this place is lost, the next one may get through
  }
}
