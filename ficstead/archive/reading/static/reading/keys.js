// Left and right turn the chapters, c goes on where the reader stopped, a question mark explains. Never while somebody types or a dialog is open.
addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable], dialog[open]")) return;
  if (document.querySelector("dialog[open]")) return;

  if (event.key === "ArrowLeft") turn("prev");
  else if (event.key === "ArrowRight") turn("next");
  else if (event.key === "c") document.querySelector(".resume:not([hidden]) a")?.click();
  else if (event.key === "?") document.getElementById("keys").showModal();
});

function turn(rel) {
  const link = document.querySelector(`.turn a[rel="${rel}"]`);
  if (link) location.assign(link.href);
}
