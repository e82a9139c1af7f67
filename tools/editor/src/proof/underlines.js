// Quiet underlines: they move with the words as somebody writes, and go when the words are others.
import { Plugin, PluginKey } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { offsetAt, placesOf } from "./texts.js";

export const marks = new PluginKey("proof");

/** `pressed` is told which note somebody pressed on, or that it was none. */
export const underlines = (pressed) =>
  new Plugin({
    key: marks,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, set) {
        const said = tr.getMeta(marks);
        if (said) return DecorationSet.create(tr.doc, said.found.map((one) => underline(one, one.note === said.current)));
        return tr.docChanged ? stillTrue(set.map(tr.mapping, tr.doc), tr.doc) : set;
      },
    },
    props: {
      decorations: (state) => marks.getState(state),
      handleClick(view, at) {
        pressed(found(view.state).find(({ from, to }) => from <= at && at <= to));
        return false;
      },
    },
  });

function underline({ from, to, note }, isCurrent) {
  const attributes = {
    class: `proof-mark is-${note.severity}${isCurrent ? " is-current" : ""}`,
    "aria-invalid": note.code.startsWith("spelling") ? "spelling" : "grammar",
  };
  return Decoration.inline(from, to, attributes, { note });
}

function stillTrue(set, doc) {
  return set.remove(set.find().filter(({ from, to, spec }) => doc.textBetween(from, to) !== spec.note.words));
}

/** The notes that are shown, each with where its words stand by now. */
export function found(state) {
  const shown = marks.getState(state)?.find() ?? [];
  return shown.map(({ from, to, spec }) => ({ from, to, note: spec.note })).sort((one, other) => one.from - other.from || one.to - other.to);
}

/** What the server says of these paragraphs, at its places in the document. */
export function placed(notes, paragraphs) {
  return notes.flatMap((note) => {
    const { node, begins } = paragraphs[note.paragraph];
    const places = placesOf(node, note.from, note.to);
    return places ? [{ from: begins + places.from, to: begins + places.to, note }] : [];
  });
}

/** What a fix would change: less than the words that are underlined. Null where it would tear something apart. */
export function changeOf(doc, { from, note }) {
  if (note.replacement === null) return null;
  const block = doc.resolve(from);
  const offset = offsetAt(block.parent, block.parentOffset);
  const places = placesOf(block.parent, offset + note.start - note.from, offset + note.end - note.from);
  const change = places && { from: block.start() + places.from, to: block.start() + places.to };
  return change && !holdsMore(doc, change) ? { ...change, text: note.replacement } : null;
}

function holdsMore(doc, { from, to }) {
  let more = false;
  if (from < to) doc.nodesBetween(from, to, (node) => (more ||= node.isInline && !node.isText && node.type.name !== "br"));
  return more;
}
