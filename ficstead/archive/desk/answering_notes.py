"""What a writer answers to the proofreader: not here, never in this work, that is a word of mine."""

from django.db import transaction

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.models import OwnWord
from ficstead.archive.works.models import Chapter, Work

MOST_WORDS = 10_000
MOST_IGNORED = 5_000
"""Of one chapter."""


class NoRoom(Exception):
    """More than anybody would write down by hand."""


@transaction.atomic
def add_own_word(user: User, word: str) -> None:
    if user.own_words.count() >= MOST_WORDS:
        raise NoRoom
    user.own_words.get_or_create(word=word)


def remove_own_word(word: OwnWord) -> None:
    word.delete()


def silence(work: Work, code: str) -> None:
    """Its authors hear nothing more of this check in this work."""
    work.silenced_checks.get_or_create(code=code)


def hear_again(work: Work, code: str) -> None:
    work.silenced_checks.filter(code=code).delete()


@transaction.atomic
def ignore(chapter: Chapter, code: str, fingerprint: str) -> None:
    """The words may stand as they are."""
    if chapter.ignored_notes.count() >= MOST_IGNORED:
        raise NoRoom
    chapter.ignored_notes.get_or_create(code=code, fingerprint=fingerprint)


def heed_again(chapter: Chapter) -> None:
    """All that was ignored in this chapter is said again."""
    chapter.ignored_notes.all().delete()
