// How many words there are, by the rules of the archive (ficstead/press/manuscript/words.py).
const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Cf}'’‘ʼ＇‐‑-]*/gu;

export function wordsIn(doc) {
  let total = 0;
  doc.descendants((node) => {
    if (!node.isTextblock) return true;
    const text = node.textBetween(0, node.content.size, "\n", (leaf) => leaf.type.spec.leafText?.(leaf) ?? " ");
    total += countWords(text);
    return false;
  });
  return total;
}

function countWords(text) {
  const single = text.match(WITHOUT_SPACES)?.length ?? 0;
  const spaced = single ? text.replace(WITHOUT_SPACES, " ") : text;
  return single + (spaced.replaceAll("--", " ").match(WORD)?.length ?? 0);
}
