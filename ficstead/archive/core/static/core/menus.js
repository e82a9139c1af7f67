// Dialogs open from any button that names them; a folded menu closes on Escape or a click elsewhere.
for (const button of document.querySelectorAll("button[data-opens]")) {
  const dialog = document.getElementById(button.dataset.opens);
  button.addEventListener("click", () => dialog.showModal());
}

for (const dialog of document.querySelectorAll("dialog")) {
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close()); // the backdrop
}

// A long list of chapters opens where the reader is.
for (const menu of document.querySelectorAll("details.menu")) {
  menu.addEventListener("toggle", () => menu.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" }));
}

addEventListener("click", ({ target }) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(target)) menu.open = false;
});

addEventListener("keydown", ({ key }) => {
  if (key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
