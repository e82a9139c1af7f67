// Putting words right: each keeps the emphasis it stands in, and one press of undo takes back what was done at once.
import { closeHistory } from "prosemirror-history";
import { schema } from "../schema.js";
import { changeOf } from "./underlines.js";

/** Puts these notes right in one step; returns whether there was anything to do. */
export function putRight(view, chosen) {
  const { state } = view;
  const changes = apart(chosen.map((one) => changeOf(state.doc, one)).filter(Boolean));
  if (!changes.length) return false;
  const tr = closeHistory(state.tr);
  for (const change of changes.reverse()) replace(tr, change);
  view.dispatch(tr);
  view.dispatch(closeHistory(view.state.tr)); // what is typed next is a step of its own
  return true;
}

/** Of two changes that meet, the first; the other is found again. */
export function apart(changes) {
  let done = -1;
  return changes
    .sort((one, other) => one.from - other.from)
    .filter(({ from, to }) => from > done && ((done = to), true));
}

function replace(tr, { from, to, text }) {
  const $from = tr.doc.resolve(from);
  const marks = from === to ? $from.marks() : marksOf($from.nodeAfter, tr.doc.resolve(to).nodeBefore);
  const isPre = $from.parent.type.name === "pre";
  const words = (line) => (line ? [schema.text(line, marks)] : []);
  const nodes = isPre ? words(text) : text.split("\n").flatMap((line, at) => [...(at ? [schema.nodes.br.create()] : []), ...words(line)]);
  if (nodes.length) tr.replaceWith(from, to, nodes);
  else tr.delete(from, to);
}

/** The new words stand as the old ones began; within a link only if all of the old ones did. */
function marksOf(first, last) {
  return first.marks.filter((mark) => mark.type.spec.inclusive !== false || mark.isInSet(last.marks));
}
