// What this device keeps for reading without a network. All of it lies in the browser's cache storage, which pages and
// the service worker share; what belongs to one reader is never shown to another.
export const OFFLINE_PAGE = "/offline";
export const STATIC = "ficstead-static";
export const GUEST = "guest";
const STATE = "ficstead-state";
const OUTBOX = "ficstead-outbox";
const KEPT = "ficstead-kept";
const META = "/offline/meta";

// 1. Who reads

export async function currentReader() {
  return (await readJson(STATE, "/offline/reader")) ?? GUEST;
}

// Who was signed in last on this device; a guest doesn't count.
export const lastMember = () => readJson(STATE, "/offline/member");

export async function setReader(reader) {
  if (reader === (await currentReader())) return;
  await writeJson(STATE, "/offline/reader", reader);
  if (reader !== GUEST) await writeJson(STATE, "/offline/member", reader);
}

// 2. Kept works: a cache each, with the pages by their addresses, and what is known of the work

export const cacheOf = (reader, work) => `${KEPT}:${reader}:${work}`;
export const readMeta = (name) => readJson(name, META);
export const writeMeta = (name, meta) => writeJson(name, META, meta);

export async function keptWorks(reader) {
  const metas = await Promise.all((await cachesOf(reader)).map(readMeta));
  return metas.filter(Boolean).sort((one, other) => one.title.localeCompare(other.title));
}

export async function keptPage(address) {
  const path = new URL(address, location.origin).pathname;
  for (const name of await cachesOf(await currentReader())) {
    const cache = await caches.open(name);
    const page = (await cache.match(path)) ?? (await pageOfChapter(cache, name, path));
    if (page) return page;
  }
  return undefined;
}

// Older addresses of a chapter end in the same id.
async function pageOfChapter(cache, name, path) {
  const id = path.match(/^\/works\/\d+\/chapters\/\d+-(\d+)$/)?.[1] ?? path.match(/^\/chapters\/(\d+)$/)?.[1];
  const page = id && (await readMeta(name))?.pages.find(({ address }) => address.endsWith(`-${id}`));
  return page && cache.match(page.address);
}

async function cachesOf(reader) {
  return (await caches.keys()).filter((name) => name.startsWith(`${KEPT}:${reader}:`));
}

// 3. Reviews that wait to be sent, by the keys of their forms

export async function outbox() {
  const cache = await caches.open(OUTBOX);
  const answers = await Promise.all((await cache.keys()).map((request) => cache.match(request)));
  const waiting = await Promise.all(answers.filter(Boolean).map((answer) => answer.json()));
  return waiting.sort((one, other) => one.at - other.at);
}

export const putInOutbox = (review) => writeJson(OUTBOX, place(review), review);

export async function takeFromOutbox(review) {
  await (await caches.open(OUTBOX)).delete(place(review));
}

const place = (review) => `/offline/outbox/${encodeURIComponent(review.key)}`;

// 4. Forgetting: a guest's copies hold nobody's name and may stay

export async function forgetOthers(reader) {
  const theirs = (name) => name.startsWith(`${KEPT}:`) && ![reader, GUEST].some((one) => name.startsWith(`${KEPT}:${one}:`));
  await Promise.all((await caches.keys()).filter(theirs).map((name) => caches.delete(name)));
  for (const review of await outbox()) if (![reader, GUEST].includes(review.reader)) await takeFromOutbox(review);
}

async function readJson(cache, address) {
  if (!(await caches.has(cache))) return undefined;
  return (await (await caches.open(cache)).match(address))?.json();
}

async function writeJson(cache, address, value) {
  await (await caches.open(cache)).put(address, new Response(JSON.stringify(value)));
}
