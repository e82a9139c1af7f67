"""Names as people type them, and as people compare them."""

import unicodedata


def tidy_name(name: str) -> str:
    """The name in NFC with single spaces; never flattened to ASCII, never re-cased."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def name_key(name: str) -> str:
    """What two spellings of one name have in common: `ÉLAN  vital` and `élan vital`.

    Kept in a column of its own, since SQLite's lower() knows only ASCII. (Unicode's default caseless matching.)
    """
    return unicodedata.normalize("NFKC", tidy_name(name).casefold())
