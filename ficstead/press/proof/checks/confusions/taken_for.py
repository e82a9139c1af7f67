"""Rarer words taken for one another, told by the words beside them: hoards of men, poured over a book, pulled taught."""

from ficstead.press.proof.checks.confusions.wording import Phrases
from ficstead.press.proof.model import Check, Severity

_WHOSE = ("his", "her", "my", "their", "the", "a")
_WHO = ("he", "she", "they", "i", "we", "it", "you", "one", "the")
_BEING = (
    "sat",
    "sit",
    "sitting",
    "stood",
    "standing",
    "knelt",
    "kneeling",
    "walked",
    "walking",
    "lay",
    "lying",
    "down",
)
_READING = ("book", "books", "pages", "letter", "letters", "map", "maps", "notes", "papers", "files", "documents")
_PHRASES = Phrases(
    {
        f"{before} witch {who}": f"{before} which {who}"
        for before in "in of from to for with by on at".split()
        for who in _WHO
    }
    | {f"{verb} witch was": f"{verb} which was" for verb in ("know", "knew", "learned", "tell")}
    | {f"{verb} besides {whom}": f"{verb} beside {whom}" for verb in _BEING for whom in ("him", "her", "them", "me")}
    | {f"payed {what}": f"paid {what}" for what in "the for him her me them a attention no his my their you us".split()}
    | {f"theirs {what}": f"there's {what}" for what in ("nothing", "no", "something", "someone", "nobody", "always")}
    | {
        f"apart of {what}": f"a part of {what}"
        for what in ("the", "this", "his", "her", "my", "our", "something", "me")
    }
    | {
        f"it was defiantly {what}": f"it was definitely {what}"
        for what in ("not", "a", "the", "getting", "going", "him")
    }
    | {f"poured over {whose} {what}": f"pored over {whose} {what}" for whose in _WHOSE for what in _READING}
    | {f"pouring over {whose} {what}": f"poring over {whose} {what}" for whose in _WHOSE for what in _READING}
    | {
        f"hoards of {who}": f"hordes of {who}"
        for who in "people men fans students zombies tourists enemies them".split()
    }
    | {f"hoard of {who}": f"horde of {who}" for who in "people men fans students zombies tourists enemies".split()}
    | {
        f"{verb} bellow": f"{verb} below"
        for verb in "comment comments review reviews see read listed mentioned link".split()
    }
    | {f"{verb} {what}": f"{verb} taut" for verb in ("pulled", "stretched", "drawn") for what in ("taught",)}
    | {f"ever sense {who}": f"ever since {who}" for who in (*_WHO, "then", "that")}
    | {f"{where} the rode": f"{where} the road" for where in "in on down up along across off by beside from".split()}
    | {f"{went} pail": f"{went} pale" for went in "went turned grew looked so very deathly as too".split()}
    | {
        f"{where} the alter {rest}": f"{where} the altar {rest}"
        for where in ("at", "to", "before", "on")
        for rest in ("of", "and", "with", "in", "rail", "steps")
    }
    | {f"principle {what}": f"principal {what}" for what in "character characters reason dancer role".split()}
    | {
        "in principal": "in principle",
        "on principal": "on principle",
        "matter of principal": "matter of principle",
        "on the principal that": "on the principle that",
        "upon the principal that": "upon the principle that",
        "first principal of": "first principle of",
        "the principal of the thing": "the principle of the thing",
        "just desserts": "just deserts",
        "the heal of his": "the heel of his",
        "the heal of her": "the heel of her",
        "turned on his heal": "turned on his heel",
        "turned on her heal": "turned on her heel",
        "pail face": "pale face",
        "isn't fare": "isn't fair",
        "not fare": "not fair",
        "it's only fare": "it's only fair",
        "thanks god": "thank God",
        "their appreciated": "they're appreciated",
        "unphased": "unfazed",
        "allot of": "a lot of",
        "didn't phase him": "didn't faze him",
        "didn't phase her": "didn't faze her",
        "didn't phase me": "didn't faze me",
        "doesn't phase him": "doesn't faze him",
        "doesn't phase her": "doesn't faze her",
        "doesn't phase me": "doesn't faze me",
        "seem to phase": "seem to faze",
        "shutter to think": "shudder to think",
        "shuttered at the thought": "shuddered at the thought",
        "a shutter ran": "a shudder ran",
        "with a shutter": "with a shudder",
        "lost his patients": "lost his patience",
        "lost her patients": "lost her patience",
        "have patients with": "have patience with",
        "out of patients": "out of patience",
        "good mourning": "good morning",
        "this mourning": "this morning",
        "every mourning": "every morning",
        "the next mourning": "the next morning",
        "her cloths": "her clothes",
        "his cloths": "his clothes",
        "my cloths": "my clothes",
        "their cloths": "their clothes",
        "a few minuets": "a few minutes",
        "five minuets": "five minutes",
        "ten minuets": "ten minutes",
        "minuets later": "minutes later",
        "minuets ago": "minutes ago",
        "for desert": "for dessert",
        "strait to": "straight to",
        "strait ahead": "straight ahead",
        "strait into": "straight into",
        "whit a": "with a",
        "whit the": "with the",
        "whit his": "with his",
        "whit her": "with her",
        "pear of": "pair of",
        "a pare of": "a pair of",
        "fare enough": "fair enough",
        "oh deer": "oh dear",
        "my deer": "my dear",
        "i'm board": "I'm bored",
        "so board": "so bored",
        "was board with": "was bored with",
        "on bored": "on board",
        "plane and simple": "plain and simple",
        "in plane sight": "in plain sight",
        "brought to bare": "brought to bear",
        "came fourth": "came forth",
        "back and fourth": "back and forth",
        "and so fourth": "and so forth",
        "set fourth": "set forth",
        "the sent of": "the scent of",
        "hole heartedly": "wholeheartedly",
        "conscious was clear": "conscience was clear",
        "guilty conscious": "guilty conscience",
        "clear conscious": "clear conscience",
        "my conscious is": "my conscience is",
        "lost conscience": "lost consciousness",
        "loosing": "losing",
        "a grizzly sight": "a grisly sight",
        "grizzly murder": "grisly murder",
        "grizzly scene": "grisly scene",
        "later half": "latter half",
        "wreaked of": "reeked of",
        "wreaks of": "reeks of",
        "ringing her hands": "wringing her hands",
        "ringing his hands": "wringing his hands",
        "rung her hands": "wrung her hands",
        "wrapped on the door": "rapped on the door",
        "peel of laughter": "peal of laughter",
        "peels of laughter": "peals of laughter",
        "peels of thunder": "peals of thunder",
        "stifled a grown": "stifled a groan",
        "let out a grown": "let out a groan",
        "knight stand": "nightstand",
        "idol gossip": "idle gossip",
        "idol threat": "idle threat",
        "flare for the dramatic": "flair for the dramatic",
        "flare for drama": "flair for drama",
        "throws of passion": "throes of passion",
        "throws of death": "throes of death",
        "in the throws of": "in the throes of",
        "death throws": "death throes",
        "palette cleanser": "palate cleanser",
        "illicit a response": "elicit a response",
        "illicit a reaction": "elicit a reaction",
        "slither of light": "sliver of light",
        "slither of moonlight": "sliver of moonlight",
        "a decent into": "a descent into",
        "rolled his eye's": "rolled his eyes",
        "rolled her eye's": "rolled her eyes",
    }
)

CHECK = Check(
    code="confusion-017",
    title="A word taken for one that sounds like it",
    explanation="Some words are told from their neighbours by a letter or two: hordes of people hoard gold, one pores over "
    "a book and pours tea, a rope is pulled taut, laughter comes in peals.",
    wrong=(
        "She poured over the letter for hours.",
        "The rope was pulled taught.",
        "He seemed unphased.",
        "I shutter to think of it.",
        "A peel of laughter came from the hall.",
        "They ran back and fourth.",
        "He turned pail, and walked along the rode ever sense she had gone, as a matter of principal.",
        "She was in the throws of grief.",
    ),
    right=(
        "She pored over the letter and poured the tea over the leaves.",
        "He taught them. A hoard of gold. The shutter fell.",
        "They ran back and forth; the fourth fell.",
    ),
    source="Chicago 5.250 (under each pair); New Hart's Rules 21",
    severity=Severity.ERROR,
    words=_PHRASES.words,
    pairs=_PHRASES.pairs,
    find=_PHRASES.find,
)
