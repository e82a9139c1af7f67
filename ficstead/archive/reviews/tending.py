"""Looking after what others wrote: letting in, hiding, bringing back, closing a conversation."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from ficstead.archive.accounts.models import User
from ficstead.archive.reviews.models import Review
from ficstead.archive.reviews.reviewing import tell_answered, withdraw_news


@transaction.atomic
def let_in(review: Review, *, at: datetime) -> None:
    """A held review comes before its readers; letting it in twice is letting it in once."""
    if Review.objects.filter(pk=review.pk, let_in_at=None).update(let_in_at=at):
        review.let_in_at = at
        tell_answered(review, at=at)


@transaction.atomic
def hide(review: Review, *, by: User, at: datetime) -> None:
    """Readers see it no longer, nor, if it began a thread, what was answered to it; nobody is told of it any more."""
    if Review.objects.filter(pk=review.pk, hidden_at=None, deleted_at=None).update(hidden_at=at, hidden_by=by):
        thread = Review.objects.filter(Q(pk=review.pk) | Q(thread=review.pk))
        withdraw_news(list(thread.values_list("pk", flat=True)))


def unhide(review: Review) -> None:
    """As it was before, but that nobody is told a second time."""
    Review.objects.filter(pk=review.pk).update(hidden_at=None, hidden_by=None)


def freeze(thread: Review, *, at: datetime) -> None:
    """From now on only the authors answer here."""
    Review.objects.filter(pk=thread.pk, thread=None, frozen_at=None).update(frozen_at=at)


def thaw(thread: Review) -> None:
    Review.objects.filter(pk=thread.pk).update(frozen_at=None)
