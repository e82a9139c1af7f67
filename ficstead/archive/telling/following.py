"""Following a work, a series, an author or a tag."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from ficstead.archive.accounts.models import Pseud, User
from ficstead.archive.core.prepared import Prepared, prepared
from ficstead.archive.tags.models import Tag
from ficstead.archive.telling.models import Follow
from ficstead.archive.works.models import Series, Work
from ficstead.archive.works.models.work import WorkQuerySet

Target = Work | Series | Pseud | Tag
KINDS: dict[str, type[Target]] = {"work": Work, "series": Series, "pseud": Pseud, "tag": Tag}


@dataclass(frozen=True, slots=True)
class FollowButton:
    """What `telling/_follow.html` shows of one target to one reader."""

    kind: str
    pk: int
    following: bool
    back: str
    """The page it stands on, to which it leads back."""


def follow_button(request: HttpRequest, target: Target) -> FollowButton:
    """One query for a member, none for a guest."""
    following = is_following(request.user, target)
    return FollowButton(kind=kind_of(target), pk=target.pk, following=following, back=request.get_full_path())


def is_following(user: User | AnonymousUser, target: Target) -> bool:
    return user.is_authenticated and bool(_FOLLOWS[kind_of(target)](user.pk, target.pk))


def _follows(kind: str) -> Prepared[[int, int], tuple[int]]:
    return prepared(lambda user, target: Follow.objects.filter(user=user, **{kind: target}).values_list("pk"))


_FOLLOWS = {kind: _follows(kind) for kind in KINDS}


def find_target(user: User, kind: str, pk: int) -> Target:
    """What this person wants to follow, if they may see a work of it; a synonym stands for its canonical tag."""
    if kind not in KINDS:
        raise Http404
    target = cast(Target, get_object_or_404(KINDS[kind], pk=pk))
    if isinstance(target, Tag) and target.canonical is not None:
        target = target.canonical
    if not _works_of(target, Work.objects.visible_to(user)).exists():
        raise Http404
    return target


def start_following(user: User, target: Target, *, at: datetime) -> None:
    """Following twice is following once."""
    Follow.objects.bulk_create([Follow(user=user, made_at=at, **{kind_of(target): target})], ignore_conflicts=True)


def stop_following(user: User, kind: str, pk: int) -> None:
    """Asks for no target: one may stop following what can no longer be seen."""
    if kind not in KINDS:
        raise Http404
    Follow.objects.filter(user=user, **{f"{kind}_id": pk}).delete()


def followed_by(user: User) -> QuerySet[Follow]:
    """All that the person follows, the latest first; a work that is not open to them now is left empty."""
    open_works = Prefetch("work", Work.objects.visible_to(user))
    follows = Follow.objects.filter(user=user).select_related("series", "pseud", "tag")
    return follows.prefetch_related(open_works).order_by("-made_at", "-pk")


def kind_of(target: Target) -> str:
    return next(kind for kind, model in KINDS.items() if isinstance(target, model))


def _works_of(target: Target, works: WorkQuerySet) -> WorkQuerySet:
    match target:
        case Work():
            return works.filter(pk=target.pk)
        case Series():
            return works.filter(series_places__series=target)
        case Pseud():
            return works.filter(authors=target)
        case Tag():
            return works.filter(Q(tags=target) | Q(tags__canonical=target))
