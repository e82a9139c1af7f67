// Passages of the story that a review may speak of: choosing one, and marking those that somebody spoke of.
const LONGEST = 600;

export function markPassages(section) {
  for (const mark of document.querySelectorAll(".passage-mark")) mark.remove();
  for (const entry of (section.dataset.passages ?? "").split(" ").filter(Boolean)) {
    const [anchor, reviews] = entry.split(":");
    const mark = document.createElement("a");
    mark.className = "passage-mark";
    mark.href = `?passage=${anchor}#reviews`;
    mark.dataset.reviews = reviews; // shown by the style sheet, so that nobody copies it with the story
    mark.setAttribute("aria-label", `${section.dataset.saysMark}: ${reviews}`);
    document.getElementById(`p-${anchor}`)?.append(mark);
  }
}

// Calls `choose(anchor, words, before)` when the reader takes the button that a selection in the story brings up; `before`
// is what stands in the paragraph before the words. `section` says whether it may, and what the button says.
export function hearSelection(choose, section = null) {
  let waiting;
  const hear = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => offer(choose, section ?? document.getElementById("reviews")), 200);
  };
  document.addEventListener("selectionchange", hear);
  hear(); // what was selected before this module came
}

function offer(choose, section) {
  const chosen = "passagesOpen" in section.dataset && chosenPassage();
  const old = document.querySelector(".passage-button");
  if (!chosen) return document.activeElement === old || old?.remove();
  old?.remove();
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button passage-button";
  button.textContent = section.dataset.saysPassage;
  button.addEventListener("pointerdown", (event) => event.preventDefault()); // the selection stays
  button.addEventListener("click", () => {
    button.remove();
    getSelection().removeAllRanges();
    choose(chosen.anchor, chosen.words, chosen.before);
  });
  document.querySelector("main").append(button);
  place(button, chosen.box);
}

function chosenPassage() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0).cloneRange();
  const start = paragraphAround(range.startContainer);
  if (!start) return null;
  if (!start.contains(range.endContainer)) range.setEnd(start, start.childNodes.length);
  const words = shortened(wordsIn(range).replace(/\s+/g, " ").trim());
  return words && { anchor: start.id.slice(2), words, before: textBefore(range, start), box: range.getBoundingClientRect() };
}

// What the range says; where a line ends within the paragraph stands a space.
function wordsIn(range) {
  const part = range.cloneContents();
  for (const end of part.querySelectorAll("br")) end.replaceWith(" ");
  return part.textContent;
}

function textBefore(range, paragraph) {
  const before = document.createRange();
  before.setStart(paragraph, 0);
  before.setEnd(range.startContainer, range.startOffset);
  return before.toString();
}

function paragraphAround(node) {
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  return element.closest(".story [id^='p-']");
}

function shortened(words) {
  return words.length <= LONGEST ? words : words.slice(0, words.lastIndexOf(" ", LONGEST));
}

// Below the words: a phone shows its own menu above them.
function place(button, box) {
  const right = document.documentElement.clientWidth - button.offsetWidth - 12;
  button.style.top = `${box.bottom + scrollY + 12}px`;
  button.style.left = `${Math.max(12, Math.min(box.left + scrollX, right))}px`;
}
