// The document as the proofreader reads it: paragraphs of plain text, and the way from a character to its place.
const known = new WeakMap();

/** Every block of words in order: its text, and where in the document its content begins. */
export function paragraphsOf(doc) {
  const paragraphs = [];
  doc.descendants((node, at) => {
    if (!node.isTextblock) return true;
    paragraphs.push({ node, begins: at + 1, text: textOf(node).text });
    return false;
  });
  return paragraphs;
}

/** The text of a block, and its pieces: a character of words is one place, whatever else there is may be more or less. */
export function textOf(node) {
  if (!known.has(node)) {
    const pieces = [];
    let text = "";
    node.forEach((child, at) => {
      const words = child.isText ? child.text : (child.type.spec.leafText?.(child) ?? "");
      pieces.push({ from: text.length, to: text.length + words.length, at, size: child.nodeSize, whole: !child.isText });
      text += words;
    });
    known.set(node, { text, pieces });
  }
  return known.get(node);
}

/** The place in the block's content at which the stretch of text begins and ends. */
export function placesOf(node, from, to) {
  const { pieces } = textOf(node);
  if (from === to) return same(pieces.find((piece) => from <= piece.to && piece.to > piece.from), from);
  const first = pieces.find((piece) => from < piece.to);
  const last = pieces.findLast((piece) => to > piece.from && piece.to > piece.from);
  if (!first || !last) return null;
  return {
    from: first.whole ? first.at : first.at + from - first.from,
    to: last.whole ? last.at + last.size : last.at + to - last.from,
  };
}

function same(piece, offset) {
  if (!piece) return { from: 0, to: 0 };
  const at = piece.whole ? piece.at + (offset > piece.from ? piece.size : 0) : piece.at + offset - piece.from;
  return { from: at, to: at };
}

/** How many characters of the block stand before this place in its content. */
export function offsetAt(node, place) {
  for (const { from, to, at, size, whole } of textOf(node).pieces) {
    if (place < at + size) return whole ? from : from + Math.max(place - at, 0);
    if (place === at + size) return to;
  }
  return 0;
}
