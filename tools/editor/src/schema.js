// What the editor can hold: the tags, attributes and classes that the archive's sanitiser lets into a story
// (ficstead/press/manuscript/cleaning.py), and nothing else.
import { Schema } from "prosemirror-model";

export const CLASSES = new Set("centre right small-caps scene letter verse underline footnotes".split(" "));
const EVERYWHERE = ["class", "id", "lang", "dir"];
const OF_TAG = {
  A: ["href", "rel"],
  ABBR: ["title"],
  "X-ANCHOR": ["href", "rel"],
  DETAILS: ["open"],
  LI: ["value"],
  OL: ["start", "reversed", "type"],
  TD: ["colspan", "rowspan", "headers"],
  TH: ["colspan", "rowspan", "scope", "headers", "abbr"],
};

/** The attributes of an element that a story may hold, as a plain object. */
export function attributesOf(element) {
  const kept = {};
  for (const name of [...EVERYWHERE, ...(OF_TAG[element.tagName] ?? [])]) {
    const value = allowed(name, element.getAttribute(name));
    if (value !== null) kept[name] = value;
  }
  return kept;
}

function allowed(name, value) {
  if (value === null) return null;
  if (name === "class") return value.split(/\s+/).filter((one) => CLASSES.has(one)).join(" ") || null;
  if (name === "id") return value.startsWith("note-") ? value : null;
  if (name === "href") return /^(#note-|https?:\/\/|mailto:)/i.test(value) ? value : null;
  return value;
}

// Every node and mark carries the attributes of its tag as they stood.
const html = { html: { default: {} } };
const rule = (tag, more = {}) => [{ tag, getAttrs: (dom) => ({ html: attributesOf(dom), ...more }) }];
// On the page of the desk an id could stand twice, so the editor's own view goes without.
const shown = ({ id: _id, open: _open, ...rest }) => rest;

function block(tag, content, more = {}) {
  return {
    group: "block",
    content,
    attrs: html,
    parseDOM: rule(tag),
    toDOM: (node) => [tag, shown(node.attrs.html), 0],
    ...more,
  };
}

const part = (tag, content, more = {}) => block(tag, content, { group: "", ...more });
const leaf = (tag, more = {}) => ({
  attrs: html,
  parseDOM: rule(tag),
  toDOM: (node) => [tag, shown(node.attrs.html)],
  ...more,
});

// A closed <details> would hide its words from the one who writes them: in the editor it is an open box.
const unfolded = (name) => ({ toDOM: () => ["div", { class: `shown-${name}` }, 0] });

const nodes = {
  doc: { content: "block+" },
  paragraph: block("p", "inline*"),
  // Words that stand in a list item, a cell or a box without a paragraph of their own.
  bare: block("x-bare", "inline*", { toDOM: () => ["p", { class: "bare" }, 0] }),
  heading: block("h2", "inline*", {
    defining: true,
    attrs: { ...html, level: { default: 3 } },
    parseDOM: [2, 3, 4, 5, 6].flatMap((level) => rule(`h${level}`, { level })),
    toDOM: (node) => [`h${node.attrs.level}`, shown(node.attrs.html), 0],
  }),
  scene: { ...leaf("hr"), group: "block" },
  blockquote: block("blockquote", "block+", { defining: true }),
  div: block("div", "block+", { defining: true }),
  ul: block("ul", "li+"),
  ol: block("ol", "li+"),
  li: part("li", "block+", { defining: true }),
  dl: block("dl", "(dt | dd)+"),
  dt: part("dt", "inline*"),
  dd: part("dd", "block+"),
  table: block("table", "(caption | colgroup | thead | tbody | tfoot)+", { isolating: true }),
  caption: part("caption", "inline*"),
  colgroup: part("colgroup", "col*", { selectable: false }),
  col: leaf("col", { selectable: false }),
  thead: part("thead", "tr+"),
  tbody: part("tbody", "tr+"),
  tfoot: part("tfoot", "tr+"),
  tr: part("tr", "(td | th)+"),
  td: part("td", "block+", { isolating: true }),
  th: part("th", "block+", { isolating: true }),
  pre: block("pre", "inline*", { whitespace: "pre", defining: true }),
  details: block("details", "summary? block+", { ...unfolded("details"), defining: true }),
  summary: part("summary", "inline*", { ...unfolded("summary"), defining: true }),
  text: { group: "inline" },
  br: { ...leaf("br"), inline: true, group: "inline", selectable: false, leafText: () => "\n" },
  // Readings above a word, and the places that footnotes lead to, are carried whole: the source view changes them.
  ruby: {
    inline: true,
    group: "inline",
    atom: true,
    attrs: { source: { default: "" } },
    parseDOM: [{ tag: "ruby", getAttrs: (dom) => ({ source: rubySource(dom) }) }],
    toDOM: (node) => rubyOf(node.attrs.source),
    leafText: (node) => rubyOf(node.attrs.source).textContent,
  },
  anchor: {
    inline: true,
    group: "inline",
    atom: true,
    attrs: { ...html, tag: { default: "a" } },
    parseDOM: [{ tag: "x-anchor", getAttrs: (dom) => ({ tag: dom.dataset.tag, html: attributesOf(dom) }) }],
    toDOM: () => ["span", { class: "shown-anchor" }, "⚓"],
    leafText: () => "",
  },
};

const RUBY = new Set("RUBY RB RT RP RTC EM I STRONG B U S SUB SUP SMALL SPAN BR".split(" "));

function rubySource(dom) {
  const copy = document.createElement("div");
  copy.append(safeCopy(dom));
  return copy.innerHTML;
}

/** A copy with nothing in it that the sanitiser would not let through: it may come from a clipboard. */
export function safeCopy(node) {
  if (node.nodeType === Node.TEXT_NODE) return document.createTextNode(node.data);
  const copy = RUBY.has(node.tagName) ? document.createElement(node.tagName) : document.createDocumentFragment();
  if (copy.nodeType === Node.ELEMENT_NODE) {
    for (const [name, value] of Object.entries(attributesOf(node))) copy.setAttribute(name, value);
  }
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE || child.nodeType === Node.ELEMENT_NODE) copy.append(safeCopy(child));
  }
  return copy;
}

export function rubyOf(source) {
  const template = document.createElement("template");
  template.innerHTML = source;
  return template.content.firstElementChild;
}

const mark = (tag, more = {}) => ({
  attrs: html,
  parseDOM: rule(tag),
  toDOM: (one) => [tag, shown(one.attrs.html), 0],
  ...more,
});

const marks = {
  a: mark("a", { inclusive: false }),
  span: mark("span", { excludes: "" }),
  ...Object.fromEntries("abbr cite q ins del s u small sub sup strong b em i code".split(" ").map((tag) => [tag, mark(tag)])),
};

export const schema = new Schema({ nodes, marks });

/** Tags that stand inside a line; all others are blocks. */
export const INLINE = new Set([...Object.keys(marks), "br", "ruby", "x-anchor"].map((tag) => tag.toUpperCase()));
/** Blocks whose content is other blocks, or words of their own. */
export const CONTAINERS = new Set("BLOCKQUOTE DIV LI DD TD TH DETAILS".split(" "));
/** Blocks that hold only certain parts, never words. */
export const FRAMES = new Set("UL OL DL TABLE THEAD TBODY TFOOT TR COLGROUP".split(" "));
