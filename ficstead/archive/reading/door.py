"""The door to a single work: who is let in, and what the others are told."""

from collections.abc import Iterable

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _

from ficstead.archive.accounts.models import Pseud, User
from ficstead.archive.works.models import Visibility, Work
from ficstead.archive.works.showing import open_works, with_authors, with_title_pages


def find_work(user: User | AnonymousUser, pk: int, *, title_page: bool = False) -> Work:
    """The work with its authors (and with all that its title page shows, if wished), if this person may see it.

    Drafts, trash and what never was are all the same `Http404`. A guest before a members' work hears that signing in
    would help (`PermissionDenied`), but neither its title nor its author.
    """
    found = open_works([pk]) or (user.is_authenticated and list(Work.objects.visible_to(user).filter(pk=pk)))
    if found:
        [work] = with_title_pages(found) if title_page else with_authors(found)
        return work
    if not user.is_authenticated and _is_for_members(pk):
        raise PermissionDenied(_("This story is for members of the archive. Sign in, and it opens."))
    raise Http404


def is_among(authors: Iterable[Pseud], user: User | AnonymousUser) -> bool:
    """Whether one of these pseuds is this person's; asks the database nothing."""
    return user.is_authenticated and any(pseud.user_id == user.pk for pseud in authors)


def _is_for_members(pk: int) -> bool:
    return Work.objects.filter(pk=pk, visibility=Visibility.MEMBERS, trashed_at=None).exists()
