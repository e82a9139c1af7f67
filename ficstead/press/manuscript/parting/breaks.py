"""Scene breaks in all their costumes: whether a line is nothing but a mark between two scenes."""

import re
import unicodedata
from typing import Final

LONGEST_BREAK: Final = 90
"""A line of stars may fill the page; nothing longer is taken for an ornament."""

_LONGEST_WORDY: Final = 48
_PROSE: Final = re.compile(r"[a-z]+,? [a-z]+|[a-z][.!?,]?[\"”]$|^[\"“][A-Za-z]")
_MAY_SPELL: Final = re.compile(r"break|line|scene|skip|page|section|rule|divider|[xo] [xo]|\W{3}", re.IGNORECASE)

_WEAK_MARKS: Final = frozenset(".…!?'\"“”‘’,;:()[]{}")
"""Marks that also end sentences or wrap words: alone they say nothing ("...", "?!")."""

_SINGLE_MARKS: Final = frozenset("*~#•·∙●○◦◇◆♦♢★☆✦✧✩✯❖⁂☙❧❦♥♡❤♠♣♪♫✿❀§^%+=_-–—―¤°†‡■□▪▫▲△▼▽※❈❉✻✽✶✴➳∞∴☾☽⚘🙐🙑&@/\\|")

_FACES: Final = frozenset(
    "^_^ ^-^ ^.^ ^^ -_- -.- >_< >.< >:) >:( :) :-) ;) ;-) :( :-( :/ :-/ :\\ =) =( =/ <3 </3 :] :[ :| _ @_@ *_* $_$ /) "
    "^_~ ~_~ ^^; ^_^; -_-; ^o^ o_o O_O o.o O.o o.O O_o o_O x_x X_X xx XX xo ox XO OX xox XOX xoxo XOXO Oo oO oo OO OX0 "
    "0 00 000 0000 x X o O".split()
)
"""Smileys, kisses and noughts that a writer may well set on a line of their own."""

_ORNAMENT_LETTERS: Final = re.compile(r"[xXoO0vVzZ8øØ]")
_ONE_VOICE: Final = re.compile(r"(?:x{3,}|X{3,}|o{3,}|O{3,}|[xXoO]*(?:[xX]+[oO]+|[oO]+[xX]+){2,}[xXoO]*)")
_ALTERNATING: Final = re.compile(
    r"(?:o+O+o+|O+o+O+|x+X+x+|X+x+X+|v+V+v+|o+0+o+|0+[oO]+0+|[xXoO0]+(?:[oO]0|0[oO]|[xX][oO]|[oO][xX])[xXoO0]+)[xXoOvV0]*"
)

_HEARTS: Final = re.compile(r"(?:<3){2,}")
_BOXED: Final = re.compile(r"[\[({<][xXoO]{1,5}[\])}>]")
_ONE_LETTER: Final = re.compile(r"([a-z])\1{2,}", re.IGNORECASE)

_BREAK_WORDS: Final = re.compile(
    r"(?:insert\s*)?(?:a\s*)?(?:fancy\s*)?"
    r"(?:(?:line|scene|page|section|paragraph|story|chapter\s*section)\s*[-_]?\s*(?:break|breaker|divider|change|separator|switch)(?:\s*here)?"
    r"|break(?:\s*here|\s*line)?|line(?:\s*here)?|divider|page\s*break(?:er)?|linebreak(?:er)?|horizontal\s*(?:rule|line)|ruler|hr"
    r"|scene|time\s*-?\s*skip|new\s*scene|next\s*scene|cut\s*scene|pagebreak|asterisks?)",
    re.IGNORECASE,
)
_BARE_BREAK_WORDS: Final = re.compile(
    r"(?:insert\s*)?(?:(?:line|scene|page|section)\s*[-_]?\s*(?:break|breaker|divider|change|separator))(?:\s*here)?[.!]?",
    re.IGNORECASE,
)
_REPEATED_WORD: Final = re.compile(r"\W*([A-Za-z0-9]{1,10})(?:[\W_]+\1){1,}\W*")
_RUN_TOGETHER: Final = re.compile(r"([A-Z]{2,5}|[a-z]{4,9})\1{2,}")
_NOISES: Final = frozenset("HA HE HO HI AH EH OH LA NA NO BA DA TA HEH HAH BLA BLAH YES NOO".split())


def looks_like_break(line: str) -> bool:
    """Whether `line` is an ornament between two scenes: `* * *`, `oOo`, `-x-x-x-`, `~ break ~`, `[line break]`.

    False for whatever may also be speech or a signature (`...`, `?!`, `XX`, `xoxo`, `^_^`), for numbers, and for
    names between dashes (`-Rachel-`), which say whose scene begins and belong to the story.
    """
    if len(line) > LONGEST_BREAK or (
        _PROSE.search(line) and (len(line) > _LONGEST_WORDY or not _MAY_SPELL.search(line))
    ):
        return False
    mark = line.strip().strip("\\")
    if not mark or mark in _FACES:
        return False
    bare = re.sub(r"[\s\\]+", "", mark)
    if not any(character.isalnum() for character in bare):
        return _is_row_of_marks(bare, mark)
    if len(mark) > _LONGEST_WORDY and not _is_letter_ornament(bare):
        return _is_repeated_word(mark)
    return _is_letter_ornament(bare) or _is_spelled_out(mark) or _is_repeated_word(mark)


def may_be_break(line: str) -> bool:
    """Whether `line` is one of the marks that are a break only in company: a lone `x`, `o`, `xx`, `...`."""
    mark = re.sub(r"\s+", "", line)
    return mark in {
        "x",
        "X",
        "o",
        "O",
        "0",
        "xx",
        "XX",
        "xox",
        "XOX",
        "oo",
        "...",
        "…",
        ". . .",
        "....",
        "^^",
        "_",
        ":",
    }


def _is_row_of_marks(bare: str, mark: str) -> bool:
    if bare in _FACES:
        return False
    if all(character in _WEAK_MARKS for character in bare):
        dots = set(bare) <= {".", "…"} and (len(bare) >= 6 or (" " in mark and len(bare) >= 3))
        return dots or bare == ".:." or (len(bare) >= 5 and set(bare) <= set("[]{};:") | {"."} and set(bare) != {"."})
    if bare[0] == "(" and set(bare[1:-1]) <= {".", "…"}:
        return False
    if len(bare) == 1:
        return (bare in _SINGLE_MARKS or unicodedata.category(bare) in {"So", "Sm"}) and bare != "_"
    if any(character in '"“”?!' for character in bare):
        return len(bare) >= 5 and not set(bare) <= set("?!.\"“”'-—…")
    return not set(bare) <= set("-–—.…'’,()") or _is_row_of_dashes(bare)


def _is_row_of_dashes(bare: str) -> bool:
    return set(bare) <= set("-–—") or (len(bare) >= 3 and sum(map(bare.count, "-–—")) >= 2 and "(" not in bare)


def _is_letter_ornament(bare: str) -> bool:
    """`oOo`, `xXx`, `-x-x-x-`, `o0o`, `-oOo-`, `~X~`: letters that draw instead of spelling."""
    if bare in _FACES:
        return False
    if _HEARTS.fullmatch(bare) or _BOXED.fullmatch(bare):
        return True
    letters = "".join(character for character in bare if character.isalnum())
    if (
        _ONE_LETTER.fullmatch(letters)
        and letters != letters.lower()
        and letters[1:] != letters[1:].lower()
        and letters != letters.upper()
    ):
        return True
    if not all(map(_ORNAMENT_LETTERS.match, letters)):
        return False
    if letters.isdigit():
        return set(letters) <= {"0"} and len(bare) > len(letters) and bare[0] in "-~*=" and bare[-1] in "-~*="
    marks = len(bare) - len(letters)
    if not marks:
        return _draws(letters)
    return not set(bare) - set(letters) <= _WEAK_MARKS - {"."} and (marks >= 2 or len(letters) >= 2)


def _draws(letters: str) -> bool:
    if letters[0].isupper() and letters[1:].islower() and len(set(letters.lower())) == 1:
        return False
    if letters.lower() in {"zzz", "zzzz", "zoo", "vox", "ox", "zzzzz"} or "z" in letters.lower():
        return False
    return bool(_ONE_VOICE.fullmatch(letters) or _ALTERNATING.fullmatch(letters))


def _is_spelled_out(mark: str) -> bool:
    """`~ break ~`, `[scene break]`, `LINE BREAK`, `-----page break-----`."""
    if _BARE_BREAK_WORDS.fullmatch(mark):
        return True
    core = re.sub(r"^(?:[\W_]|[xXoO0]+(?=[\W_]|[A-Z]{3}))+|(?:[\W_]|(?<=[\W_A-Z])[xXoO0]+)+$", "", mark)
    wrapped = not mark[0].isalnum() or not mark[-1].isalnum()
    return wrapped and mark[-1] not in ".!?\"”'’,;:" and mark[0] not in "\"“'‘" and bool(_BREAK_WORDS.fullmatch(core))


def _is_repeated_word(mark: str) -> bool:
    """`-HP-HP-HP-`, `~*SG1*~*SG1*~`, `linelinelineline`: one word drawn as a pattern."""
    together = _RUN_TOGETHER.fullmatch(mark)
    if together:
        return together[1].upper() not in _NOISES
    if mark[-1] in ".!?\"”'’,;" or mark[0] in "\"“'‘(":
        return False
    repeated = _REPEATED_WORD.fullmatch(mark)
    if not repeated or repeated[1].upper() in _NOISES:
        return False
    marks = re.sub(r"[\w\s]", "", mark)
    return len(marks) >= 3 and not mark[0].isalnum() or any(character in "~*=+|<>/" for character in marks)
