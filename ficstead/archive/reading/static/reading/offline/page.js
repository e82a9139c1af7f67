// On every page: meets the service worker, says who reads, sends what waits, and looks after kept works.
import { places, withoutPlaces } from "./places.js";
import { refreshKept } from "./keeping.js";
import { sendWaiting } from "./outbox.js";
import { GUEST, currentReader, forgetOthers, outbox, setReader } from "./store.js";

const HOUR = 60 * 60 * 1000;
const note = document.getElementById("offline-note");
const keptAt = document.documentElement.dataset.keptAt;

if ("serviceWorker" in navigator && "caches" in window && "locks" in navigator) begin();

function begin() {
  // Refused, or a browser that knows no modules there: everything works as it does without.
  navigator.serviceWorker.register("/sw.js", { type: "module" }).catch(() => {});
  navigator.serviceWorker.addEventListener("message", ({ data }) => hear(data));
  document.addEventListener("place", ({ detail }) => keepPlace(detail));
  for (const form of document.querySelectorAll('form[action$="/sign-out"]')) form.addEventListener("submit", leave);
  addEventListener("online", catchUp);
  if (keptAt) openCopy();
  else meet().then(catchUp);
}
