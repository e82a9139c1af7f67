"""A review, or an answer to one."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ficstead.archive.accounts.models import Pseud, User
from ficstead.archive.core.addresses import address
from ficstead.archive.core.rows import QuicklyRead
from ficstead.archive.works.models import Chapter, Work

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager


_SHOWN = Q(let_in_at__isnull=False, hidden_at=None, thread__hidden_at=None)
_STANDING = Q(let_in_at__isnull=False, hidden_at__isnull=True, deleted_at__isnull=True, thread__isnull=True)


class ReviewQuerySet(models.QuerySet["Review"]):
    def shown(self) -> Self:
        """What every reader of the chapter sees: neither held nor hidden, nor in a thread whose first one is hidden.

        Deleted ones stay as stubs.
        """
        return self.filter(_SHOWN)

    def seen_by(self, user: User | AnonymousUser, *, device: str = "") -> Self:
        """What is shown, one's own that wait, and everything for the work's authors and for moderators.

        Says nothing of the chapters: those who may not read one have no business with its reviews.
        """
        if user.is_authenticated and user.is_moderator:
            return self
        seen = _SHOWN
        if device:
            seen |= Q(device=device, hidden_at=None)
        if user.is_authenticated:
            seen |= Q(pseud__in=user.pseuds.all(), hidden_at=None) | Q(work__in=Work.objects.written_by(user))
        return self.filter(seen)

    def standing(self) -> Self:
        """What counts as a review: shown, not deleted, and no mere answer to another."""
        return self.filter(_STANDING)

    def oldest_first(self) -> Self:
        return self.order_by("posted_at", "pk")


class Review(QuicklyRead):
    """Words of a reader about one chapter, or an answer beneath such words.

    A member's stands under a pseud, a guest's under a name; one whose writer has left stands under neither.
    """

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="reviews")
    chapter = models.ForeignKey(Chapter, on_delete=models.CASCADE, related_name="reviews")
    # The review that began the thread, and the one this answers; both empty for the first.
    thread = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="answers", db_index=False
    )
    answers_to = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    pseud = models.ForeignKey(Pseud, null=True, blank=True, on_delete=models.SET_NULL, related_name="reviews")
    guest_name = models.CharField(_("your name"), max_length=80, blank=True)
    # A digest of the guest's device cookie, by which the guest may edit for a while.
    device = models.CharField(max_length=64, blank=True)
    body = models.TextField(_("review"))
    sanitiser = models.PositiveSmallIntegerField(default=0)
    # The paragraph it speaks of, and its words as they stood then.
    anchor = models.PositiveIntegerField(null=True, blank=True)
    passage = models.TextField(blank=True)
    # The form it came from: sending that twice makes one review.
    form_key = models.CharField(max_length=64, blank=True)
    posted_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True, blank=True)
    let_in_at = models.DateTimeField(null=True, blank=True)
    hidden_at = models.DateTimeField(null=True, blank=True)
    hidden_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    deleted_at = models.DateTimeField(null=True, blank=True)
    # On the first of a thread: nobody but the authors answers any more.
    frozen_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[ReviewQuerySet] = ReviewQuerySet.as_manager()  # type: ignore[assignment]

    if TYPE_CHECKING:
        answers: RelatedManager["Review"]

    class Meta:
        constraints = (models.UniqueConstraint("form_key", condition=~Q(form_key=""), name="review_form_sent_once"),)
        indexes = (
            models.Index(fields=["chapter", "posted_at"], name="reviews_of_a_chapter"),
            models.Index(fields=["work", "posted_at"], name="reviews_of_a_work"),
            # Answers alone: that a review is none can't be asked of it, for that is true of most there are.
            models.Index(fields=["thread"], condition=Q(thread__isnull=False), name="answers_in_a_thread"),
            models.Index(
                fields=["work", "thread", "deleted_at", "hidden_at", "let_in_at", "chapter"], name="standing_reviews"
            ),
        )

    def __str__(self) -> str:
        return f"review {self.pk} of {self.chapter_id}"

    def get_absolute_url(self) -> str:
        """An address that stays true when the chapter moves."""
        return address("review", self.pk)

    def first_of_thread(self) -> "Review":
        return self.thread or self

    def is_by(self, user: User | AnonymousUser, *, device: str = "") -> bool:
        """Whether this person wrote it; a guest is known by the device."""
        if self.pseud is not None:
            return self.pseud.user_id == user.pk
        return bool(device) and self.device == device

    def written_under(self) -> str:
        """The name it stands under; empty when its writer has left."""
        return self.pseud.name if self.pseud else self.guest_name
