// Reviews and kudos without leaving the page. The archive answers with its ordinary pages; the parts that changed are
// taken from them. Without this module the same forms and links do the same things, one page at a time.
import { bringBack, forget, formIn, watch, write } from "./keep.js";
import { hearSelection, markPassages } from "./passages.js";

const section = () => document.getElementById("reviews");
const form = () => formIn(section() ?? document.createElement("div"));

if (section()) {
  settle();
  hearSelection(reviewPassage);
  document.addEventListener("submit", send);
  document.addEventListener("click", press);
}

function settle() {
  markPassages(section());
  const own = form();
  if (!own) return;
  showQuote(own);
  if (own.elements.answers.value) moveTo(own, own.elements.answers.value);
}

async function send(event) {
  const sent = event.target;
  if (sent.matches("[data-kudos]")) return sendKudos(event, sent);
  if (!sent.matches("#reviews form.review-form")) return;
  event.preventDefault();
  const button = sent.querySelector("[type=submit]");
  if (button.disabled) return;
  button.disabled = true;
  const answer = await post(sent);
  button.disabled = false;
  if (!answer) return say(sent, section().dataset.saysOffline);
  if (answer.page.getElementById("reviews")) return takenIn(sent, answer);
  const returned = formIn(answer.page);
  if (returned) replaceForm(sent, returned);
  else await freshen(sent, answer.page);
}

async function sendKudos(event, sent) {
  event.preventDefault();
  const answer = await post(sent);
  const kudos = answer?.page.getElementById("kudos");
  if (!kudos) return sent.submit();
  document.getElementById("kudos").replaceWith(kudos);
  kudos.tabIndex = -1;
  kudos.focus({ preventScroll: true });
}

// What the archive answered, and where; nothing when there was no way through.
async function post(sent) {
  try {
    const answer = await fetch(sent.action, { method: "POST", body: new FormData(sent) });
    return { page: new DOMParser().parseFromString(await answer.text(), "text/html"), url: new URL(answer.url) };
  } catch {
    return null;
  }
}

function takenIn(sent, { page, url }) {
  forget(sent);
  section().replaceWith(page.getElementById("reviews"));
  watch(form() ?? document.createElement("form"));
  settle();
  const said = page.querySelector(".messages");
  if (said) section().querySelector(".reviews-head").after(said);
  const review = document.getElementById(`review-${url.searchParams.get("review")}`);
  review?.focus({ preventScroll: true });
  review?.scrollIntoView({ block: "center" });
}

function replaceForm(old, returned) {
  old.replaceWith(returned);
  watch(returned);
  write(returned, {});
  showQuote(returned);
  (returned.querySelector("[aria-invalid=true]") ?? returned.elements.text).focus();
}

// The page had gone stale: signed in or out elsewhere. A fresh form takes over the words.
async function freshen(old, page) {
  const why = page.querySelector(".sorry p, main > p")?.textContent ?? section().dataset.saysOffline;
  try {
    const answer = await fetch(old.action);
    const fresh = formIn(new DOMParser().parseFromString(await answer.text(), "text/html"));
    if (!fresh) return say(old, why);
    bringBack(fresh);
    replaceForm(old, fresh);
    say(fresh, why);
  } catch {
    say(old, why);
  }
}

function say(where, words) {
  where.querySelector("[data-kept]").textContent = words;
}

function press(event) {
  const target = event.target.closest("[data-answers], [data-drops-answer], [data-drops-quote]");
  const own = form();
  if (!target || !own || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (target.dataset.answers) {
    event.preventDefault();
    dropQuote(own);
    moveTo(own, target.dataset.answers);
  } else if ("dropsAnswer" in target.dataset) {
    moveHome(own);
  } else {
    dropQuote(own);
  }
  own.elements.text.focus();
  own.elements.text.dispatchEvent(new Event("input", { bubbles: true }));
}

function moveTo(own, answered) {
  const link = section().querySelector(`[data-answers="${CSS.escape(answered)}"]`);
  if (!link) return;
  own.elements.answers.value = answered;
  const whom = own.querySelector("[data-answers-whom]");
  whom.dataset.pattern ??= whom.firstChild.textContent;
  whom.firstChild.textContent = whom.dataset.pattern.replace("…", link.dataset.name || "…");
  whom.hidden = false;
  link.closest(".review").append(own);
}

function moveHome(own) {
  own.elements.answers.value = "";
  own.querySelector("[data-answers-whom]").hidden = true;
  section().querySelector(".reviews-head").after(own);
}

function reviewPassage(anchor, words) {
  const own = form();
  moveHome(own);
  own.elements.anchor.value = anchor;
  own.elements.passage.value = words;
  showQuote(own);
  own.scrollIntoView({ block: "center" });
  own.elements.text.focus({ preventScroll: true });
  own.elements.text.dispatchEvent(new Event("input", { bubbles: true }));
}

function dropQuote(own) {
  own.elements.anchor.value = own.elements.passage.value = "";
  showQuote(own);
}

function showQuote(own) {
  const quote = own.querySelector("[data-quote]");
  quote.querySelector("blockquote").textContent = own.elements.passage.value;
  quote.hidden = !own.elements.passage.value;
}
