"""What the tests of telling need again and again."""

from datetime import datetime

from allauth.account.models import EmailAddress

from ficstead.archive.accounts.models import User
from ficstead.archive.telling.following import Target, start_following
from ficstead.archive.telling.models import Notice
from ficstead.archive.telling.reporting import report_chapter
from ficstead.archive.telling.spreading import spread_untold_news
from ficstead.archive.works.models import Chapter, Work
from tests.archive.making import NOON


def give_address(user: User, email: str = "", *, verified: bool = True) -> str:
    email = email or f"{user.username}@readers.example"
    EmailAddress.objects.create(user=user, email=email, primary=True, verified=verified)
    return email


def make_follow(user: User, target: Target) -> None:
    start_following(user, target, at=NOON)


def tell(work: Work, *, at: datetime = NOON) -> None:
    """The work's posted chapters are reported, and everybody who waits for them is told."""
    for chapter in Chapter.objects.posted().filter(work=work).in_order():
        report_chapter(chapter, at=at)
    spread_untold_news(now=at)


def told(user: User) -> list[str]:
    """The keys of what the person was told, in that order."""
    return list(Notice.objects.filter(recipient=user).order_by("pk").values_list("news__key", flat=True))
