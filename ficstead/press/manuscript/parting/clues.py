"""What the marks and words of one block say about its place in a manuscript, before its neighbours are heard."""

import re
from dataclasses import dataclass, field
from typing import Final

from ficstead.press.manuscript.blocks import Block, Shape
from ficstead.press.manuscript.parting.headings import Heading, looks_like_title, undecorated
from ficstead.press.manuscript.parting.labels import Label, LabelKind, find_label
from ficstead.press.manuscript.parting.learned import learned_disclaiming
from ficstead.press.manuscript.parting.wording import Wording, note_odds, sound_of

NEVER: Final = -1000.0


@dataclass(slots=True)
class Clues:
    """A block with the points that each kind of piece gets for it; the story is the measure and always has 0."""

    block: Block
    label: Label | None = None
    heading: Heading | None = None
    wording: Wording | None = None
    talk: float = 0.0
    """How much it sounds like an author's note, very loud talk damped."""
    is_break: bool = False
    is_crumb: bool = False
    metadata: float = NEVER
    disclaimer: float = NEVER
    opening: float = NEVER
    closing: float = NEVER
    inline: float = NEVER
    as_heading: float = NEVER
    story: float = 0.0
    goes_on: float = 0.0
    """Points for going on with a note that has begun: signatures, answers to reviews, lists of words."""
    goes_on_disclaiming: float = NEVER
    """Points for a disclaimer's second paragraph."""
    next_metadata: float = NEVER
    """Points for metadata before a later chapter: sure labels only."""
    entry_metadata: float = 0.0
    """What it costs to begin a block of metadata here."""
    entry: float = 0.0
    """What it costs to let a note begin here, where no label says so."""
    after_break: bool = False
    glued: bool = False
    """Goes on in small letters on the very next line: it stands where its line before stands."""
    after_gap: bool = False
    reasons: dict[str, str] = field(default_factory=dict)
    """Kind of piece (or `talk`) -> why, in plain words."""


GOES_ON: Final = re.compile(
    r"\W*(?:tsuzuku|tbc|t\.b\.c|to\s+be\s+cont(?:inued|\.|d)?|(?:to\s+be\s+)?continued(?:\s+in\b.{0,40})?|fortsetzung folgt|à\s+suivre|continuará|continua|продолжение следует|未完待续|続く|つづく"
    r"|end\s+(?:of\s+)?(?:the\s+)?(?:part|chapter|ch|pt|prologue|act|episode|book)\b.{0,24}|(?:part|chapter)\s+\w+\s+ends?|tbc\s+in\b.{0,30}|to\s+be\s+continued\b.{0,40})\W*",
    re.IGNORECASE,
)
ENDS: Final = re.compile(
    r"\W*(?:the\s+end|end|fin|finis|finito|ende|fine|konec|конец|owari|終わり|完|終|fini|fim|the\s+end\W+(?:for now|or is it|maybe)?|finished|the\s+very\s+end|end\s+of\s+(?:the\s+)?story)\W*",
    re.IGNORECASE,
)
_TO_SELF: Final = re.compile(
    r"\W*(?:TODO|FIXME|TK\b|XXX\b|insert\s+\w+|add\s+(?:more|scene|stuff)|check\s+this|rewrite\s+this|note\s+to\s+self)",
    re.IGNORECASE,
)
_CLOSES: Final = re.compile(
    r"\bnext (?:chapter|part|time|update|week|one)|\bplease (?:review|comment|r\s?&\s?r|vote)|\breview(?:s)?(?:!| please| plz| are| make| and i'll)|\bleave (?:a|me)\b|\bhoped? you (?:all )?(?:liked|enjoyed)|\bwhat (?:do|did|d'?you|will) you"
    r"|\blet me know|\bvote\b|\bfeedback|\btbc\b|\bcliff|\bstay tuned|\bsee you|\btill next|\buntil next|\bmore (?:tomorrow|soon)|\bthat's (?:all|it)|\bthe end\b|\bcomments? (?:are|is|make|feed)",
    re.IGNORECASE,
)
_OPENS: Final = re.compile(
    r"\benjoy\b(?! (?:it|this|that)\?)|\blast chapter|\bsorry (?:for|about|it|this)\b|\bhere(?:'s| is| are|’s)\b|\bas promised|\bwelcome|\bon with|\bthank(?:s| you)\b.{0,60}\breview|\bonwards?\b|\bback\b|\bfinally|\bthis (?:chapter|part|one)\b|\bread on",
    re.IGNORECASE,
)

_LETTER: Final = re.compile(
    r"\W{0,3}(?:my )?(?:own )?dear(?:est)?\b.{2,60}?[,:—–-]|\W{0,3}(?:your|yours)\b.{0,40},?$|sincerely\b.{0,20}$",
    re.IGNORECASE,
)
_TO_READERS: Final = re.compile(
    r"\W{0,3}(?:my )?(?:own )?dear(?:est)?\b.{0,20}\b(?:readers|reader|all|everyone|everybody|reviewers|followers|friends|fans|flist|guys|you|people|fandom|internet|anon|yuletide\w*|writer|author|santa|recipient|lovelies)\b",
    re.IGNORECASE,
)
_POINT_OF_VIEW: Final = re.compile(
    r"\W*(?:[\w.’' -]{1,30}?['’]?s?\s+)?(?:p\.?o\.?v\.?|point of view|perspective)(?:\s+of)?(?:\s*[:-]?\s*[\w' -]{1,20})?\W*",
    re.IGNORECASE,
)
_FOR_SOMEBODY: Final = re.compile(
    r"(?:for|to|dedicated to|happy birthday,?(?: to)?)\s+(?:@?[A-Z@]\w+|my\s\w+),?\s+(?:who|because|on|with|for|and|my|whose)\b|for\s+@\w+",
    re.IGNORECASE,
)
_NAMES_ONLY: Final = re.compile(r"[A-Z][\w'’-]+(?:\s(?:and|&|[A-Z][\w'’-]+)){0,2}")
_MONTHS: Final = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
_DAY: Final = re.compile(
    rf"\W*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*)?(?:the\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTHS}(?:,?\s*\d{{2,4}})?|{_MONTHS}\s+(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s*\d{{2,4}})?|\d{{1,2}}[:.]\d\d\s*(?:[ap]\.?m\.?|hours)?|\d{{4}}\s+hours)\W*"
    r"|\W*(?:\w+\s+){1,3}(?:ago|later|earlier|before)\W*|\W*(?:mon|tues|wednes|thurs|fri|satur|sun)day\W*|\W*day\s+\w+\W*",
    re.IGNORECASE,
)
_AUTHORS_OWN: Final = re.compile(r"a\W?/?n\b|author|writer|автор|auteur|autor", re.IGNORECASE)
_BY_LINE: Final = re.compile(
    r"(?:(?:written|story|fic|fanfic|posted|translated|teleplay|screenplay|script|words|told|text)\s+)?(?:by|von|par|por|de|di|от)[:\s]\s*(?P<name>\S.{0,58})|(?:an?|the)\s.{0,60}?\b(?:fan\s?-?fic(?:tion)?|fic|story|tale|novel|novella|drabble|one-?shot|fanfiction)\s+(?:written\s+)?by\s+(?P<name2>\S.{0,40})",
    re.IGNORECASE | re.DOTALL,
)
_RATING: Final = r"(?:k\+?|t|m|ma|g|pg(?:-?13|-?15)?|r|nc-?17|nc17|fr(?:t|m|ao|15|13)|teens?|mature|explicit|gen(?:eral)?|all ages|adult|everyone|18\+)"
_FACTS: Final = re.compile(
    rf"(?:^|[|,;(\[\-–—:/\s])\s*(?P<rating>{_RATING})\s*(?:$|[|,;)\]\-–—.])|(?P<ship>\b\w[\w'.]*\s?/\s?[A-Za-z]\w+)|(?P<words>(?:~|about|approx\.?|c\.?a?\.?)?\s*[\d,.]+k?\s?(?:\+\s?)?words)|(?P<genre>\b(?:gen|het|slash|femslash|angst|fluff|humou?r|romance|drama|case ?fic|crack|au|hurt/comfort|h/c|wip|complete|one-?shot|updated|revised|draft)\b)",
    re.IGNORECASE,
)
_SENTENCE: Final = re.compile(r"\b(?:was|were|had|he|she|they|said|his|her|i|you|is)\b", re.IGNORECASE)
_TAG_LINE: Final = re.compile(r"(?:#[^#\n]{2,60}\s*){2,}|#\w+")
_ASKED: Final = re.compile(r"\w+ (?:asked|said|sent|prompted|requested):\s", re.IGNORECASE)
_INITIAL: Final = re.compile(r"(?:^|[\s.])[A-Z]\.$")
_REPLY: Final = re.compile(r"(?:to\s+)?[@*]?[\w.'’ -]{2,32}(?:\s\([^)]{1,30}\))?\s?[:–—-]\s", re.IGNORECASE)
_ITEM: Final = re.compile(r"[\w'’ ()-]{2,32}\s(?:-|–|=)\s\S")
_SIGN_OFF: Final = re.compile(
    r"\W*(?:and\s+)?(?:so\s+)?(?:now[, ]+)?(?:on(?:wards?)?\b(?:\s+(?:with|to)\b.{0,40})?|enjoy\b.{0,40}|here\s+(?:we|it|you|goes)\b.{0,30}|happy reading\b.{0,20}|read on\b.{0,20}|let'?s go\b.{0,10}|without further ado\b.{0,30}|(?:with\s+)?(?:all\s+my\s+)?(?:much\s+)?(?:love|hugs|cheers|xo+|xx+|ciao|ja ne|bye|toodles|peace)\b.{0,40}|p\.?s\.?\b.*)\W*",
    re.IGNORECASE,
)
_NAME: Final = re.compile(r"[^\W_a-z]\S*|\S*[\d_\-~.@]\S*|&|and|the|of|von|van|de|la|le|der|\([^)]*\)|[a-z]\.?")

_DISCLAIMS: Final = 1.9
_LONGEST_DISCLAIMER: Final = 400
_LIKE_A_DISCLAIMER: Final = 1.8
_LEANS: Final = 0.2
_HINTS_AT_OWNING: Final = 0.5
_LINE_ENDS: Final = frozenset(".!?\"”:…'。！？」』")
_A_SENTENCE: Final = 50
_THIS_PART: Final = re.compile(r"\bthis (?:chapter|part|one|scene|update)\b", re.IGNORECASE)
_PICTURE: Final = re.compile(r"\[(?:picture|illustration|image|map|figure)\b[^\]]*\]$", re.IGNORECASE)
_NOT_IN_A_NOTE: Final = -4.0
_LETTER_BEGINS: Final = -12.0
_CERTAIN: Final = 15.0
_MUCH_META: Final = 2.5
ENTRY: Final = -0.6
ENTRY_WITH_META: Final = -0.2
"""What it costs to begin a note that no label announces: in doubt the story has it."""

_CONTINUES: Final = -3.2
"""What an unlabelled paragraph in the metadata block costs: a value that goes on."""


def gather(block: Block) -> Clues:
    """All the clues of one block, but for breaks, crumbs and headings, which are found for the whole text at once."""
    clues = Clues(block)
    if block.shape is Shape.FIELD:
        clues.wording = sound_of("")
        clues.metadata = clues.next_metadata = _CERTAIN
        clues.reasons["metadata"] = "stands in the front matter"
        return clues
    clues.label = label = find_label(block.text) if block.shape is not Shape.RULE else None
    value = block.text[label.value_at :] if label and (label.pure or label.sure) else block.text
    clues.wording = wording = sound_of(value, block.html)
    talk = wording.talk if wording.talk < 3 else 3 + (wording.talk - 3) / 2
    clues.talk = talk
    _weigh_wording(clues, talk, wording)
    _weigh_form(clues, talk)
    if label:
        _weigh_label(clues, label, talk)
    return clues


def _weigh_wording(clues: Clues, talk: float, wording: Wording) -> None:
    block = clues.block
    note = note_odds(
        block.text, wording, set_apart=block.bold or block.italic, quotes='"' in block.text or "“" in block.text
    )
    clues.entry = ENTRY_WITH_META if wording.meta >= _MUCH_META else ENTRY
    if _LETTER.match(clues.block.text) and not _TO_READERS.match(clues.block.text):
        note = _LETTER_BEGINS
    clues.opening = clues.closing = note
    clues.disclaimer = -9.0
    if wording.disclaiming >= _DISCLAIMS:
        clues.disclaimer = min(7.0, wording.disclaiming) * 0.9 + min(talk, 1.0) - 1.6
        share = min(1.0, 220 / max(1, len(clues.block.text)))
        clues.opening -= share * min(2.5, wording.disclaiming / 3)
        clues.closing -= share * min(2.5, wording.disclaiming / 3)
        clues.reasons["disclaimer"] = "says whose the story's world is"
    elif wording.disclaiming >= _HINTS_AT_OWNING:
        clues.goes_on_disclaiming = note + 0.3
    if clues.disclaimer < 0 and len(block.text) <= _LONGEST_DISCLAIMER and not looks_like_speech(block.text):
        _weigh_learned_disclaiming(clues)
    telling = ", ".join(f"“{word}”" for word in wording.telling)
    clues.reasons["talk"] = (
        f"speaks to readers ({telling})" if telling and talk > 0 else "stands with the note beside it"
    )
    clues.metadata = _CONTINUES if note > _LETTER_BEGINS else _LETTER_BEGINS
    if talk > 0:
        if _CLOSES.search(clues.block.text):
            clues.closing += 0.7
        if _OPENS.search(clues.block.text):
            clues.opening += 0.7


def _weigh_learned_disclaiming(clues: Clues) -> None:
    """Jokes and legal phrases that no list of words foresees."""
    learned = learned_disclaiming(clues.block.text)
    if learned > _LIKE_A_DISCLAIMER:
        clues.disclaimer = max(clues.opening, 0.0) + learned - _LIKE_A_DISCLAIMER + _LEANS
        clues.reasons["disclaimer"] = "sounds like a disclaimer"


def _weigh_form(clues: Clues, talk: float) -> None:
    """End marks, signatures, remarks in brackets, lines of facts."""
    text = clues.block.text.strip()
    bracketed = text[:1] in "([{" and text[-1:] in ")]}"
    named = (clues.block.italic or clues.block.bold) and len(text) <= 30 and _NAMES_ONLY.fullmatch(text)
    if len(text) <= 60 and (named or _POINT_OF_VIEW.fullmatch(text) or _DAY.fullmatch(text)):
        clues.opening = clues.closing = -5.0
        clues.reasons["story"] = "says who tells this scene, or when"
        return
    if _FOR_SOMEBODY.match(text):
        clues.opening += 2.0
    if _PICTURE.match(text):
        clues.opening = clues.closing = clues.inline = _NOT_IN_A_NOTE
        return
    if bracketed and talk > 1:
        clues.closing += 0.8
    clues.goes_on = _goes_on(text, clues)
    if bracketed and talk > 0:
        clues.entry = max(clues.entry, -1.0)
    if len(text) <= 60 and ENDS.fullmatch(text):
        clues.opening = clues.closing = -4.0
        clues.reasons["story"] = "the story's own last words"
    elif len(text) <= 60 and GOES_ON.fullmatch(text):
        clues.closing = max(clues.closing, 0) + 5.5
        clues.entry = 0.0
        clues.opening -= 2
        clues.reasons["closing"] = "says that it ends or goes on elsewhere"
    elif len(text) <= 44 and text[-1:] not in _LINE_ENDS and not looks_like_speech(text):
        clues.opening += 0.5
        clues.closing += 1.4 if text[:1] in "-~–—" else 0.6
    if bracketed and ((talk > 1.9 and len(text) < 400) or _TO_SELF.match(text)):
        clues.inline = 1.0 + talk
        clues.reasons["inline"] = "a remark in brackets that is not the story's"
    elif _TO_SELF.match(text) and text[:4].isupper():
        clues.inline = 5.0
        clues.reasons["inline"] = "a reminder of the author's to herself"
    if _TAG_LINE.fullmatch(text) and not re.fullmatch(r"#\d+", text):
        clues.metadata, clues.opening, clues.closing = 9.0, _NOT_IN_A_NOTE, _NOT_IN_A_NOTE
    if len(text) <= 160 and not (
        clues.wording and (clues.wording.first_person or clues.wording.second_person) and len(text) > 60
    ):
        clues.metadata = max(clues.metadata, _facts(text))
    clues.next_metadata = clues.metadata if clues.metadata == _CONTINUES or clues.metadata >= 4 else NEVER
    if clues.metadata <= 0.5:
        clues.entry_metadata = -4.0


def _goes_on(text: str, clues: Clues) -> float:
    points = 0.0
    if len(text) <= 90 and _SIGN_OFF.fullmatch(text):
        points += 2.0
    if len(text) <= 44 and text[-1:] not in _LINE_ENDS and not looks_like_speech(text):
        points += 0.6
    if _REPLY.match(text) and clues.wording and clues.wording.second_person:
        points += 2.0
    elif _REPLY.match(text) and text[-1:] in "!?" and not looks_like_speech(text):
        points += 1.5
    elif len(text) <= 100 and _ITEM.match(text):
        points += 1.0
    return points


def looks_like_speech(text: str) -> bool:
    """Whether the line begins as speech does."""
    return text[:1] in "\"“„«»'‘—–" or text.startswith("- ")


def _facts(text: str) -> float:
    """Points for a line that states facts about a work: `by NAME`, `Hollow Orbit, gen, PG, 350 words`."""
    plain = undecorated(text).strip("*_~ \n()[]")
    by_line = _BY_LINE.fullmatch(plain)
    if by_line:
        name = by_line["name"] or by_line["name2"]
        words = name.split()
        if (
            len(words) <= 6
            and (name[-1] not in ".!?,;" or _INITIAL.search(name))
            and (len(words) == 1 or all(map(_NAME.match, words)))
        ):
            return 4.0
    if _TAG_LINE.fullmatch(plain) and not re.fullmatch(r"#\d+", plain):
        return 7.0
    if _ASKED.match(plain):
        return 3.0
    if looks_like_speech(text) or text[-1:] in '.!?"”' or _SENTENCE.search(plain) or len(plain.split()) > 22:
        return NEVER
    kinds = {found.lastgroup for found in _FACTS.finditer(plain)}
    separators = len(re.findall(r"[,|;(\[]|\s[-–—/~]\s", plain))
    if kinds and separators >= 1 and (len(kinds) >= 2 or ("rating" in kinds or "words" in kinds) and separators >= 1):
        return 1.5 + len(kinds)
    if kinds and separators and len(plain) < 60:
        return 0.8
    return 1.0 if kinds & {"words", "ship"} and len(plain) < 50 else NEVER


def _weigh_label(clues: Clues, label: Label, talk: float) -> None:
    points = (7.0 if label.pure else 5.5) if label.sure else 2.5 if label.pure else 1.5
    name = label.name
    if label.kind is LabelKind.NOTE:
        clues.opening = max(clues.opening, talk * 0.5 if label.sure else -9) + points
        clues.closing = max(clues.closing, talk * 0.5 if label.sure else -9) + points
        if label.sure and (_AUTHORS_OWN.search(label.name) or talk > 1):
            clues.inline = max(clues.inline, points + min(talk, 1.0) - 1)
            clues.reasons["inline"] = f"begins with the label {name}, in the middle of the story"
        is_legal = (
            clues.wording and clues.wording.disclaiming >= 5 and clues.wording.meta < 4 and len(clues.block.text) < 240
        )
        clues.disclaimer = clues.opening + 0.5 if is_legal else min(clues.disclaimer, clues.opening - 1)
    elif label.kind is LabelKind.END_NOTE:
        clues.closing = max(clues.closing, 0) + points
        clues.opening -= 1
    elif label.kind is LabelKind.DISCLAIMER:
        clues.disclaimer = max(clues.disclaimer, 0) + points
        clues.opening -= 1
    elif label.kind is LabelKind.METADATA and label.field == "warnings" and _warns_of_this_part(clues):
        clues.opening = max(clues.opening, 0.0) + points
        clues.metadata = points - 2
        clues.entry = 0.0
    elif label.kind is LabelKind.METADATA:
        clues.metadata = points
        clues.next_metadata = points if label.sure and label.pure else -2.0
        clues.entry_metadata = 0.0
        if clues.wording and (clues.wording.first_person or clues.wording.second_person):
            clues.closing, clues.entry = max(clues.closing, talk + 0.5), 0.0
        clues.disclaimer -= 3
        clues.opening = min(clues.opening, points - 2)
    if label.kind in {LabelKind.NOTE, LabelKind.END_NOTE}:
        clues.entry = 0.0
    reason = f"begins with the label {name}"
    for kind in ("opening", "closing", "disclaimer", "metadata"):
        clues.reasons[kind] = reason if getattr(clues, kind) > 0 else clues.reasons.get(kind, "")


def _warns_of_this_part(clues: Clues) -> bool:
    """`Warning: this chapter contains a spider; skip it if you must` is a note, not the work's warning."""
    text = clues.block.text
    addressed = clues.wording is not None and clues.wording.second_person
    in_a_block = clues.block.blank_before == 0 and clues.block.line > 1
    return not in_a_block and len(text) > _A_SENTENCE and (addressed or _THIS_PART.search(text) is not None)


def is_bare_title(block: Block) -> bool:
    """A short line by itself that could be the title of a work or a chapter."""
    return len(block.text) <= 80 and not looks_like_speech(block.text) and looks_like_title(block.text)
