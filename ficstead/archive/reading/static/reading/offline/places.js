// Where a member was in the chapters of kept works, and what else of theirs lies beside the caches: a kept copy opens at
// the paragraph where its reader stopped, and none of it outlives them on this device.
const KEY = "ficstead-kept-places";
const MOST = 300;
const LEAVING = "ficstead-leaving";
// Written by place.js and by the reviews' keep.js.
const UNSENT = "ficstead-unsent-places";
const DRAFT = "ficstead-review-";

export function placeIn(path, reader) {
  const place = read()[path];
  return place?.reader === reader ? place : undefined;
}

export function latestPlaceIn(paths, reader) {
  const begun = paths.map((path) => ({ path, ...placeIn(path, reader) })).filter(({ at }) => at);
  return begun.sort((one, other) => other.at - one.at)[0];
}

export function rememberPlace(path, place) {
  const latest = Object.entries({ ...read(), [path]: place }).sort(([, one], [, other]) => other.at - one.at);
  try {
    localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(latest.slice(0, MOST))));
  } catch {
    // no room: the copy opens at its beginning
  }
}

export const forgetDraft = (chapter) => localStorage.removeItem(`${DRAFT}${chapter}`);

// Set while somebody signs out, so that the next page finishes what a slow device didn't.
export const isLeaving = () => localStorage.getItem(LEAVING) !== null;
export const markLeaving = (leaving = true) => (leaving ? localStorage.setItem(LEAVING, "") : localStorage.removeItem(LEAVING));

export function forgetTraces() {
  const ours = (key) => key === KEY || key === UNSENT || key.startsWith(DRAFT);
  for (const key of Object.keys(localStorage).filter(ours)) localStorage.removeItem(key);
}

function read() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}
