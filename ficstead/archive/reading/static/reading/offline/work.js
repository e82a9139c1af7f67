// "Keep offline", on a work's title page.
import { keep, stopKeeping } from "./keeping.js";
import { cacheOf, currentReader, readMeta } from "./store.js";

const box = document.querySelector(".keep-offline[data-keeps]");
const button = box?.querySelector("button");
const told = box?.querySelector("[role=status]");
const work = Number(box?.dataset.keeps);

if (box && "serviceWorker" in navigator && "caches" in window) begin();

async function begin() {
  box.hidden = false;
  show(Boolean(await readMeta(cacheOf(await currentReader(), work))));
  button.addEventListener("click", () => ("kept" in button.dataset ? remove() : take()));
}

async function take() {
  button.disabled = true;
  try {
    await keep(work, (done, all) => (told.textContent = box.dataset.saysDone.replace("{done}", done).replace("{all}", all)));
    show(true);
    told.textContent = box.dataset.saysKept;
    await stayKept();
  } catch (error) {
    told.textContent = error.name === "QuotaExceededError" ? box.dataset.saysFull : box.dataset.saysFailed;
  } finally {
    button.disabled = false;
  }
}

async function remove() {
  await stopKeeping(work);
  show(false);
  told.textContent = box.dataset.saysRemoved;
}

// Asks the browser to throw nothing away, and to look for new chapters now and then; it may refuse both.
async function stayKept() {
  await navigator.storage?.persist?.();
  const registration = await navigator.serviceWorker.ready;
  await registration.periodicSync?.register("kept", { minInterval: 12 * 60 * 60 * 1000 }).catch(() => {});
}

function show(kept) {
  button.textContent = kept ? box.dataset.saysRemove : box.dataset.saysKeep;
  if (kept) button.dataset.kept = "";
  else delete button.dataset.kept;
}
