// The service worker: pages always fresh from the archive, kept works when it can't be reached, and an outbox for reviews.
import { isHashed, refreshKept, savePage } from "./keeping.js";
import { sendWaiting } from "./outbox.js";
import { OFFLINE_PAGE, STATIC, currentReader, keptPage, putInOutbox } from "./store.js";

const SHELL = "ficstead-shell";
const REVIEWS = /^\/chapters\/\d+\/reviews$/;
const PATIENCE = 6000; // milliseconds until a page that is kept is shown instead of one that doesn't come
const DAY = 24 * 60 * 60 * 1000;

// `words`: what the worker itself has to say, in the archive's language.
export function serve(words) {
  addEventListener("install", (event) => event.waitUntil(install()));
  addEventListener("activate", (event) => event.waitUntil(clients.claim()));
  addEventListener("fetch", (event) => {
    const answer = answerTo(event.request, words);
    if (answer) event.respondWith(answer);
  });
  addEventListener("sync", (event) => event.tag === "outbox" && event.waitUntil(sendAndTell()));
  addEventListener("periodicsync", (event) => event.tag === "kept" && event.waitUntil(refreshKept(DAY / 4)));
}

// The page of last resort is kept as a guest sees it: it shows nobody's name.
async function install() {
  await savePage(await caches.open(SHELL), OFFLINE_PAGE, { credentials: "omit", fonts: false });
  await skipWaiting();
}

function answerTo(request, words) {
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return undefined;
  if (request.method === "POST") return REVIEWS.test(pathname) ? postReview(request, words) : undefined;
  if (request.method !== "GET") return undefined;
  if (request.mode === "navigate") return openPage(request);
  return pathname.startsWith("/static/") ? openFile(request) : undefined;
}

async function openPage(request) {
  const kept = await keptPage(request.url);
  const fresh = fetch(request);
  try {
    const answer = await (kept ? Promise.race([fresh, patience()]) : fresh);
    if (!kept || answer.status < 502) return answer;
  } catch {
    fresh.catch(() => {});
  }
  return kept ?? (await caches.match(OFFLINE_PAGE, { cacheName: SHELL })) ?? Response.error();
}

const patience = () => new Promise((_, give) => setTimeout(give, PATIENCE));

// A file whose name holds the hash of its content is the right one for good; of any other the fresh one is.
async function openFile(request) {
  const cache = await caches.open(STATIC);
  const had = await cache.match(request.url);
  if (had && isHashed(request.url)) return had;
  try {
    const fresh = await fetch(request);
    if (fresh.ok && had) await cache.put(request.url, fresh.clone());
    return fresh;
  } catch {
    return had ?? Response.error();
  }
}

async function postReview(request, words) {
  const again = request.clone();
  try {
    return await fetch(request);
  } catch {
    const fields = [...(await again.formData())].filter(([name]) => name !== "csrfmiddlewaretoken");
    const { form_key: key, text } = Object.fromEntries(fields);
    if (!key || !text?.trim()) return Response.error();
    const review = { key, fields, address: new URL(request.url).pathname, reader: await currentReader(), at: Date.now() };
    await putInOutbox(review);
    await registration.sync?.register("outbox").catch(() => {}); // not allowed here: the next page sends it
    await tell({ waiting: review });
    return request.mode === "navigate" ? Response.redirect(OFFLINE_PAGE, 303) : new Response(`<main><p>${words.waits}</p></main>`);
  }
}

async function sendAndTell() {
  const sent = await sendWaiting();
  if (sent.length) await tell({ sent });
}

async function tell(news) {
  for (const client of await clients.matchAll({ type: "window" })) client.postMessage(news);
}
