"""A chapter, and every version of it that was ever saved."""

import json
import zlib
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ficstead.archive.accounts.models import Pseud, User
from ficstead.archive.core.addresses import address
from ficstead.archive.core.rows import QuicklyRead
from ficstead.archive.works.anchors import Anchored, counted, with_anchors
from ficstead.archive.works.models.work import Work

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager


@dataclass(frozen=True, slots=True)
class ChapterTexts:
    """What an author writes in a chapter. All but the title is HTML."""

    body: str
    title: str = ""
    summary: str = ""
    disclaimer: str = ""
    opening_note: str = ""
    closing_note: str = ""


class ChapterQuerySet(models.QuerySet["Chapter"]):
    def visible_to(self, user: User | AnonymousUser) -> "ChapterQuerySet":
        """Posted chapters of the works this person may see, and drafts for their authors."""
        # Each asked of the chapter's own work: IN would have the database gather every visible work first.
        its_work = Work.objects.filter(pk=OuterRef("work"))
        posted = Q(posted_at__isnull=False)
        if user.is_authenticated:
            posted |= Q(Exists(its_work.written_by(user)))
        return self.filter(posted, Exists(its_work.visible_to(user)), trashed_at=None)

    def posted(self) -> "ChapterQuerySet":
        return self.filter(posted_at__isnull=False, trashed_at=None)

    def drafts(self) -> "ChapterQuerySet":
        return self.filter(posted_at=None, trashed_at=None)

    def due(self, now: datetime) -> "ChapterQuerySet":
        """Drafts whose time has come, in the order in which they go out; what lies in the trash stays there."""
        due = self.drafts().filter(scheduled_for__lte=now, work__trashed_at=None)
        return due.order_by("scheduled_for", "number", "pk")

    def in_order(self) -> "ChapterQuerySet":
        return self.order_by("number", "pk")

    def for_contents(self) -> "ChapterQuerySet":
        """Without the texts: all a table of contents needs, however long the story."""
        return self.only("work_id", "number", "title", "words", "posted_at", "scheduled_for").in_order()


class Chapter(QuicklyRead):
    """A chapter of a work; a draft until `posted_at` is set."""

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="chapters")
    number = models.PositiveIntegerField()
    title = models.CharField(_("title"), max_length=255, blank=True)
    summary = models.TextField(_("summary"), blank=True)
    disclaimer = models.TextField(_("disclaimer"), blank=True)
    opening_note = models.TextField(_("author's note"), blank=True)
    body = models.TextField(_("story"), blank=True)
    closing_note = models.TextField(_("end note"), blank=True)
    sanitiser = models.PositiveSmallIntegerField(default=0)
    # The anchor of each paragraph of the body, in their order (see `works.anchors`).
    anchors = models.TextField(blank=True, editable=False)
    last_anchor = models.PositiveIntegerField(default=0, editable=False)
    words = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()
    edited_at = models.DateTimeField()
    scheduled_for = models.DateTimeField(_("goes out at"), null=True, blank=True)
    # Its time comes from the work's rhythm, not from a date of its own.
    in_queue = models.BooleanField(default=False)
    posted_at = models.DateTimeField(null=True, blank=True)
    trashed_at = models.DateTimeField(null=True, blank=True)
    # A chapter that was merged into another lies in the trash, and its old address leads there.
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="absorbed")

    objects: ClassVar[ChapterQuerySet] = ChapterQuerySet.as_manager()  # type: ignore[assignment]

    if TYPE_CHECKING:
        revisions: RelatedManager["ChapterRevision"]

    class Meta:
        constraints = (
            models.UniqueConstraint(
                "work", "number", condition=Q(trashed_at__isnull=True), name="chapter_number_once_per_work"
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="chapters_count_from_one"),
            models.CheckConstraint(
                condition=Q(scheduled_for__isnull=True) | Q(posted_at__isnull=True), name="only_drafts_are_scheduled"
            ),
            models.CheckConstraint(
                condition=Q(in_queue=False) | Q(scheduled_for__isnull=False), name="queued_chapters_have_a_time"
            ),
        )
        indexes = (
            models.Index(fields=["scheduled_for"], name="due_chapters"),
            # Holds a whole table of contents: the rows themselves are as long as their stories.
            models.Index(
                fields=["work", "trashed_at", "number", "posted_at", "title", "words", "scheduled_for"],
                name="contents_of_a_work",
            ),
            models.Index(
                fields=["-posted_at"],
                condition=Q(posted_at__isnull=False, trashed_at__isnull=True),
                name="latest_chapters",
            ),
        )

    def __str__(self) -> str:
        return self.heading()

    def get_absolute_url(self) -> str:
        """Its number for people, its id so that the address stays true when chapters move."""
        return address("chapter", self.work_id, self.number, self.pk)

    def url_at(self, anchor: int) -> str:
        """The address of one paragraph."""
        return f"{self.get_absolute_url()}#p-{anchor}" if anchor else self.get_absolute_url()

    def heading(self) -> str:
        """`Chapter 4: Clearing`, or `Chapter 4`."""
        numbered = gettext("Chapter %(number)d") % {"number": self.number}
        return f"{numbered}: {self.title}" if self.title else numbered

    def hold(self) -> None:
        """Nobody else posts, arranges or trashes in this work until the transaction ends, and this chapter stands where
        it stands now; its texts are as they were read."""
        self.work.hold()
        self.refresh_from_db(
            fields=["number", "scheduled_for", "in_queue", "posted_at", "trashed_at", "merged_into"],
        )

    def paragraph_anchors(self) -> Anchored:
        """The anchors of the body's paragraphs; a body from before there were any counts 1, 2, 3."""
        if not self.anchors:
            return counted(self.body)
        return Anchored(numbers=tuple(map(int, self.anchors.split())), last=self.last_anchor)

    def anchored_body(self) -> str:
        """The body as the reading page shows it: each paragraph can be pointed at."""
        return with_anchors(self.body, self.paragraph_anchors().numbers)

    def texts(self) -> ChapterTexts:
        return ChapterTexts(
            body=self.body,
            title=self.title,
            summary=self.summary,
            disclaimer=self.disclaimer,
            opening_note=self.opening_note,
            closing_note=self.closing_note,
        )


class ChapterRevision(models.Model):
    """A chapter as it stood after one save: whole, compressed, never changed."""

    chapter = models.ForeignKey(Chapter, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    packed = models.BinaryField()
    words = models.PositiveIntegerField()
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    # The beta whose words came in with it.
    proposed_by = models.ForeignKey(Pseud, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    objects: ClassVar[models.Manager["ChapterRevision"]] = models.Manager()

    class Meta:
        constraints = (models.UniqueConstraint("chapter", "number", name="revision_number_once"),)

    def __str__(self) -> str:
        return f"revision {self.number} of {self.chapter_id}"

    @classmethod
    def of(
        cls, chapter: Chapter, *, by: User | None, at: datetime, proposed_by: Pseud | None = None
    ) -> "ChapterRevision":
        """The next revision of this chapter, unsaved, holding its present texts."""
        last = chapter.revisions.aggregate(last=models.Max("number"))["last"] or 0
        packed = zlib.compress(json.dumps(asdict(chapter.texts()), ensure_ascii=False).encode("utf-8"), 6)
        kept = cls(chapter=chapter, number=last + 1, packed=packed, words=chapter.words, saved_at=at, saved_by=by)
        kept.proposed_by = proposed_by
        return kept

    def texts(self) -> ChapterTexts:
        """The texts as they stood, by the sanitiser of their day."""
        return ChapterTexts(**json.loads(zlib.decompress(self.packed)))
