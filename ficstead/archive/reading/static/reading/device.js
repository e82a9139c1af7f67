// The places of a reader whom the archive doesn't know, or who wants no history there: kept on this device alone.
const KEY = "ficstead-places";
const MOST = 200;

// Work's id -> { title, language, address, total, at, chapter: { id, heading, address, number, position },
// anchor, atEnd, next: { id, heading, address } or null, read: [chapter ids], furthest }.
export function places() {
  try {
    const kept = Object.entries(JSON.parse(localStorage.getItem(KEY)) ?? {});
    return Object.fromEntries(kept.filter(([, place]) => place?.chapter?.address && Array.isArray(place.read)));
  } catch {
    return {}; // no storage (private window), or not ours
  }
}

export function placeIn(work) {
  return places()[work] ?? null;
}

export function keepPlace(work, place) {
  const latest = Object.entries({ ...places(), [work]: place })
    .sort(([, one], [, other]) => other.at - one.at)
    .slice(0, MOST);
  try {
    localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(latest)));
  } catch {
    // no storage: the place is forgotten with the page
  }
}

export function forgetPlaces() {
  localStorage.removeItem(KEY);
}

// Where to go on: at the paragraph, or after a chapter's end in the next one; null when all is read.
export function wayOn(place) {
  if (place.atEnd) return place.next;
  const { heading, address } = place.chapter;
  return { heading, address: place.anchor ? `${address}#p-${place.anchor}` : address };
}
