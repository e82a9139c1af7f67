"""What a work's title page shows to one reader alone: where they are, what is new, their lists, their own words."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser

from ficstead.archive.accounts.models import User
from ficstead.archive.reading.forms import ShelvingForm
from ficstead.archive.reading.models import Bookmark, ListedWork
from ficstead.archive.reading.models.bookmark import ListKind
from ficstead.archive.reading.resuming import Resumption, places_of, resume
from ficstead.archive.reading.unread import unread_chapters
from ficstead.archive.reading.visiting import is_remembered
from ficstead.archive.works.models import Chapter, Work


@dataclass(frozen=True, slots=True)
class OwnSide:
    resumption: Resumption | None = None
    has_read_all: bool = False
    new: Collection[int] = ()
    """The chapters (ids) that are new to them."""
    on_device: bool = True
    """Their place is kept by their device, not by us."""
    shelving: ShelvingForm | None = None
    bookmark: Bookmark | None = None

    def shelf_name(self) -> str:
        """`For later`, where the work stands on one of the four; else an own list's name; "" when on none."""
        if self.shelving is None:
            return ""
        kind, own = self.shelving.initial["kind"], self.shelving.initial["own"]
        if kind:
            return str(ListKind(kind).label)
        return next((each.name for each in self.shelving.own_lists if each.pk in own), "")


def own_side(user: User | AnonymousUser, work: Work, contents: Sequence[Chapter]) -> OwnSide:
    """For guests no query."""
    if not user.is_authenticated:
        return OwnSide()
    posted = [chapter for chapter in contents if chapter.posted_at]
    place = places_of(user).filter(work=work).first()
    new = unread_chapters(user, [work.pk]).get(work.pk, set())
    resumption = resume(place, posted, new) if place else None
    return OwnSide(
        resumption=resumption,
        has_read_all=place is not None and resumption is None,
        new=new,
        on_device=not is_remembered(user),
        shelving=shelving_form(user, work),
        bookmark=user.bookmarks.filter(work=work).first(),
    )


def shelving_form(user: User, work: Work) -> ShelvingForm:
    """On which of their lists the work stands now."""
    rows = ListedWork.objects.filter(work=work, reading_list__user=user).values_list(
        "reading_list", "reading_list__kind"
    )
    kind = next((kind for _pk, kind in rows if kind != ListKind.OWN), "")
    return ShelvingForm(user, initial={"kind": kind, "own": [pk for pk, kind in rows if kind == ListKind.OWN]})
