"""Who may write, answer, change and tend which review: asked by the pages for their buttons and by the deeds again."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _

from ficstead.archive.accounts.models import Block, User
from ficstead.archive.reviews.models import Review
from ficstead.archive.works.models import ReviewDoor, Work

EDITABLE_FOR = timedelta(minutes=30)
# All that is ever open to a guest of whom nothing is known.
_NOTHING, _ANSWER = frozenset[str](), frozenset({"answer"})


class Refused(Exception):
    """Why something can't be done, in a sentence for the person who tried."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Whoever looks at the reviews of a work, and who among its people keeps them away."""

    user: User | AnonymousUser
    device: str
    authors: frozenset[int]
    kept_away_by: frozenset[int] = frozenset()

    @property
    def is_nobody(self) -> bool:
        """A guest of whom nothing is known: sees what everybody sees."""
        return not self.user.is_authenticated and not self.device

    @property
    def is_author(self) -> bool:
        return self.user.pk in self.authors

    @property
    def is_moderator(self) -> bool:
        return self.user.is_authenticated and self.user.is_moderator

    def meeting(self, people: Iterable[int]) -> "Reader":
        """The same reader, with those of the authors and of these people (user ids) who keep them away."""
        if not self.user.is_authenticated:
            return self
        others = Block.objects.filter(blocked=self.user, blocker__in={*self.authors, *people})
        return replace(self, kept_away_by=frozenset(others.values_list("blocker_id", flat=True)))


def reader_of(work: Work, user: User | AnonymousUser, device: str) -> Reader:
    return Reader(user=user, device=device, authors=frozenset(pseud.user_id for pseud in work.author_list()))


def why_no_review(work: Work, reader: Reader) -> str:
    """What keeps this reader from reviewing; empty when nothing does."""
    if reader.is_author:
        return _("This is your own story: say what you like in its notes, and answer what others say.")
    return _behind_the_door(work, reader)


def why_no_answer(review: Review, work: Work, reader: Reader) -> str:
    """What keeps this reader from answering that review; empty when nothing does."""
    first = review.first_of_thread()
    if review.deleted_at or review.hidden_at or first.hidden_at:
        return _("What you wanted to answer has been taken back.")
    if not review.let_in_at:
        return _("Let this in first; then it can be answered.")
    if reader.is_author:
        return ""
    if first.frozen_at:
        return _("The author has closed this conversation.")
    if review.pseud is not None and review.pseud.user_id in reader.kept_away_by:
        return _("This can't be answered just now.")
    return _behind_the_door(work, reader)


def why_no_kudos(reader: Reader) -> str:
    """What keeps this reader from giving kudos; empty when nothing does."""
    if reader.is_author:
        return _("Kudos for your own story are the readers' to give.")
    return _("Kudos can't be given here just now.") if _is_kept_away(reader) else ""


def _behind_the_door(work: Work, reader: Reader) -> str:
    if work.review_door == ReviewDoor.NOBODY:
        return _("The author takes no reviews of this work.")
    if work.review_door == ReviewDoor.MEMBERS and not reader.user.is_authenticated:
        return _("Members of the archive may review this work. Sign in, and the form opens.")
    return _("Reviews can't be written here just now.") if _is_kept_away(reader) else ""


def _is_kept_away(reader: Reader) -> bool:
    return bool(reader.kept_away_by & reader.authors)


def may_hide(reader: Reader) -> bool:
    return reader.is_author or reader.is_moderator


def may_unhide(review: Review, reader: Reader) -> bool:
    """An author can't bring back what a moderator hid."""
    return reader.is_moderator or (reader.is_author and review.hidden_by_id in (None, *reader.authors))


def may_let_in(reader: Reader) -> bool:
    return reader.is_author


def may_freeze(review: Review, reader: Reader) -> bool:
    return reader.is_author and review.thread_id is None


def may_block(review: Review, reader: Reader) -> bool:
    """Any member may keep another away; co-authors settle that between themselves."""
    if review.pseud is None or not reader.user.is_authenticated:
        return False
    writer = review.pseud.user_id
    return writer != reader.user.pk and not (reader.is_author and writer in reader.authors)


def may_edit(review: Review, work: Work, reader: Reader, *, now: datetime) -> bool:
    """Its writer, for a while; where reviews are held, only until the author has let this one in as it stood."""
    if not may_delete(review, reader):
        return False
    if work.reviews_held and review.let_in_at and not reader.is_author:
        return False
    return now < review.posted_at + EDITABLE_FOR


def may_delete(review: Review, reader: Reader) -> bool:
    """Its writer, at any time; a guest is known by the device."""
    return not review.deleted_at and not review.hidden_at and review.is_by(reader.user, device=reader.device)


def deeds_open_to(review: Review, reader: Reader, work: Work, *, now: datetime) -> frozenset[str]:
    """What there is to be done with this review by this reader now: the buttons beneath it."""
    if reader.is_nobody:
        return _NOTHING if why_no_answer(review, work, reader) else _ANSWER
    stands = not review.deleted_at
    shown = stands and not review.hidden_at
    open_deeds = {
        "answer": not why_no_answer(review, work, reader),
        "edit": may_edit(review, work, reader, now=now),
        "delete": may_delete(review, reader),
        "let-in": shown and not review.let_in_at and may_let_in(reader),
        "hide": shown and may_hide(reader),
        "unhide": bool(review.hidden_at) and may_unhide(review, reader),
        "freeze": not review.frozen_at and may_freeze(review, reader),
        "thaw": bool(review.frozen_at) and may_freeze(review, reader),
        "block": stands and may_block(review, reader),
    }
    return frozenset(deed for deed, is_open in open_deeds.items() if is_open)
