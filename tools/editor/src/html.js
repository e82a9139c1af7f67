// Between HTML as the archive keeps it and the editor's document, and whether anything would be lost on the way.
import { DOMParser, DOMSerializer } from "prosemirror-model";
import { CONTAINERS, FRAMES, INLINE, rubyOf, schema } from "./schema.js";

export const parser = DOMParser.fromSchema(schema);

export function documentOf(html) {
  return parser.parse(tidied(html), { preserveWhitespace: true });
}

/** Whether the editor can show this HTML and give it back with every word, tag and attribute. */
export function isFaithful(html) {
  return canonical(tidied(html)) === canonical(tidied(htmlOf(documentOf(html))));
}

const tag = (name, node, { id, open, ...rest } = node.attrs.html) => [
  name,
  { ...rest, ...(id !== undefined && { id }), ...(open !== undefined && { open }) },
  0,
];

export const serializer = new DOMSerializer(
  {
    ...Object.fromEntries(Object.keys(schema.nodes).map((name) => [name, (node) => tag(name, node)])),
    text: (node) => node.text,
    paragraph: (node) => tag("p", node),
    bare: () => ["x-bare", 0],
    heading: (node) => tag(`h${node.attrs.level}`, node),
    scene: (node) => tag("hr", node).slice(0, 2),
    br: (node) => tag("br", node).slice(0, 2),
    col: (node) => tag("col", node).slice(0, 2),
    ruby: (node) => rubyOf(node.attrs.source),
    anchor: (node) => tag(node.attrs.tag, node).slice(0, 2),
  },
  Object.fromEntries(Object.keys(schema.marks).map((name) => [name, (mark) => tag(name, mark)])),
);

export function htmlOf(doc) {
  if (doc.childCount === 1 && doc.firstChild.type === schema.nodes.paragraph && !doc.firstChild.content.size) return "";
  const page = document.createElement("div");
  page.append(serializer.serializeFragment(doc.content));
  for (const list of page.querySelectorAll("ul, ol")) closeUp(list);
  for (const bare of page.querySelectorAll("x-bare")) unwrap(bare);
  return page.innerHTML;
}

// A list whose first item is words without a paragraph stays such a list when items are added.
function closeUp(list) {
  if (list.firstElementChild?.firstElementChild?.tagName !== "X-BARE") return;
  for (const item of list.children) {
    const [only, ...others] = item.children;
    if (!others.length && only?.tagName === "P" && !only.attributes.length) only.replaceWith(...only.childNodes);
  }
}

function unwrap(bare) {
  if (bare.nextElementSibling?.tagName !== "X-BARE") return bare.replaceWith(...bare.childNodes);
  const paragraph = document.createElement("p"); // two runs of bare words in a row would become one
  paragraph.append(...bare.childNodes);
  bare.replaceWith(paragraph);
}

/** The HTML as a fragment in which words stand in blocks alone and white space is what a reader sees. */
export function tidied(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  tidy(template.content, true);
  return template.content;
}

function tidy(node, isContainer) {
  if (node.tagName === "PRE" || node.tagName === "RUBY") return;
  for (const child of [...node.childNodes]) {
    if (child.nodeType === Node.COMMENT_NODE) child.remove();
    else if (child.nodeType === Node.TEXT_NODE) child.data = child.data.replace(/[ \t]*[\t\r\n\f][ \t\r\n\f]*/g, " ");
    else if (isEmptyPlace(child)) child.replaceWith(anchorFor(child));
    else tidy(child, CONTAINERS.has(child.tagName));
  }
  if (isContainer) gatherWords(node);
  else if (FRAMES.has(node.tagName)) dropSpaces(node);
  else if (!INLINE.has(node.tagName)) trim(node);
}

// Such as <a id="note-3"></a>, which a footnote leads to.
function isEmptyPlace(element) {
  return INLINE.has(element.tagName) && element.id && !element.hasChildNodes();
}

function anchorFor(element) {
  const anchor = document.createElement("x-anchor");
  anchor.dataset.tag = element.tagName.toLowerCase();
  for (const { name, value } of element.attributes) anchor.setAttribute(name, value);
  return anchor;
}

function gatherWords(container) {
  let run = null;
  for (const child of [...container.childNodes]) {
    if (child.nodeType === Node.TEXT_NODE || INLINE.has(child.tagName)) {
      if (!run && isSpace(child)) child.remove();
      else if (run) run.append(child);
      else (run = document.createElement("x-bare")), child.replaceWith(run), run.append(child);
    } else run = null;
  }
  for (const bare of container.children) if (bare.tagName === "X-BARE") trim(bare);
  if (container.tagName && ![...container.children].some((child) => child.tagName !== "SUMMARY")) {
    container.append(document.createElement("x-bare"));
  }
}

const isSpace = (node) => node.nodeType === Node.TEXT_NODE && !/[^ \t\r\n\f]/.test(node.data);

function dropSpaces(frame) {
  for (const child of [...frame.childNodes]) if (isSpace(child)) child.remove();
}

function trim(block) {
  const { firstChild: first, lastChild: last } = block;
  if (first?.nodeType === Node.TEXT_NODE) first.data = first.data.replace(/^ +/, "");
  if (last?.nodeType === Node.TEXT_NODE) last.data = last.data.replace(/ +$/, "");
}

/** One string for all the ways to write the same: the order of marks and cuts between them don't count. */
function canonical(fragment) {
  const out = [];
  let before = null;
  function walk(node, marks) {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) words(child.data, [...marks].sort().join());
      else if (child.tagName === "BR" || child.tagName === "X-ANCHOR") leaf(child, marks);
      else if (child.tagName === "RUBY") words(child.outerHTML, "ruby");
      else if (INLINE.has(child.tagName)) walk(child, once(marks, described(child)));
      else bounded(child, marks);
    }
  }
  function words(text, marks) {
    if (!text) return;
    out.push(marks === before ? text : `{${marks}}${text}`);
    before = marks;
  }
  function leaf(child, marks) {
    out.push(`<${described(child)} ${[...marks].sort()}>`);
    before = null;
  }
  function bounded(child, marks) {
    before = null;
    out.push(`<${described(child)}>`);
    walk(child, marks);
    before = null;
    out.push("</>");
  }
  walk(fragment, []);
  return out.join("");
}

const IN_EACH_OTHER = /^(?:q|small|sub|sup|span|a)\b/; // two of these in one another look different from one

function once(marks, mark) {
  return marks.includes(mark) && !IN_EACH_OTHER.test(mark) ? marks : [...marks, mark];
}

function described(element) {
  const attributes = [...element.attributes].filter(({ name }) => name !== "rel");
  return [element.localName, ...attributes.map(({ name, value }) => `${name}=${value}`).sort()].join(" ");
}
