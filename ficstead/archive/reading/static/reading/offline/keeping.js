// Keeping a work: its pages and whatever they need, fetched once and again when they change. For pages and worker alike.
import { STATIC, cacheOf, currentReader, GUEST, keptWorks, readMeta, writeMeta } from "./store.js";

// Such headers a kept page must not lose; all others speak of the one answer.
const HEADERS = ["Content-Type", "Content-Security-Policy", "Referrer-Policy", "X-Content-Type-Options", "X-Frame-Options"];
const HASHED = /\.[0-9a-f]{12}\.[a-z0-9]+$/;

// Fetches what is missing or has changed. `progress(done, all)` is called after each page.
export async function keep(work, progress = () => {}) {
  const reader = await currentReader();
  const told = await ask(work, reader);
  const name = cacheOf(reader, work);
  const before = await readMeta(name);
  try {
    const cache = await caches.open(name);
    const sizes = await savePages(cache, told.pages, before, progress);
    const meta = { ...told, pages: told.pages.map((page, at) => ({ ...page, size: sizes[at] })), at: Date.now() };
    await dropPages(cache, before, meta);
    if (await caches.has(name)) await writeMeta(name, meta); // else its reader has signed out meanwhile
    return meta;
  } catch (error) {
    if (!before) await caches.delete(name); // half a work is none
    throw error;
  }
}

export async function stopKeeping(work) {
  await caches.delete(cacheOf(await currentReader(), work));
}

// Works whose last look is older than `age` milliseconds are looked at; one that was taken back by its author goes.
export async function refreshKept(age, { soonest = 0 } = {}) {
  for (const { work, at } of await keptWorks(await currentReader())) {
    if (work !== soonest && Date.now() - at < age) continue;
    try {
      await keep(work);
    } catch (error) {
      if (error instanceof TakenBack) await stopKeeping(work);
    }
  }
}

class TakenBack extends Error {}

async function ask(work, reader) {
  const answer = await fetch(`/works/${work}/offline.json`, { cache: "no-store" });
  if (answer.status === 404 || answer.status === 403) throw new TakenBack();
  if (!answer.ok) throw new Error(`${answer.status}`);
  const told = await answer.json();
  if ((told.reader || GUEST) !== reader) throw new Error("somebody else is signed in");
  return told;
}

async function savePages(cache, pages, before, progress) {
  const known = new Map(before?.pages.map((page) => [page.address, page]));
  const sizes = [];
  const files = new Set();
  for (const { address, mark } of pages) {
    const had = known.get(address);
    sizes.push(had?.mark === mark ? had.size : await savePage(cache, address, { files }));
    progress(sizes.length, pages.length);
  }
  return sizes;
}

async function dropPages(cache, before, { pages }) {
  const wanted = new Set(pages.map(({ address }) => address));
  const gone = (before?.pages ?? []).filter(({ address }) => !wanted.has(address));
  await Promise.all(gone.map(({ address }) => cache.delete(address)));
}

// Returns the size of the page; `files` are those that were fetched already. The archive counts no such fetch as a reading.
// Without `fonts` only those come that the page itself names: all of them weigh more than most works.
export async function savePage(cache, address, { credentials = "same-origin", files = new Set(), fonts = true } = {}) {
  const answer = await fetch(address, { cache: "no-store", credentials, headers: { Purpose: "prefetch" } });
  if (!answer.ok || answer.redirected) throw new Error(`${address}: ${answer.status}`);
  const html = (await answer.text()).replace("<html", `<html data-kept-at="${new Date().toISOString()}"`);
  await saveFiles(filesOfPage(html), files, fonts);
  const headers = HEADERS.map((name) => [name, answer.headers.get(name)]).filter(([, value]) => value);
  await cache.put(address, new Response(html, { headers }));
  return html.length;
}

// Style sheets, scripts, icons, and the fonts that a sheet names. A script names no other: they come joined.
async function saveFiles(files, seen, fonts) {
  const cache = await caches.open(STATIC);
  for (const file of files) {
    if (seen.has(file)) continue;
    seen.add(file);
    const had = isHashed(file) && (await cache.match(file));
    const answer = had || (await fetch(file));
    if (!answer.ok) continue;
    const named = fonts && file.endsWith(".css") ? filesNamedIn(await answer.clone().text(), file) : [];
    if (!had) await cache.put(file, answer);
    await saveFiles(named, seen, fonts);
  }
}

export const isHashed = (address) => HASHED.test(address);

const filesOfPage = (html) => [...html.matchAll(/(?:href|src)="(\/static\/[^"]+)"/g)].map(([, file]) => file);

function filesNamedIn(sheet, file) {
  const named = [...sheet.matchAll(/url\(["']?([^"')]+)["']?\)/g)].map(([, name]) => new URL(name, new URL(file, location.origin)));
  return named.filter(({ origin, protocol }) => origin === location.origin && protocol !== "data:").map(({ pathname }) => pathname);
}
