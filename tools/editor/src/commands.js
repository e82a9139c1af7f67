// What the toolbar's buttons and the keys do.
import { chainCommands, createParagraphNear, exitCode, liftEmptyBlock, newlineInCode, setBlockType, splitBlockAs, toggleMark, wrapIn } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { liftListItem, splitListItem, wrapInList } from "prosemirror-schema-list";
import { TextSelection } from "prosemirror-state";
import { schema } from "./schema.js";

const { nodes, marks } = schema;
// Stories from elsewhere say the same with other tags; a button knows them all, and writes the first.
const EMPHASIS = { bold: [marks.strong, marks.b], italic: [marks.em, marks.i], underline: [marks.u, marks.ins], strike: [marks.s, marks.del] };
const SCENE = /^\s*(?:(?:\*\s*){3,}|(?:~\s*){3,}|-{3,}|#)\s*$/;
const REL = "noopener nofollow ugc"; // as the sanitiser writes it

const emphasis = (name) => ({ active: (state) => EMPHASIS[name].some((type) => has(state, type)), run: toggled(EMPHASIS[name]) });

function toggled([main, ...others]) {
  return (state, dispatch) => {
    const other = others.find((type) => has(state, type));
    return toggleMark(other ?? main)(state, dispatch);
  };
}

function has({ selection, storedMarks, doc }, type) {
  const { from, to, $from, empty } = selection;
  return empty ? Boolean(type.isInSet(storedMarks ?? $from.marks())) : doc.rangeHasMark(from, to, type);
}

/** The same state with the selection in the words: "all" begins and ends outside of every paragraph. */
function inWords(state) {
  const { $from, $to } = state.selection;
  return $from.depth ? state : state.apply(state.tr.setSelection(TextSelection.between($from, $to)));
}

const ofWords = ({ run, active }) => ({
  run: (state, dispatch, view) => run(inWords(state), dispatch, view),
  ...(active && { active: (state) => active(inWords(state)) }),
});

function inside({ selection: { $from } }, type) {
  for (let depth = $from.depth; depth > 0; depth--) if ($from.node(depth).type === type) return depth;
  return 0;
}

function heading(state, dispatch) {
  const paragraph = state.selection.$from.parent.type === nodes.heading;
  return setBlockType(paragraph ? nodes.paragraph : nodes.heading)(state, dispatch);
}

function quote(state, dispatch) {
  const depth = inside(state, nodes.blockquote);
  if (!depth) return wrapIn(nodes.blockquote)(state, dispatch);
  const { $from } = state.selection;
  const box = $from.node(depth);
  const start = $from.before(depth);
  dispatch?.(state.tr.replaceWith(start, start + box.nodeSize, box.content).scrollIntoView());
  return true;
}

const list = (type) => (state, dispatch, view) =>
  inside(state, type) ? liftListItem(nodes.li)(state, dispatch, view) : wrapInList(type)(state, dispatch, view);

const ALIGNED = new Set(["centre", "right"]);

function classesOf(node) {
  return (node.attrs.html?.class ?? "").split(" ").filter(Boolean);
}

const aligned = (name) => (state) => classesOf(state.selection.$from.parent).includes(name);

const align = (name) => (state, dispatch) => {
  const { from, to } = state.selection;
  const on = !aligned(name)(state);
  const tr = state.tr;
  state.doc.nodesBetween(from, to, (node, at) => {
    if (node.type !== nodes.paragraph && node.type !== nodes.heading) return true;
    const { class: _before, ...rest } = node.attrs.html;
    const classes = classesOf(node).filter((one) => !ALIGNED.has(one));
    if (on) classes.push(name);
    const html = classes.length ? { ...rest, class: classes.join(" ") } : rest;
    tr.setNodeMarkup(at, null, { ...node.attrs, html });
    return false;
  });
  if (tr.docChanged) dispatch?.(tr);
  return tr.docChanged;
};

function scene(state, dispatch) {
  const { $from } = state.selection;
  if ($from.depth === 0) return false;
  const after = $from.after(1);
  const tr = state.tr.insert(after, [nodes.scene.create(), nodes.paragraph.create()]);
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, after + 2)).scrollIntoView());
  return true;
}

/** Enter after three stars alone in a line makes them a scene break. */
function sceneFromStars(state, dispatch) {
  const { $from, empty } = state.selection;
  if (!empty || $from.parent.type !== nodes.paragraph || !SCENE.test($from.parent.textContent)) return false;
  if ($from.depth !== 1) return false;
  const start = $from.before();
  const tr = state.tr.replaceWith(start, $from.after(), [nodes.scene.create(), nodes.paragraph.create()]);
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, start + 2)).scrollIntoView());
  return true;
}

function lineEnd(state, dispatch) {
  dispatch?.(state.tr.replaceSelectionWith(nodes.br.create(), true).scrollIntoView());
  return true;
}

/** The paragraph after a centred one is centred too; nothing else is inherited. */
const split = splitBlockAs((node) => {
  if (node.type !== nodes.paragraph || !node.attrs.html.class) return null;
  return { type: nodes.paragraph, attrs: { html: { class: node.attrs.html.class } } };
});

export const enter = chainCommands(sceneFromStars, newlineInCode, splitListItem(nodes.li), createParagraphNear, liftEmptyBlock, split);
export const breakLine = chainCommands(exitCode, lineEnd);

export function linkAt(state) {
  const { $from, from, to, empty } = state.selection;
  if (empty) return linkBeside($from)?.attrs.html.href ?? "";
  let address = "";
  state.doc.nodesBetween(from, to, (node) => {
    address ||= marks.a.isInSet(node.marks)?.attrs.html.href ?? "";
  });
  return address;
}

/** The selection, or the link that the cursor stands in, leads to this address; to none if it is empty. */
export const linked = (address) => (state, dispatch) => {
  const { from, to } = state.selection.empty ? linkAround(state) : state.selection;
  const mark = marks.a.create({ html: { href: address, rel: REL } });
  const tr = state.tr;
  if (from === to && address) tr.insert(from, schema.text(address, [mark]));
  else tr.removeMark(from, to, marks.a);
  if (from !== to && address) tr.addMark(from, to, mark);
  dispatch?.(tr.scrollIntoView());
  return true;
};

// A link doesn't go on when somebody types behind it, but its end is still its own.
function linkBeside($from) {
  return marks.a.isInSet($from.marks()) ?? marks.a.isInSet($from.nodeBefore?.marks ?? []);
}

function linkAround({ selection: { $from } }) {
  const link = linkBeside($from);
  let from = $from.pos;
  let to = from;
  if (!link) return { from, to };
  $from.parent.forEach((node, offset) => {
    const at = $from.start() + offset;
    if (link.isInSet(node.marks) && at <= $from.pos && at + node.nodeSize >= $from.pos) (from = at), (to = at + node.nodeSize);
  });
  return { from, to };
}

/** By the names that the toolbar's buttons bear in `data-does`. */
export const DEEDS = {
  bold: emphasis("bold"),
  italic: emphasis("italic"),
  underline: emphasis("underline"),
  strike: emphasis("strike"),
  heading: ofWords({ run: heading, active: (state) => state.selection.$from.parent.type === nodes.heading }),
  scene: ofWords({ run: scene }),
  quote: ofWords({ run: quote, active: (state) => inside(state, nodes.blockquote) > 0 }),
  bullets: ofWords({ run: list(nodes.ul), active: (state) => inside(state, nodes.ul) > 0 }),
  numbers: ofWords({ run: list(nodes.ol), active: (state) => inside(state, nodes.ol) > 0 }),
  centre: ofWords({ run: align("centre"), active: aligned("centre") }),
  right: ofWords({ run: align("right"), active: aligned("right") }),
  undo: { run: undo, possible: (state) => undo(state) },
  redo: { run: redo, possible: (state) => redo(state) },
};
