// Puts the reader's settings on <html> before anything is painted, so that no page flashes in another theme.
// A classic script on purpose: a module would run too late.
(() => {
  const root = document.documentElement;
  root.dataset.js = "";

  const choices = {
    theme: ["auto", "light", "sepia", "dark", "black"],
    font: ["serif", "sans", "device", "clear"],
    paragraphs: ["spaced", "indented"],
    notes: ["shown", "folded", "hidden"],
  };
  const lengths = {
    size: (value) => ["--reader-size", `${value / 100}`],
    leading: (value) => ["--reader-leading", `${value / 100}`],
    measure: (value) => ["--reader-measure", `${value}`],
  };

  const read = () => {
    try {
      const kept = JSON.parse(localStorage.getItem("ficstead-reader"));
      return kept && typeof kept === "object" ? kept : {};
    } catch {
      return {}; // no storage (private window) or not ours: the archive's own settings
    }
  };

  const apply = (settings) => {
    for (const [name, allowed] of Object.entries(choices)) {
      if (allowed.includes(settings[name])) root.dataset[name] = settings[name];
      else delete root.dataset[name];
    }
    for (const [name, style] of Object.entries(lengths)) {
      const [property, value] = style(settings[name]);
      if (Number.isFinite(settings[name])) root.style.setProperty(property, value);
      else root.style.removeProperty(property);
    }
  };

  // Notes that the reader wants folded are closed as the page is parsed, so that the story doesn't jump.
  const foldNotes = () => {
    const folding = new MutationObserver(() => {
      for (const note of document.querySelectorAll("details.note[open]:not([data-seen])")) {
        note.dataset.seen = "";
        note.open = false;
      }
    });
    folding.observe(root, { childList: true, subtree: true });
    addEventListener("DOMContentLoaded", () => folding.disconnect(), { once: true });
  };

  const settings = read();
  apply(settings);
  if (settings.notes === "folded") foldNotes();
  window.ficstead = { read, apply };
})();
