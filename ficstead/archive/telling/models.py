"""Who follows what, what has happened, and who is told of it, where and when."""

from datetime import datetime
from typing import ClassVar, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from ficstead.archive.accounts.models import Pseud, User
from ficstead.archive.mail.models import Letter
from ficstead.archive.tags.models import Tag
from ficstead.archive.works.models import Announcement, Chapter, Series, Visibility, Work

_TARGETS = ("work", "series", "pseud", "tag")


class NewsKind(models.TextChoices):
    CHAPTER = "chapter", _("A new chapter")
    REVISION = "revision", _("A chapter was revised")
    ANNOUNCEMENT = "announcement", _("An announcement")
    REVIEW = "review", _("A review of your work")
    ANSWER = "answer", _("An answer to your review")
    REQUEST = "request", _("A request to write together")
    BETA_REQUEST = "beta_request", _("A request to read as a beta")
    BETA_CHAPTER = "beta_chapter", _("A chapter to read as a beta")
    BETA_VERDICT = "beta_verdict", _("What became of your proposals")
    BETA = "beta", _("Remarks and answers in a beta reading")


class MailPace(models.TextChoices):
    NEVER = "never", _("No mail")
    AT_ONCE = "at_once", _("At once")
    DAILY = "daily", _("Once a day")
    WEEKLY = "weekly", _("Once a week")


class Follow(models.Model):
    """One person waits for news of one work, series, author or tag."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="follows")
    work = models.ForeignKey(Work, null=True, on_delete=models.CASCADE, related_name="follows")
    series = models.ForeignKey(Series, null=True, on_delete=models.CASCADE, related_name="follows")
    pseud = models.ForeignKey(Pseud, null=True, on_delete=models.CASCADE, related_name="follows")
    tag = models.ForeignKey(Tag, null=True, on_delete=models.CASCADE, related_name="follows")
    made_at = models.DateTimeField()

    objects: ClassVar[models.Manager["Follow"]] = models.Manager()

    class Meta:
        constraints = (
            *(
                models.UniqueConstraint(
                    "user", target, condition=Q(**{f"{target}__isnull": False}), name=f"follow_{target}_once"
                )
                for target in _TARGETS
            ),
            models.CheckConstraint(
                condition=Q(
                    *(Q(**{f"{other}__isnull": other != target for other in _TARGETS}) for target in _TARGETS),
                    _connector=Q.OR,
                ),
                name="follow_has_one_target",
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id} follows {self.kind} {self.target_id}"

    @property
    def kind(self) -> str:
        return next(name for name in _TARGETS if getattr(self, f"{name}_id") is not None)

    @property
    def target(self) -> Work | Series | Pseud | Tag | None:
        return self.work or self.series or self.pseud or self.tag

    @property
    def target_id(self) -> int:
        return int(getattr(self, f"{self.kind}_id"))


class NewsQuerySet(models.QuerySet["News"]):
    def untold(self) -> Self:
        """What followers still have to hear, the oldest first. News of what nobody may see waits until they may."""
        open_to_members = Q(work__visibility__in=(Visibility.EVERYONE, Visibility.MEMBERS), work__trashed_at=None)
        return self.filter(open_to_members, _still_stands(), told_at=None).order_by("happened_at", "pk")


def _still_stands(news: str = "") -> Q:
    """The chapter or announcement spoken of is still before readers; `news` is the way to it (`news__`)."""
    chapter = Q(
        **{
            f"{news}chapter__isnull": False,
            f"{news}chapter__trashed_at": None,
            f"{news}chapter__posted_at__isnull": False,
        }
    )
    announcement = Q(**{f"{news}announcement__isnull": False, f"{news}announcement__withdrawn_at": None})
    return (Q(**{f"{news}chapter": None}) | chapter) & (Q(**{f"{news}announcement": None}) | announcement)


class News(models.Model):
    """Something that happened. Its key (`chapter:12`) makes reporting it twice the same as once."""

    kind = models.CharField(max_length=12, choices=NewsKind)
    key = models.CharField(max_length=80, unique=True)
    work = models.ForeignKey(Work, null=True, on_delete=models.CASCADE, related_name="+")
    chapter = models.ForeignKey(Chapter, null=True, on_delete=models.CASCADE, related_name="+")
    announcement = models.ForeignKey(Announcement, null=True, on_delete=models.CASCADE, related_name="+")
    series = models.ForeignKey(Series, null=True, on_delete=models.CASCADE, related_name="+")
    actor = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    actor_name = models.CharField(max_length=300, blank=True)
    link = models.CharField(max_length=300)
    excerpt = models.TextField(blank=True)
    happened_at = models.DateTimeField()
    # Null until everybody who waits for it has a notice.
    told_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[NewsQuerySet] = NewsQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name_plural = "news"
        indexes = (models.Index(fields=["happened_at"], condition=Q(told_at__isnull=True), name="news_untold"),)

    def __str__(self) -> str:
        return self.key


class NoticeQuerySet(models.QuerySet["Notice"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """What lies in the person's inbox, as far as they may see now what it speaks of."""
        if not user.is_authenticated:
            return self.none()
        # Asked notice by notice: as an IN, SQLite would first gather every visible work of the archive.
        seen = Exists(Work.objects.visible_to(user).filter(pk=OuterRef("news__work")))
        return self.standing().filter(Q(news__work=None) | Q(seen), recipient=user, in_inbox=True)

    def standing(self) -> Self:
        """About chapters and announcements that are still before readers."""
        return self.filter(_still_stands("news__"))

    def unread(self) -> Self:
        return self.filter(read_at=None)

    def with_news(self) -> Self:
        """With all that the inbox and letters say of them, but none of the long texts."""
        return self.select_related("news__work", "news__chapter", "news__series").defer(*_LONG_TEXTS)

    def newest_first(self) -> Self:
        return self.order_by("-made_at", "-pk")

    def mail_due(self, now: datetime) -> Self:
        return self.filter(mail_at__lte=now, letter=None)


_LONG_TEXTS = (
    *(
        f"news__chapter__{name}"
        for name in ("body", "anchors", "summary", "disclaimer", "opening_note", "closing_note")
    ),
    *(f"news__work__{name}" for name in ("story_so_far", "summary", "disclaimer", "opening_note", "closing_note")),
)


class Notice(models.Model):
    """One piece of news to one person."""

    news = models.ForeignKey(News, on_delete=models.CASCADE, related_name="notices")
    recipient = models.ForeignKey(User, on_delete=models.CASCADE, related_name="notices")
    made_at = models.DateTimeField()
    in_inbox = models.BooleanField(default=True)
    read_at = models.DateTimeField(null=True, blank=True)
    # When it goes out by mail (null: never), and the letter that took it along.
    mail_at = models.DateTimeField(null=True, blank=True)
    letter = models.ForeignKey(Letter, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    objects: ClassVar[NoticeQuerySet] = NoticeQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints = (models.UniqueConstraint("news", "recipient", name="told_once"),)
        indexes = (
            models.Index(fields=["recipient", "-made_at"], name="inbox"),
            # Every page asks how many these are.
            models.Index(fields=["recipient"], condition=Q(read_at__isnull=True, in_inbox=True), name="unread_notices"),
            models.Index(
                fields=["mail_at"], condition=Q(letter__isnull=True, mail_at__isnull=False), name="notices_to_mail"
            ),
        )

    def __str__(self) -> str:
        return f"{self.news_id} to {self.recipient_id}"


class TellingChoice(models.Model):
    """How one person wants to hear of one kind of news. Without a row: see `telling.choices.BY_DEFAULT`."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="telling_choices")
    kind = models.CharField(max_length=12, choices=NewsKind)
    in_inbox = models.BooleanField(default=True)
    mail = models.CharField(max_length=8, choices=MailPace, default=MailPace.AT_ONCE)

    objects: ClassVar[models.Manager["TellingChoice"]] = models.Manager()

    class Meta:
        constraints = (models.UniqueConstraint("user", "kind", name="one_choice_a_kind"),)

    def __str__(self) -> str:
        return f"{self.user_id}: {self.kind}"
