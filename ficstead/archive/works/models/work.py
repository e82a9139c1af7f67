"""A work: what stands on its title page, who wrote it, and who may see it."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ficstead.archive.accounts.models import Pseud, User
from ficstead.archive.core.addresses import address
from ficstead.archive.core.rows import QuicklyRead
from ficstead.archive.tags.models import Label, Tag, TagKind

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

    from ficstead.archive.works.models.chapter import Chapter
    from ficstead.archive.works.models.series import SeriesPlace


_TAG_KINDS = tuple(TagKind)


class Status(models.TextChoices):
    IN_PROGRESS = "in_progress", _("In progress")
    COMPLETE = "complete", _("Complete")
    HIATUS = "hiatus", _("On hiatus")
    ABANDONED = "abandoned", _("Abandoned")


class Visibility(models.TextChoices):
    DRAFT = "draft", _("Draft: only its authors")
    EVERYONE = "everyone", _("Everyone")
    MEMBERS = "members", _("Members of the archive")


class ReviewDoor(models.TextChoices):
    NOBODY = "nobody", _("Nobody")
    MEMBERS = "members", _("Members of the archive")
    EVERYONE = "everyone", _("Everyone, guests too")


class WorkQuerySet(models.QuerySet["Work"]):
    def visible_to(self, user: User | AnonymousUser) -> "WorkQuerySet":
        """The one gate: what this person may see. Trash is seen by nobody; drafts by their authors."""
        return self.filter(_open_to(user), trashed_at=None)

    def listed_for(self, reader: User | AnonymousUser) -> "WorkQuerySet":
        """What stands in lists: the same for all strangers, and the same for all members.

        Drafts wait at their authors' desks: an author sees a list as readers do.
        """
        return self.filter(_listed_for(reader), trashed_at=None)

    def written_by(self, user: User) -> "WorkQuerySet":
        """This person's own works under any of their pseuds, trash included."""
        return self.filter(_written_by(user))

    def latest_first(self) -> "WorkQuerySet":
        """By the day of the last new chapter. Drafts, which have none, come last."""
        return self.order_by(F("updated_at").desc(nulls_last=True), "-pk")

    def ids_of_works(self) -> "models.QuerySet[Work, tuple[int]]":
        """All that a page of a list asks first: an index holds them, so that the works themselves are not looked at."""
        return self.values_list("pk")

    def with_authors(self) -> "WorkQuerySet":
        """With the names beneath its title: all that a chapter's page shows of the work."""
        return self.prefetch_related(
            models.Prefetch("authorships", Authorship.objects.select_related("pseud").order_by("position"))
        )

    def with_blurbs(self) -> "WorkQuerySet":
        """With all that a list shows of each work: a fixed number of queries however long the list."""
        return self.with_authors().prefetch_related(
            models.Prefetch("tagging", WorkTag.objects.select_related("tag").order_by("position")),
            "series_places__series",
        )


def _open_to(user: User | AnonymousUser) -> Q:
    listed = _listed_for(user)
    return listed | _written_by(user) if user.is_authenticated else listed


def _listed_for(reader: User | AnonymousUser) -> Q:
    """By the visibility in the row: of the work, or of one that bears a copy."""
    return ~Q(visibility=Visibility.DRAFT) if reader.is_authenticated else Q(visibility=Visibility.EVERYONE)


def _written_by(user: User) -> Q:
    """Found from the person's few works: asked of each work in turn, it would go through all of them."""
    return Q(pk__in=Authorship.objects.filter(pseud__user=user).values("work"))


class Work(QuicklyRead):
    """A story, of one chapter or of hundreds."""

    title = models.CharField(_("title"), max_length=255)
    summary = models.TextField(_("summary"), blank=True)
    disclaimer = models.TextField(_("disclaimer"), blank=True)
    opening_note = models.TextField(_("author's note"), blank=True)
    closing_note = models.TextField(_("end note"), blank=True)
    story_so_far = models.TextField(_("the story so far"), blank=True)
    sanitiser = models.PositiveSmallIntegerField(default=0)
    # The form it came from: sending that twice makes one work.
    form_key = models.CharField(max_length=64, blank=True)
    language = models.CharField(_("language"), max_length=35, default="en")
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.IN_PROGRESS)
    planned_chapters = models.PositiveIntegerField(_("planned chapters"), null=True, blank=True)
    visibility = models.CharField(_("who may read it"), max_length=10, choices=Visibility, default=Visibility.DRAFT)
    # Whom a draft will be opened to when its first chapter goes out.
    opens_to = models.CharField(max_length=10, choices=Visibility, default=Visibility.EVERYONE)
    review_door = models.CharField(_("who may review"), max_length=10, choices=ReviewDoor, default=ReviewDoor.EVERYONE)
    reviews_held = models.BooleanField(_("hold reviews until I let them in"), default=False)
    passages_open = models.BooleanField(_("readers may review a passage"), default=True)
    feeds_whole = models.BooleanField(_("feeds carry whole chapters"), default=True)
    revision = models.PositiveIntegerField(default=0)
    words = models.PositiveIntegerField(default=0)
    chapter_count = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()
    posted_at = models.DateTimeField(null=True, blank=True)
    updated_at = models.DateTimeField(null=True, blank=True)
    trashed_at = models.DateTimeField(null=True, blank=True)

    authors = models.ManyToManyField(Pseud, through="Authorship", related_name="works")
    tags = models.ManyToManyField(Tag, through="WorkTag", related_name="works")
    # The betas whom its title page names: their authors and they themselves have said so (see `desk.betaing`).
    credited_betas = models.ManyToManyField(Pseud, related_name="beta_read_works", blank=True)

    objects: ClassVar[WorkQuerySet] = WorkQuerySet.as_manager()  # type: ignore[assignment]

    # What `works.showing` has read together with the work.
    read_authors: "list[Pseud] | None" = None
    read_tags: "list[Label] | None" = None
    read_places: "list[SeriesPlace] | None" = None

    if TYPE_CHECKING:
        chapters: RelatedManager[Chapter]
        authorships: RelatedManager["Authorship"]
        tagging: RelatedManager["WorkTag"]
        series_places: RelatedManager[SeriesPlace]

    class Meta:
        indexes = (
            # Holds all that it takes to count the works of any list, and to leaf through them (see its migration).
            models.Index(
                fields=["-updated_at", "-id", "visibility", "trashed_at", "chapter_count"], name="works_in_lists"
            ),
        )
        constraints = (
            models.CheckConstraint(condition=~Q(title=""), name="work_has_a_title"),
            models.CheckConstraint(
                condition=Q(visibility=Visibility.DRAFT) | Q(posted_at__isnull=False), name="posted_work_has_a_date"
            ),
            models.CheckConstraint(condition=~Q(opens_to=Visibility.DRAFT), name="work_opens_to_readers"),
            models.UniqueConstraint("form_key", condition=~Q(form_key=""), name="work_form_sent_once"),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("work", self.pk)

    def is_written_by(self, user: User | AnonymousUser) -> bool:
        return user.is_authenticated and self.authorships.filter(pseud__user=user).exists()

    def author_list(self) -> list[Pseud]:
        """The pseuds on the title page, in their order (uses what is there of `with_blurbs` or `works.showing`)."""
        if self.read_authors is not None:
            return self.read_authors
        return [row.pseud for row in sorted(self.authorships.all(), key=lambda row: row.position)]

    def signed_by(self) -> str:
        """The names on the title page as plain text."""
        return ", ".join(pseud.name for pseud in self.author_list())

    def tag_groups(self) -> list[tuple[TagKind, list[Label]]]:
        """The tags by kind, kinds in the order of a title page, empty ones left out."""
        tags = self.read_tags
        if tags is None:
            rows = sorted(self.tagging.all(), key=lambda row: row.position)
            tags = [Label(row.tag.pk, row.tag.kind, row.tag.name) for row in rows]
        groups: dict[str, list[Label]] = {}
        for tag in tags:
            groups.setdefault(tag.kind, []).append(tag)
        return [(kind, groups[kind]) for kind in _TAG_KINDS if kind in groups]

    def tag_names(self, kind: TagKind) -> list[str]:
        return [tag.name for group, tags in self.tag_groups() for tag in tags if group == kind]

    def status_name(self) -> str:
        """`In progress`; as `get_status_display`, which takes a hundred times as long."""
        return str(Status(self.status).label)

    def in_series(self) -> "list[SeriesPlace]":
        """Where it stands in which series."""
        return self.read_places if self.read_places is not None else list(self.series_places.all())

    def chapters_of_planned(self) -> str:
        """`4/12`, or `4/?` when nobody knows yet."""
        return f"{self.chapter_count}/{self.planned_chapters or '?'}"

    def set_authors(self, pseuds: Sequence[Pseud]) -> None:
        self.read_authors = None
        self.authorships.all().delete()
        Authorship.objects.bulk_create(
            Authorship(work=self, pseud=pseud, position=position) for position, pseud in enumerate(pseuds)
        )

    def set_tags(self, kind: TagKind, names: Iterable[str]) -> None:
        """The work's tags of that kind become exactly these, in this order."""
        self.read_tags = None
        self.tagging.filter(tag__kind=kind).delete()
        WorkTag.objects.bulk_create(
            WorkTag(work=self, tag=tag, position=position)
            for position, tag in enumerate(Tag.objects.named(kind, names))
        )

    def hold(self) -> None:
        """Until the transaction ends nobody else posts, arranges or trashes here, and this work is as it stands now."""
        self.refresh_from_db(
            fields=["visibility", "opens_to", "posted_at", "updated_at", "trashed_at", "revision"],
            from_queryset=Work.objects.select_for_update(),
        )

    def show_change(self) -> None:
        """Something that readers can see has changed: every page and file made of this work is due again.

        Words and chapters are counted anew from what is posted.
        """
        posted = self.chapters.filter(trashed_at=None, posted_at__isnull=False)
        totals = posted.aggregate(words=models.Sum("words"), chapters=models.Count("pk"))
        Work.objects.filter(pk=self.pk).update(
            revision=F("revision") + 1, words=totals["words"] or 0, chapter_count=totals["chapters"]
        )
        self.refresh_from_db(fields=["revision", "words", "chapter_count"])


class Authorship(models.Model):
    """A pseud on a work's title page."""

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="authorships")
    # A pseud with works can't vanish from under them: deleting an account decides first what becomes of them.
    pseud = models.ForeignKey(Pseud, on_delete=models.PROTECT, related_name="authorships")
    position = models.PositiveSmallIntegerField()

    objects: ClassVar[models.Manager["Authorship"]] = models.Manager()

    class Meta:
        constraints = (models.UniqueConstraint("work", "pseud", name="author_once_per_work"),)

    def __str__(self) -> str:
        return f"{self.pseud_id} on {self.work_id}"


class WorkTagQuerySet(models.QuerySet["WorkTag"]):
    def listed_for(self, reader: User | AnonymousUser) -> "WorkTagQuerySet":
        """On works that stand in lists: what `Work.objects.listed_for` says, without a look at the works."""
        return self.filter(_listed_for(reader), trashed_at=None)

    def latest_first(self) -> "WorkTagQuerySet":
        """As their works."""
        return self.order_by(F("updated_at").desc(nulls_last=True), "-work")

    def ids_of_works(self) -> "models.QuerySet[WorkTag, tuple[int]]":
        """As `Work.objects.ids_of_works`."""
        return self.values_list("work")


class WorkTag(models.Model):
    """A tag on a work, in the author's order within its kind.

    It bears what decides whether and where its work stands in the tag's list, so that a page of that list costs the same
    whether the tag has twenty works or a hundred thousand.
    """

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="tagging")
    tag = models.ForeignKey(Tag, on_delete=models.PROTECT, related_name="tagging")
    position = models.PositiveSmallIntegerField()
    # Copies of the work's own, which the database keeps true (see `config.derived`).
    visibility = models.CharField(max_length=10, choices=Visibility, default=Visibility.DRAFT, editable=False)
    updated_at = models.DateTimeField(null=True, editable=False)
    trashed_at = models.DateTimeField(null=True, editable=False)

    objects: ClassVar[WorkTagQuerySet] = WorkTagQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (models.UniqueConstraint("work", "tag", name="tag_once_per_work"),)
        indexes = (
            # Holds all that it takes to count the works of a tag and to leaf through them.
            models.Index(fields=["tag", "-updated_at", "-work", "visibility", "trashed_at"], name="works_of_a_tag"),
        )

    def __str__(self) -> str:
        return f"{self.tag_id} on {self.work_id}"


class TallyQuerySet(models.QuerySet["Tally"]):
    def listed_for(self, reader: User | AnonymousUser) -> "TallyQuerySet":
        """Of the works that `Work.objects.listed_for` finds."""
        return self.filter(_listed_for(reader))


class Tally(models.Model):
    """So many works more, or fewer, in the list of a tag: the sum is how many there are. The database adds it (see `config.derived`)."""

    # Its number, and no foreign key: a tag may go, and what was told of its works cancels out.
    tag = models.BigIntegerField()
    visibility = models.CharField(max_length=10, choices=Visibility)
    works = models.IntegerField()

    ALL_WORKS: ClassVar[int] = 0
    """In the place of a tag: the list of all works."""

    objects: ClassVar[TallyQuerySet] = TallyQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = (models.Index(fields=["tag", "visibility", "works"], name="works_in_a_list"),)

    def __str__(self) -> str:
        return f"{self.works:+} under {self.tag}"
