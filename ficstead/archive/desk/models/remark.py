"""What betas say of a chapter, what they propose, and what is answered: between them and its authors alone."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _

from ficstead.archive.accounts.models import Pseud, User
from ficstead.archive.desk.models.beta import Beta
from ficstead.archive.works.models import Authorship, Chapter

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager


class Verdict(models.TextChoices):
    """What became of a proposal."""

    OPEN = "open", _("Open")
    ACCEPTED = "accepted", _("Accepted")
    REJECTED = "rejected", _("Not taken")


class RemarkQuerySet(models.QuerySet["Remark"]):
    def open_to(self, user: User) -> Self:
        """Those on works that this person writes, or reads as a beta; none on what lies in the trash."""
        writes = Exists(Authorship.objects.filter(work=OuterRef("chapter__work"), pseud__user=user))
        reads = Exists(Beta.objects.reading().of(user).filter(work=OuterRef("chapter__work")))
        return self.filter(writes | reads, chapter__trashed_at=None, chapter__work__trashed_at=None)

    def unresolved(self) -> Self:
        return self.filter(resolved_at=None)

    def proposals(self) -> Self:
        """Other words that nobody has taken or refused yet."""
        return self.unresolved().filter(proposes=True, verdict=Verdict.OPEN)

    def in_order(self) -> Self:
        return self.order_by("written_at", "pk")


class Remark(models.Model):
    """The beginning of a conversation about a passage or a whole chapter, with or without other words for it."""

    chapter = models.ForeignKey(Chapter, on_delete=models.CASCADE, related_name="remarks")
    # Nobody any more once the account is gone: the conversation is the author's too, and stays.
    pseud = models.ForeignKey(Pseud, null=True, on_delete=models.SET_NULL, related_name="remarks")
    text = models.TextField(blank=True)
    # The passage: its paragraph, its words, and which of the places in it where those words stand; null is the chapter.
    anchor = models.PositiveIntegerField(null=True, blank=True)
    quoted = models.TextField(blank=True)
    place = models.PositiveSmallIntegerField(default=0)
    places = models.PositiveSmallIntegerField(default=0)
    proposes = models.BooleanField(default=False)
    # What shall stand there instead; empty means nothing shall.
    wording = models.TextField(blank=True)
    verdict = models.CharField(max_length=8, choices=Verdict, default=Verdict.OPEN)
    written_at = models.DateTimeField()
    resolved_at = models.DateTimeField(null=True, blank=True)
    form_key = models.CharField(max_length=40)

    objects: ClassVar[RemarkQuerySet] = RemarkQuerySet.as_manager()  # type: ignore[assignment]

    if TYPE_CHECKING:
        answers: RelatedManager["RemarkAnswer"]

    class Meta:
        constraints = (
            models.UniqueConstraint("chapter", "form_key", name="remark_form_sent_once"),
            models.CheckConstraint(
                condition=Q(proposes=False) | Q(anchor__isnull=False), name="proposals_have_a_place"
            ),
            models.CheckConstraint(condition=Q(proposes=True) | ~Q(text=""), name="remarks_say_something"),
        )

    def __str__(self) -> str:
        return self.text or self.wording

    @property
    def is_open_proposal(self) -> bool:
        return self.proposes and self.verdict == Verdict.OPEN and self.resolved_at is None

    def old_html(self) -> str:
        return f"<p>{escape(self.quoted)}</p>"

    def new_html(self) -> str:
        return f"<p>{escape(self.wording)}</p>"


class RemarkAnswer(models.Model):
    """What an author or a beta says further to it."""

    remark = models.ForeignKey(Remark, on_delete=models.CASCADE, related_name="answers")
    pseud = models.ForeignKey(Pseud, null=True, on_delete=models.SET_NULL, related_name="+")
    text = models.TextField()
    written_at = models.DateTimeField()
    form_key = models.CharField(max_length=40)

    objects: ClassVar[models.Manager["RemarkAnswer"]] = models.Manager()

    class Meta:
        constraints = (models.UniqueConstraint("remark", "form_key", name="answer_form_sent_once"),)

    def __str__(self) -> str:
        return self.text
