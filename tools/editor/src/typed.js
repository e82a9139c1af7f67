// Texts as authors type them without the editor, read exactly as the server reads them (ficstead/archive/desk/typed.py).
const BLOCK =
  /^<\/?(?:p|hr|blockquote|ul|ol|li|dl|dt|dd|table|caption|thead|tbody|tfoot|tr|th|td|colgroup|col|h[1-6]|details|summary|pre|div|center)\b/i;
const PRE = /<pre\b[^]*?<\/pre>/gi;
const SCENE = /^(?:(?:\*\s*){3,}|(?:~\s*){3,}|-{3,}|#)$/;

export function htmlOfTyped(typed) {
  const text = typed.replace(/\r\n?/g, "\n").replace(PRE, (pre) => pre.replaceAll("\n", "\0"));
  const parts = text.split(/\n[ \t]*\n/).map((part) => part.trim());
  return parts.filter(Boolean).map(blockOf).join("").replaceAll("\0", "\n");
}

function blockOf(part) {
  if (BLOCK.test(part)) return part;
  if (SCENE.test(part)) return "<hr>";
  return `<p>${part.split("\n").map((line) => line.trim()).join("<br>")}</p>`;
}

/** The HTML with a blank line after each block, as it is shown in the source view. */
export function sourceOf(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  const blocks = [];
  let words = "";
  for (const node of template.content.childNodes) {
    const own = outer(node);
    if (!BLOCK.test(own)) words += own;
    else blocks.push(words, own), (words = "");
  }
  return [...blocks, words].filter((block) => block.trim()).map(inOnePart).join("\n\n");
}

const outer = (node) => node.outerHTML ?? node.ownerDocument.createElement("i").appendChild(node.cloneNode()).parentNode.innerHTML;
const inOnePart = (html) => (html.includes("<pre") ? html : html.replace(/\n[ \t]*\n/g, "\n"));
