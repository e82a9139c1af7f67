"""What an author says before every new work, and around every new chapter."""

from ficstead.archive.accounts.models import User
from ficstead.archive.works.models import ChapterTexts
from ficstead.archive.works.writing import STANDING_TEXTS, write_standing_texts


def set_standing_texts(user: User, *, disclaimer: str, opening_note: str, closing_note: str) -> None:
    """Kept clean. Works and chapters that have begun already keep what they have."""
    write_standing_texts(user, disclaimer=disclaimer, opening_note=opening_note, closing_note=closing_note)
    user.save(update_fields=STANDING_TEXTS)


def standing_texts(user: User) -> ChapterTexts:
    """What a new chapter by this person begins with: their notes, and no story yet.

    The standing disclaimer isn't among it: it stands on the title page, and a chapter says one only where it differs.
    """
    return ChapterTexts(body="", opening_note=user.default_opening_note, closing_note=user.default_closing_note)
