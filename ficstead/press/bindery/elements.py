"""What each HTML element is to the bindery."""

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LISTS = frozenset(("ul", "ol", "dl"))
_SECTIONS = frozenset(("thead", "tbody", "tfoot"))

# The parts that need a certain parent; elsewhere they are plain blocks.
PARENTS: dict[str, frozenset[str]] = {
    "li": frozenset(("ul", "ol")),
    "dt": frozenset(("dl",)),
    "dd": frozenset(("dl",)),
    "summary": frozenset(("details",)),
    "caption": frozenset(("table",)),
    **dict.fromkeys(_SECTIONS, frozenset(("table",))),
    "tr": _SECTIONS | {"table"},
    "td": frozenset(("tr",)),
    "th": frozenset(("tr",)),
}
BLOCKS = HEADINGS | _LISTS | PARENTS.keys() | {"blockquote", "details", "div", "hr", "p", "pre", "table"}
PLAIN_BLOCKS = frozenset(
    (
        "address",
        "article",
        "aside",
        "center",
        "figcaption",
        "figure",
        "footer",
        "form",
        "header",
        "main",
        "nav",
        "section",
    )
)

_LETTERFORMS = frozenset(
    ("abbr", "b", "cite", "code", "del", "em", "i", "ins", "s", "small", "strong", "sub", "sup", "u")
)
FORMATS = _LETTERFORMS | {"a", "q", "rp", "rt", "ruby", "span"}
INSIDE_RUBY = FORMATS - {"a", "ruby"} | {"-text", "-comment"}

UNSEEN = frozenset(("head", "iframe", "noscript", "object", "script", "style", "template", "title"))
