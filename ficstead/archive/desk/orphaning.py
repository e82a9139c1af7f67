"""Works that stay when their author goes: the archive itself stands on their title page."""

from django.db import transaction
from django.db.models import Max

from ficstead.archive.accounts.models import FormerName, Pseud, User
from ficstead.archive.core.names import name_key
from ficstead.archive.desk.carrying import carry_places_on
from ficstead.archive.works.models import Authorship, Chapter, ChapterRevision, ReviewDoor, Work

# No member can be called so: a user name has no spaces.
_KEEPER = "keeper of orphans"


def orphan(work: Work, *, of: User) -> None:
    """The archive's own pseud takes the person's place; what readers never saw goes, for nobody else could find it.

    Reviews that somebody would have to let in find the door closed: nobody is there to do it.
    """
    _change_names(work, of)
    if not work.authorships.filter(pseud__user__is_active=True).exists():
        _clear_unseen(work)
        if work.reviews_held:
            work.review_door = ReviewDoor.NOBODY
            work.save(update_fields=["review_door"])
    work.show_change()


def orphan_pseud() -> Pseud:
    """The pseud of nobody: its account is asleep for ever and has no password."""
    keeper, new = User.objects.get_or_create(username=_KEEPER, defaults={"is_active": False})
    if new:
        keeper.set_unusable_password()
        keeper.save(update_fields=["password"])
    return keeper.pseuds.filter(is_default=True).first() or _named_pseud(keeper)


def _named_pseud(keeper: User) -> Pseud:
    """`Orphan`, or the first of `Orphan 2`, `Orphan 3` that nobody bears."""
    number, name = 1, "Orphan"
    while Pseud.objects.filter(key=name_key(name)).exists() or FormerName.objects.filter(key=name_key(name)).exists():
        number += 1
        name = f"Orphan {number}"
    pseud = Pseud(user=keeper, is_default=True)
    pseud.call(name)
    pseud.save()
    return pseud


def _change_names(work: Work, user: User) -> None:
    places = list(work.authorships.filter(pseud__user=user).order_by("position", "pk"))
    work.authorships.filter(pk__in=[place.pk for place in places]).delete()
    with transaction.atomic():
        Authorship.objects.get_or_create(work=work, pseud=orphan_pseud(), defaults={"position": places[0].position})


def _clear_unseen(work: Work) -> None:
    """Drafts and the trash, but for chapters that were merged into others: their old addresses still lead there."""
    work.chapters.filter(posted_at=None, merged_into=None).delete()
    trash = work.chapters.filter(trashed_at__isnull=False, merged_into=None)
    for chapter in trash.only("work_id", "number"):
        carry_places_on(chapter)
    trash.delete()
    latest = Chapter.objects.filter(work=work).annotate(latest=Max("revisions__pk")).values_list("latest", flat=True)
    ChapterRevision.objects.filter(chapter__work=work).exclude(pk__in=[pk for pk in latest if pk]).delete()
