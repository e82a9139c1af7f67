"""What stands beneath a chapter for one reader: the slots of `reviews/_chapter.html`."""

from types import SimpleNamespace

from django.contrib.auth.models import AnonymousUser
from django.db import connections, router
from markupsafe import Markup

from ficstead.archive.accounts.models import Pseud
from ficstead.archive.reviews.forms import ReviewForm, fresh_key
from ficstead.archive.reviews.own_deeds import Deeds
from ficstead.archive.reviews.rules import Reader
from ficstead.archive.serving.skeletons import Skeleton, made_by, made_of, markup, number, remembered, text
from ficstead.archive.works.models import Chapter


def kudos_and_form(chapter: int, *, gave_kudos: bool, token: Markup) -> dict[str, str]:
    """But for the names under which somebody may write."""
    return {
        "kudos": _kudos(gave_kudos).filled(chapter=chapter, token=token),
        "review-token": token,
        "review-key": _key().filled(key=fresh_key()),
    }


def signature(chapter: Chapter, reader: Reader) -> str:
    """Under which name this member writes."""
    with connections[router.db_for_read(Pseud)].cursor() as cursor:
        cursor.execute("SELECT id FROM accounts_pseud WHERE user_id = %s LIMIT 2", [reader.user.pk])
        pseuds = cursor.fetchall()
    if len(pseuds) == 1:
        return _one_name().filled(pseud=pseuds[0][0])
    return made_of("reviews/_signature.html", form=ReviewForm(chapter=chapter, reader=reader))


def deeds_under(deeds: list[Deeds], *, page: str, token: Markup) -> dict[str, str]:
    """`page`: the address to which a deed leads back."""
    return {
        each.slot: _deeds(each.may).filled(
            review=each.review.pk,
            chapter=each.review.chapter_id,
            name=each.review.written_under(),
            page=page,
            token=token,
        )
        for each in deeds
    }


@remembered
def _kudos(given: bool) -> Skeleton:
    kudos, chapter = SimpleNamespace(given=given, closed=""), SimpleNamespace(pk=number(0))
    made = made_of("reviews/_kudos.html", kudos=kudos, chapter=chapter, csrf_input=markup("token"))
    return Skeleton(made, numbers=["chapter"])


@remembered
def _key() -> Skeleton:
    form = ReviewForm(chapter=Chapter(), reader=Reader(AnonymousUser(), "", frozenset()))
    form.initial["form_key"] = text("key")
    return Skeleton(made_of("reviews/_key.html", form=form))


@remembered
def _one_name() -> Skeleton:
    form = SimpleNamespace(pseuds=[SimpleNamespace(pk=number(0))])
    return Skeleton(made_of("reviews/_signature.html", form=form), numbers=["pseud"])


@remembered
def _deeds(may: frozenset[str]) -> Skeleton:
    review = SimpleNamespace(pk=number(0), chapter_id=number(1), written_under=lambda: text("name"))
    shown = SimpleNamespace(review=review, may=may, may_be_tended="block" in may)
    request = SimpleNamespace(get_full_path=lambda: text("page"))
    made = made_by("reviews/_deeds.html", "deeds", shown, markup("token"), request)
    return Skeleton(made, numbers=["review", "chapter"])
