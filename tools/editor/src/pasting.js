// What comes from a word processor's clipboard: the emphasis, the alignment and the scene breaks stay, the rest goes.
import { CLASSES, safeCopy } from "./schema.js";

const SCENE = /^(?:(?:[*~•·✻❖⁂]\s*){3,}|[-–—_=]{3,}|(?:[-–—]\s+){2,}[-–—]|(?:#\s*){1,3}|⁂|❦)$/u;
const GONE = new Set("SCRIPT STYLE TITLE META LINK XML HEAD TEMPLATE NOSCRIPT OBJECT IFRAME SVG MATH INPUT SELECT BUTTON TEXTAREA".split(" "));
const PARAGRAPHS = { P: "p", H1: "h2", H2: "h2", H3: "h3", H4: "h4", H5: "h5", H6: "h6", DT: "dt", CAPTION: "caption", SUMMARY: "summary" };
const BOXES = new Set("BLOCKQUOTE UL OL LI DL DD TABLE THEAD TBODY TFOOT TR TD TH DETAILS".split(" "));
const LOOSE = new Set("DIV SECTION ARTICLE MAIN HEADER FOOTER ASIDE NAV CENTER FIGURE FIGCAPTION ADDRESS FORM BODY HTML".split(" "));
const MARKS = { EM: "em", I: "em", STRONG: "strong", B: "strong", U: "u", INS: "u", S: "s", STRIKE: "s", DEL: "s", SUP: "sup", SUB: "sub", SMALL: "small", CODE: "code", TT: "code", Q: "q", CITE: "cite" };

/** The clipboard's HTML in the tags of a story. */
export function cleanPaste(html) {
  if (/\sdata-pm-slice=/.test(html)) return html; // from this editor
  const page = new DOMParser().parseFromString(withoutStyles(html), "text/html");
  return new Paste().read(page.body);
}

// As an attribute of ours, style says what it says without the browser trying to apply (or to forbid) it. The line ends
// that a system puts behind the fragment are none of the text's.
function withoutStyles(html) {
  const fragment = html.replace(/<!--EndFragment-->\s*(?:<\/body>\s*)?(?:<\/html>\s*)?$/i, "");
  return fragment.replace(/<style\b[^]*?<\/style\s*>/gi, "").replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle\s*=/gi, " data-style="));
}

class Paste {
  root = document.createElement("div");
  box = this.root;
  open = null;
  lists = [];

  read(body) {
    this.children(body, { marks: [], align: "", kind: "p" });
    this.close();
    const [only, ...others] = this.root.children;
    // A few words out of a line go into a line, not into a paragraph of their own.
    return only?.dataset.loose && !others.length ? only.innerHTML : this.finished();
  }

  finished() {
    for (const paragraph of this.root.querySelectorAll("[data-loose]")) {
      delete paragraph.dataset.loose;
      trim(paragraph);
    }
    return this.root.innerHTML;
  }

  children(node, told) {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) this.words(child.data, told);
      else if (child.nodeType === Node.ELEMENT_NODE) this.element(child, told);
    }
  }

  element(element, told) {
    const tag = element.tagName;
    const style = styleOf(element);
    if (GONE.has(tag) || isHidden(element, style)) return;
    if (tag === "BR") this.lineEnd();
    else if (tag === "HR") this.put(document.createElement("hr"));
    else if (tag === "IMG") this.words(element.alt, told);
    else if (tag === "RUBY") this.inline().append(safeCopy(element));
    else if (tag === "PRE") this.preformatted(element);
    else if (style["mso-list"] && tag === "P") this.wordListItem(element, style, told);
    else if (tag in PARAGRAPHS) this.paragraph(element, style, told);
    else if (BOXES.has(tag)) this.boxed(element, style, told);
    else if (LOOSE.has(tag)) this.loose(element, style, told);
    else this.children(element, { ...told, marks: marksOf(element, style, told) });
  }

  paragraph(element, style, told) {
    this.close();
    this.lists = [];
    const kind = PARAGRAPHS[element.tagName];
    const align = alignOf(element, style) ?? told.align;
    this.begin(kind, align, element);
    this.children(element, { ...told, align, kind, marks: marksOf(element, style, told) });
    this.close();
  }

  loose(element, style, told) {
    this.close();
    const align = alignOf(element, style) ?? told.align;
    const inside = { ...told, align, marks: marksOf(element, style, told) };
    const names = ownClasses(element).filter((name) => name !== "centre" && name !== "right");
    if (!names.length || element.tagName !== "DIV") this.children(element, inside);
    else this.within(boxOf("div", { class: names.join(" ") }), () => this.children(element, inside));
    this.close();
  }

  boxed(element, style, told) {
    this.close();
    const tag = element.tagName;
    const parent = this.box;
    // Docs puts a list inside a list beside its item, not into it.
    if (/^[UO]L$/.test(tag) && /^[UO]L$/.test(this.box.tagName) && this.box.lastElementChild) this.box = this.box.lastElementChild;
    const kept = {};
    for (const name of ["colspan", "rowspan", "start"]) {
      if (/^[1-9]\d?$/.test(element.getAttribute(name) ?? "")) kept[name] = element.getAttribute(name);
    }
    const align = alignOf(element, style) ?? told.align;
    this.within(boxOf(tag, kept), () => this.children(element, { ...told, align, marks: marksOf(element, style, told) }));
    this.box = parent;
  }

  within(box, fill) {
    const outside = this.box;
    outside.append(box);
    this.box = box;
    fill();
    this.close();
    this.box = outside;
    if (!box.hasChildNodes() && !/^T[DH]$/.test(box.tagName)) box.remove();
  }

  // Word has no lists in its HTML: paragraphs say how deep they stand, and bring their bullet as text.
  wordListItem(element, style, told) {
    this.close();
    const level = Number(/level(\d)/.exec(style["mso-list"])?.[1] ?? 1);
    const bullet = [...element.querySelectorAll("[data-style]")].find((part) => styleOf(part)["mso-list"] === "Ignore");
    const kind = /^\s*(?:\d|[a-z]{1,3}[.)])/i.test(bullet?.textContent.trim() ?? "") ? "ol" : "ul";
    this.lists = this.lists.slice(0, level);
    while (this.lists.length < level) {
      const list = document.createElement(kind);
      (this.lists.at(-1)?.lastElementChild ?? this.lists.at(-1) ?? this.box).append(list);
      this.lists.push(list);
    }
    const item = document.createElement("li");
    this.lists.at(-1).append(item);
    const outside = this.box;
    this.box = item;
    this.begin("p", "", element);
    this.children(element, { ...told, marks: marksOf(element, style, told) });
    this.close();
    this.box = outside;
  }

  preformatted(element) {
    const pre = document.createElement("pre");
    pre.textContent = element.textContent;
    this.put(pre);
  }

  begin(kind, align, element) {
    this.open = document.createElement(kind);
    const names = new Set(ownClasses(element));
    if (align) names.add(align);
    if (names.size) this.open.className = [...names].join(" ");
    if (element.getAttribute("dir") === "rtl") this.open.dir = "rtl";
  }

  inline(align = "") {
    if (!this.open) {
      this.open = document.createElement("p");
      if (align) this.open.className = align;
      this.open.dataset.loose = "yes";
    }
    return this.open;
  }

  words(data, told) {
    const text = data.replace(/[ \t\r\n\f]+/g, " ");
    if (!this.open && !text.trim()) return;
    let parent = this.inline(told.align);
    for (const mark of told.marks) {
      if (/^H\d$/.test(parent.tagName) && mark === "strong") continue; // a heading is bold already
      const last = parent.lastChild;
      if (last?.nodeType === Node.ELEMENT_NODE && last.matches(selectorOf(mark))) parent = last;
      else parent = parent.appendChild(elementOf(mark));
    }
    parent.append(text);
  }

  // Two in a row end a paragraph; one before the first word is only space.
  lineEnd() {
    if (!this.open) return;
    if (this.open.lastChild?.nodeName === "BR") {
      this.open.lastChild.remove();
      this.close();
    } else this.open.append(document.createElement("br"));
  }

  close() {
    const paragraph = this.open;
    this.open = null;
    if (!paragraph) return;
    if (!paragraph.dataset.loose) trim(paragraph);
    const text = paragraph.textContent.replace(/[\s\u00a0]+/g, " ").trim();
    if (!text && !paragraph.querySelector("ruby")) return;
    if (paragraph.tagName === "P" && SCENE.test(text)) this.box.append(document.createElement("hr"));
    else this.box.append(paragraph);
  }

  put(block) {
    this.close();
    this.lists = [];
    this.box.append(block);
  }
}

function styleOf(element) {
  const style = {};
  for (const part of (element.dataset.style ?? "").split(";")) {
    const at = part.indexOf(":");
    if (at > 0) style[part.slice(0, at).trim().toLowerCase()] = part.slice(at + 1).trim();
  }
  return style;
}

// Word's comments, bullets and footnote separators, Docs' comments, and whatever was not to be seen.
function isHidden(element, style) {
  return (
    style.display === "none" ||
    style["mso-hide"] === "all" ||
    style["mso-list"] === "Ignore" ||
    /comment|footnote-separator/.test(style["mso-element"] ?? "") ||
    /\bmsocom|\bMsoComment/i.test(element.className) ||
    /^#(?:cmnt|_msocom)/.test(element.getAttribute("href") ?? "") ||
    (element.tagName === "DIV" && element.querySelector('[id^="cmnt"][href^="#cmnt_ref"]') !== null)
  );
}

/** The marks around the words of this element, from outside in. */
function marksOf(element, style, told) {
  const marks = new Map(told.marks.map((mark) => [nameOf(mark), mark]));
  const set = (name, on) => (on ? marks.set(name, name) : marks.delete(name));
  const own = MARKS[element.tagName];
  if (own) marks.set(own, own);
  const weight = style["font-weight"];
  if (weight) set("strong", weight === "bold" || weight === "bolder" || Number(weight) >= 600);
  if (style["font-style"]) set("em", /italic|oblique/.test(style["font-style"]));
  const line = style["text-decoration"] ?? style["text-decoration-line"] ?? "";
  if (/underline/.test(line)) set("u", true);
  if (/line-through/.test(line)) set("s", true);
  if (/^none\b/.test(line)) marks.delete("u"), marks.delete("s");
  if (style["vertical-align"] === "super") set("sup", true);
  if (style["vertical-align"] === "sub") set("sub", true);
  if (/small-caps/.test(style["font-variant"] ?? style["font-variant-caps"] ?? "")) set("small-caps", true);
  for (const name of ownClasses(element)) if (element.tagName === "SPAN") set(name, true);
  const address = element.tagName === "A" ? element.getAttribute("href") ?? "" : "";
  if (/^(?:https?:\/\/|mailto:)/i.test(address)) marks.set("a", { address });
  if (marks.has("a")) marks.delete("u"); // a link is underlined already
  return [...marks.values()];
}

const nameOf = (mark) => (typeof mark === "string" ? mark : "a");
const tagOf = (mark) => (CLASSES.has(mark) ? "span" : nameOf(mark));

function elementOf(mark) {
  const element = document.createElement(tagOf(mark));
  if (CLASSES.has(mark)) element.className = mark;
  if (mark.address) element.href = mark.address;
  return element;
}

function selectorOf(mark) {
  if (mark.address) return `a[href="${CSS.escape(mark.address)}"]`;
  return CLASSES.has(mark) ? `span.${mark}` : mark;
}

function alignOf(element, style) {
  const align = (style["text-align"] ?? element.getAttribute("align") ?? "").toLowerCase();
  if (element.tagName === "CENTER" || align === "center") return "centre";
  if (align === "right" || align === "end") return "right";
  return align ? "" : undefined;
}

const ownClasses = (element) => [...element.classList].filter((name) => CLASSES.has(name));

function boxOf(tag, attributes) {
  const box = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) box.setAttribute(name, value);
  return box;
}

function trim(paragraph) {
  for (let last = paragraph.lastChild; last; last = paragraph.lastChild) {
    if (last.nodeName === "BR" || (last.nodeType === Node.TEXT_NODE && !last.data.trim())) last.remove();
    else break;
  }
  const walk = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  const first = walk.nextNode();
  if (first) first.data = first.data.replace(/^[ \t]+/, "");
}
