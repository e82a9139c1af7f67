"""What readers recommend to everyone, under their default pseud."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from ficstead.archive.accounts.blocking import is_kept_away
from ficstead.archive.accounts.models import Pseud, User
from ficstead.archive.core.prepared import prepared
from ficstead.archive.reading.models import Bookmark
from ficstead.archive.works.models import Work
from ficstead.archive.works.showing import NOBODY, listed_works, with_authors

Reader = User | AnonymousUser


def recommendations_of(pseud: Pseud, *, seen_by: Reader) -> QuerySet[Bookmark]:
    """The latest first. Another pseud than the default one recommends nothing: it must not lead to its owner."""
    if not pseud.is_default:
        return Bookmark.objects.none()
    works = Prefetch("work", Work.objects.visible_to(seen_by).with_blurbs())
    return _recommended_by(pseud.user_id, seen_by).prefetch_related(works)


def latest_recommendations_of(pseud: Pseud, *, seen_by: Reader, number: int) -> list[Bookmark]:
    """The first of `recommendations_of`, their works with title and authors; one question where there are none, as
    there are of most."""
    if not pseud.is_default:
        return []
    of = pseud.user_id, number
    found = _latest_for(seen_by.pk, *of) if seen_by.is_authenticated else _latest(*of)
    works = {work.pk: work for work in with_authors(listed_works([each.work_id for each in found]))}
    for recommended in found:
        recommended.work = works[recommended.work_id]
    return found


def may_recommend(user: User, work: Work) -> bool:
    """Nobody recommends what they wrote, nor the work of somebody who keeps them away."""
    writers = [pseud.user_id for pseud in work.author_list()]
    return user.pk not in writers and not is_kept_away(user, writers)


@prepared
def _latest(user: int, number: int) -> QuerySet[Bookmark]:
    return _recommended_by(user, NOBODY)[:number]


@prepared
def _latest_for(member: int, user: int, number: int) -> QuerySet[Bookmark]:
    return _recommended_by(user, User(pk=member))[:number]


def _recommended_by(user: int, seen_by: Reader) -> QuerySet[Bookmark]:
    theirs = Bookmark.objects.filter(user=user, user__is_active=True, recommended_at__isnull=False)
    # Asked of each one's own work: IN would have SQLite gather every visible work first.
    seen = theirs.filter(Exists(Work.objects.visible_to(seen_by).filter(pk=OuterRef("work"))))
    return seen.defer("note").order_by("-recommended_at", "-pk")
