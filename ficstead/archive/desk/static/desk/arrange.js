// Chapters are drawn to their place, or stepped there; the numbers beside them are what is sent.
const form = document.querySelector("form[data-arranges]");
const list = form.querySelector("ol");
const says = form.querySelector("[data-says]");
const rows = () => [...list.querySelectorAll("[data-row]")];

for (const row of rows()) {
  row.querySelector("[data-grip]").addEventListener("pointerdown", (event) => hold(row, event));
  row.querySelector("[name=up]").addEventListener("click", (event) => step(row, -1, event));
  row.querySelector("[name=down]").addEventListener("click", (event) => step(row, 1, event));
}

function hold(row, event) {
  event.preventDefault();
  const grip = event.currentTarget;
  grip.setPointerCapture(event.pointerId);
  row.classList.add("held");
  const follow = ({ clientY }) => put(row, clientY);
  const letGo = () => {
    grip.removeEventListener("pointermove", follow);
    row.classList.remove("held");
    number(row);
  };
  grip.addEventListener("pointermove", follow);
  grip.addEventListener("lostpointercapture", letGo, { once: true });
}

// The neighbours step aside; the held row itself stays in the document, or the browser would let go of it.
function put(row, y) {
  const middle = (other) => other.getBoundingClientRect().top + other.offsetHeight / 2;
  while (row.previousElementSibling && y < middle(row.previousElementSibling)) row.after(row.previousElementSibling);
  while (row.nextElementSibling && y > middle(row.nextElementSibling)) row.before(row.nextElementSibling);
}

function step(row, by, event) {
  event.preventDefault();
  const place = rows().indexOf(row) + by;
  const others = rows().filter((other) => other !== row);
  list.insertBefore(row, others[place] ?? null);
  number(row);
  const pressed = event.currentTarget;
  (pressed.disabled ? row.querySelector(".arrange-steps :not([disabled])") : pressed)?.focus();
}

function number(moved) {
  const all = rows();
  all.forEach((row, place) => {
    row.querySelector("input").value = place + 1;
    row.querySelector("[name=up]").disabled = place === 0;
    row.querySelector("[name=down]").disabled = place === all.length - 1;
  });
  says.textContent = `${says.dataset.says} ${all.indexOf(moved) + 1}`;
}
