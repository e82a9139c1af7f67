// Sends the reviews that wait, each once: a form's key makes sending it twice the same as sending it once.
import { GUEST, outbox, putInOutbox, takeFromOutbox } from "./store.js";

// Why a review still waits. Nothing is thrown away but by its writer.
export const PERSON = "person"; // somebody else is signed in, or nobody
export const REFUSED = "refused"; // the archive didn't take it

// Returns the reviews that got through. One at a time over all pages and the worker.
export function sendWaiting() {
  return navigator.locks.request("ficstead-outbox", { ifAvailable: true }, async (lock) => {
    const sent = [];
    for (const review of lock ? await outbox() : []) {
      try {
        const problem = await send(review);
        if (problem) await putInOutbox({ ...review, problem });
        else {
          await takeFromOutbox(review);
          sent.push(review);
        }
      } catch {
        break; // no network again
      }
    }
    return sent;
  });
}

// The form's own page, fresh, has today's token, and tells who is signed in now.
async function send(review) {
  const fresh = await fetch(review.address, { cache: "no-store" });
  const html = await fresh.text();
  if ((named(html, 'name="reader" content') || GUEST) !== review.reader) return PERSON;
  const token = named(html, 'name="csrfmiddlewaretoken" value');
  if (!fresh.ok || !token) return REFUSED;
  const body = new URLSearchParams([...review.fields, ["csrfmiddlewaretoken", token]]);
  const answer = await fetch(review.address, { method: "POST", body });
  return answer.ok && answer.redirected ? "" : REFUSED;
}

const named = (html, attribute) => html.match(new RegExp(`${attribute}="([^"]*)"`))?.[1] ?? "";
