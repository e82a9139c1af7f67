// What this device remembers: cards of "continue reading" on the front page; the way on, and what is new, on a title page.
import { forgetPlaces, placeIn, places, wayOn } from "./device.js";

const MOST = 4;
const section = document.querySelector("[data-continue-from-device]");
const button = document.querySelector("[data-continue]");
if (section) showCards();
if (button) goOn();

function showCards() {
  const begun = Object.values(places()).filter(wayOn);
  const latest = begun.sort((one, other) => other.at - one.at).slice(0, MOST);
  const cards = section.querySelector("ul");
  for (const place of latest) cards.append(card(place));
  section.hidden = latest.length === 0;
  section.querySelector("[data-forgets-places]").addEventListener("click", () => {
    forgetPlaces();
    section.hidden = true;
  });
}

function card(place) {
  const made = section.querySelector("template").content.cloneNode(true);
  const { heading, address } = wayOn(place);
  const title = made.querySelector(".continue-title");
  const words = made.querySelector("[data-words]");
  made.querySelector("a").href = address;
  title.textContent = place.title;
  title.lang = place.language;
  made.querySelector(".continue-chapter").textContent = heading;
  const position = place.chapter.position + (place.atEnd ? 1 : 0);
  words.textContent = words.dataset.words.replace("{position}", position).replace("{total}", place.total);
  return made;
}

function goOn() {
  const place = placeIn(button.dataset.continue);
  if (!place) return;
  const next = wayOn(place) ?? firstNew(place);
  if (next) {
    button.href = next.address;
    button.textContent = button.dataset.words.replace("{heading}", next.heading);
  }
  for (const line of lines(place)) line.querySelector(".mark.new").hidden = false;
}

// New is a chapter that was not opened and stands behind the furthest that was, or was posted since the last visit.
function lines(place) {
  return [...document.querySelectorAll(".contents [data-chapter]")].filter(({ dataset }) => {
    const { chapter, number, posted } = dataset;
    return !place.read.includes(Number(chapter)) && (Number(number) > place.furthest || Date.parse(posted) > place.at);
  });
}

function firstNew(place) {
  const link = lines(place)[0]?.querySelector("a");
  return link && { address: link.href, heading: link.querySelector(".contents-title").textContent };
}
