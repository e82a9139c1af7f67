"""What readers recommend to everyone, under their default pseud."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from ficstead.archive.accounts.blocking import is_kept_away
from ficstead.archive.accounts.models import Pseud, User
from ficstead.archive.reading.models import Bookmark
from ficstead.archive.works.models import Work


def recommendations_of(pseud: Pseud, *, seen_by: User | AnonymousUser) -> QuerySet[Bookmark]:
    """The latest first. Another pseud than the default one recommends nothing: it must not lead to its owner."""
    if not pseud.is_default:
        return Bookmark.objects.none()
    theirs = Bookmark.objects.filter(user=pseud.user_id, user__is_active=True, recommended_at__isnull=False)
    works = Work.objects.visible_to(seen_by).with_blurbs()
    # Asked of each one's own work: IN would have SQLite gather every visible work first.
    return (
        theirs.filter(Exists(Work.objects.visible_to(seen_by).filter(pk=OuterRef("work"))))
        .prefetch_related(Prefetch("work", works))
        .defer("note")
        .order_by("-recommended_at", "-pk")
    )


def may_recommend(user: User, work: Work) -> bool:
    """Nobody recommends what they wrote, nor the work of somebody who keeps them away."""
    writers = [pseud.user_id for pseud in work.author_list()]
    return user.pk not in writers and not is_kept_away(user, writers)
