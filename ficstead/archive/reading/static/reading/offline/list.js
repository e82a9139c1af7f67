// The list of what this device keeps, and of the reviews that wait here.
import { stopKeeping } from "./keeping.js";
import { PERSON, sendWaiting } from "./outbox.js";
import { latestPlaceIn } from "./places.js";
import { currentReader, keptWorks, outbox, takeFromOutbox } from "./store.js";

const box = document.getElementById("kept");
const lang = document.documentElement.lang;
const inPage = (name) => box.querySelector(`[data-${name}]`);

if ("serviceWorker" in navigator && "caches" in window) show();
else inPage("cannot").hidden = false;
document.addEventListener("outbox", show); // page.js has sent something meanwhile

async function show() {
  inPage("when-away").hidden = location.pathname === "/offline";
  const reader = await currentReader();
  const works = await keptWorks(reader);
  inPage("works").replaceChildren(...works.map((work) => card(work, reader)));
  inPage("none").hidden = works.length > 0;
  const waiting = await outbox();
  inPage("waiting").hidden = waiting.length === 0;
  box.querySelector(".waiting-reviews").replaceChildren(...waiting.filter((review) => review.reader === reader || review.problem === PERSON).map(line));
}

function card(work, reader) {
  const made = copyOf("work");
  const title = made.querySelector("h2 a");
  title.href = work.address;
  title.textContent = work.title;
  title.lang = work.language;
  made.querySelector(".byline").textContent = work.authors.join(", ");
  made.querySelector("[data-facts]").textContent = facts(work, made.querySelector("[data-facts]").dataset.facts);
  const link = made.querySelector("[data-continue]");
  const place = latestPlaceIn(work.pages.map((page) => page.address), reader);
  link.href = place ? `${place.path}${place.anchor ? `#p-${place.anchor}` : ""}` : (work.pages[1]?.address ?? work.address);
  if (!place) link.textContent = link.dataset.saysStart;
  made.querySelector("[data-removes]").addEventListener("click", async () => {
    if (!confirm(box.dataset.saysRemoves.replace("{title}", work.title))) return;
    await stopKeeping(work.work);
    await show();
  });
  return made;
}

function facts({ pages, at }, words) {
  const size = pages.reduce((sum, page) => sum + page.size, 0);
  const unit = { style: "unit", unit: "kilobyte", maximumFractionDigits: 0 };
  return words
    .replace("{chapters}", pages.length - 1)
    .replace("{size}", new Intl.NumberFormat(lang, unit).format(Math.ceil(size / 1000)))
    .replace("{day}", new Intl.DateTimeFormat(lang, { dateStyle: "medium" }).format(new Date(at)));
}

function line(review) {
  const made = copyOf("review");
  made.querySelector("a").href = review.address.replace(/\/reviews$/, "");
  made.querySelector("[data-when]").textContent = new Intl.DateTimeFormat(lang, { dateStyle: "medium", timeStyle: "short" }).format(new Date(review.at));
  made.querySelector(".waiting-words").textContent = Object.fromEntries(review.fields).text;
  const problem = made.querySelector("[data-problem]");
  problem.hidden = !review.problem;
  problem.textContent = review.problem === PERSON ? problem.dataset.saysPerson : problem.dataset.saysRefused;
  made.querySelector("[data-tries]").addEventListener("click", () => sendWaiting().then(show));
  made.querySelector("[data-throws]").addEventListener("click", async () => {
    if (!confirm(box.dataset.saysThrows)) return;
    await takeFromOutbox(review);
    await show();
  });
  return made;
}

const copyOf = (name) => box.querySelector(`template[data-${name}]`).content.firstElementChild.cloneNode(true);
