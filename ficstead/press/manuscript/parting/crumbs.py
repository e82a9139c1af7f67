"""Crumbs of the site a story was copied from: counters, links, buttons, list footers."""

import re
from typing import Final

_LONGEST: Final = 140
_NUMBERS: Final = re.compile(r"\d{1,7}(?:[ \t,|/]+\d{1,7}){1,6}")
_BUTTONS: Final = re.compile(
    r"(?:[«<‹←>\[(|]*\s*)?(?:(?:prev(?:ious)?|next|first|last|back|home|index|share(?: this)?|tweet|pin|like|reply|quote|print|report(?: abuse)?|log ?in|sign ?up|register|subscribe|bookmark|"
    r"follow|favou?rite|follow/fav(?:ou?rite)?|review|vote|add to library|download|email|permalink|link|edit|delete|save|flag|top|menu|search|reblog|contents|parent|thread)"
    r"(?:\s+(?:chapter|story|page|post|entry|part|this(?: chapter| story| post)?|to (?:top|index|main|story|list|the story|author)|abuse|this))?\s*[»>›→|\]•·/,)<«‹←-]*\s*){1,8}",
    re.IGNORECASE,
)
_LONE_BUTTONS: Final = re.compile(
    r"(?:(?:go|back|return|jump|scroll|skip) to (?:the )?top\W*|back to (?:top|index|list|the top|main|story|contents).*|return to .{1,30}|(?:«|<|‹|←)+\s*(?:prev|back|first|chapter|part|older|home|story|index)[^<>«»]{0,30}|(?:next|last|newer|chapter|part|forward|go)[^<>«»]{0,30}\s*(?:»|>|›|→)+|review this (?:chapter|story)|leave a (?:comment|reply|review)|post a comment|read more\W*|continue reading.{0,40}|advertisements?|(?:like )?loading\W*|like this:?|share this:?|"
    r"add to (?:library|favou?rites|cart)|report (?:this|abuse).{0,20}|text size.*|font size.*|previous (?:chapter|part|post|entry)|next (?:chapter|part|post|entry)|chapter index|(?:story|chapter) (?:index|list)|table of contents|all chapters|view all.{0,20}|skip to (?:content|main).{0,12}|top of page|jump to .{1,20}|comments? (?:off|closed|\(\d+\))|"
    r"(?:read|reply to) this (?:story|entry|post)|to unsubscribe.*|to leave this list.*|to subscribe.*|unsubscribe:?.*|archives? (?:are|is) (?:kept )?at .*|your use of .{0,40} is subject to.*|this story archived at.*|posted originally on the archive of our own.*|see the end of the (?:chapter|work) for .*|please drop by the archive and comment.*|end notes available.*|\(see the end of the .*)",
    re.IGNORECASE,
)
_COUNTS: Final = re.compile(
    r"(?:(?:reviews?|views?|votes?|reads?|comments?|likes?|kudos|hits|favou?rites|favs|follows|followers|bookmarks|notes|words|chapters?|page views?|replies|posts|joined|posted(?: by| at| on)?|shares|reblogs|updated|published|id)\s*[:#]\s*[\d,.k+]+\s*[-|•·,/]?\s*){1,8}"
    r"|(?:[\d,.]+k?\s+(?:reviews?|views?|votes?|reads?|comments?|likes?|kudos|hits|favou?rites|follows|notes|replies|reblogs|shares)\s*[-|•·,/]?\s*){1,6}",
    re.IGNORECASE,
)
_PAGES: Final = re.compile(
    r"(?:page|pg\.?|p\.)\s*\d+(?:\s*(?:of|/)\s*\d+)?|\[?\s*page\s*\|\s*\d+\s*\]?|[-–—]\s\d{1,4}\s[-–—]|chapter\s+\d+\s+(?:of|/)\s+\d+\s*[»>›→]+.*",
    re.IGNORECASE,
)
_SURE_POSTS: Final = re.compile(
    r"(?:posted by\s*:|posted by \S+ (?:on|at|»)|joined\s*:|posts\s*:|current (?:mood|music|location)\s*:|last edited by|registered\s*:|post #\d+|location\s*:\s*[a-z])",
    re.IGNORECASE,
)
_CUT: Final = re.compile(r"\(\s+.{2,60}\s+\)|\(\s*(?:read more|cut for|under the cut|lj-cut).{0,60}\)", re.IGNORECASE)


_NAVIGATION: Final = frozenset(
    "leave a comment|post a comment|reply|link|add a comment|home|just in|community|communities|forum|forums|betas|beta readers|stories|story|browse|search|profile|my profile|log in|login|log out|sign up|register|help|about|about us|contact|faq|follow|follow story|follow author|favorite|favourite|favorites"
    "|add to favorites|add to favourites|favorite story|favorite author|report abuse|report|review|reviews|next|prev|previous|next chapter|previous chapter|top|go to top|desktop|mobile|print|printer friendly|share|tweet|archive|index|gallery|news|chat|members|recent|random|titles|authors|categories|series|contact us|terms|privacy|rss|comments|kudos|bookmark|subscribe|download|entire work|chapter index|follow/fav|dictionaries|settings|a a a|+ - full 3/4 1/2|anime|books|tv|movies|games|fandoms|works|people|tags".split(
        "|"
    )
)
_TRAIL: Final = re.compile(
    r"(?:home|stories|fan\s?fiction|browse|index|library|archive|forums?|books|anime/manga|tv shows|movies|games)\s*(?:>|»|›|::|/)\s*\S.{0,60}?(?:>|»|›|::)\s*\S.{0,60}",
    re.IGNORECASE,
)
_LISTS: Final = re.compile(
    r".{0,80}\byahoo! groups\b.{0,60}|[\w.+-]+-(?:unsubscribe|subscribe|off|owner|help)@\S+|<?https?://\S*(?:unsubscribe|yahoo\.com/group|docs\.yahoo)\S*>?",
    re.IGNORECASE,
)


def _is_navigation(line: str) -> bool:
    """`Home | Just In | Forums`, `Stories > Books > The Glass Orchard`."""
    if ":" in line.replace("::", ""):
        return False
    parts = [part.strip().lower() for part in re.split(r"[|»›•·]|\s[>-]\s", line) if part.strip()]
    known = sum(part in _NAVIGATION for part in parts)
    known += sum(_COUNTS.fullmatch(part) is not None for part in parts)
    return (
        (len(parts) >= 3 and known * 2 >= len(parts))
        or (len(parts) == 2 and known == 2)
        or bool(_TRAIL.fullmatch(line))
    )


def looks_like_crumb(text: str) -> bool:
    """Whether a short line is navigation, a counter or another trace of a web page; never a sentence of a story."""
    if len(text) > _LONGEST:
        return False
    line = text.strip()
    if not line or line[0] in "\"“'‘":
        return False
    if line[0].isdigit() and (_NUMBERS.fullmatch(line) or _COUNTS.fullmatch(line)):
        return True
    if any(pattern.fullmatch(line) for pattern in (_LONE_BUTTONS, _COUNTS, _PAGES, _CUT, _LISTS)) or _is_navigation(
        line
    ):
        return True
    if _SURE_POSTS.match(line):
        return True
    return bool(_BUTTONS.fullmatch(line)) and (any(mark in line for mark in "|»«<>→←/•") or len(line.split()) >= 3)
