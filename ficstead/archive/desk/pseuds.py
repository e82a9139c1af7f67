"""The names on one's title pages: another one, a new spelling, the first among them, one fewer.

They are looked after here and not among the accounts, since a new name changes every page and file of one's works.
"""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from ficstead.archive.accounts.models import FormerName, Pseud, User
from ficstead.archive.core.names import name_key
from ficstead.archive.desk.models import Beta, Remark
from ficstead.archive.reviews.models import Review
from ficstead.archive.works.models import Authorship, Series, Work

PSEUDS_A_PERSON = 20


class StillInUse(Exception):
    """Works, series or reviews stand under it, or it is the first among the pseuds."""


def pseuds_of(user: User) -> models.QuerySet[Pseud]:
    """The default first; each with `works_under` and whether it is `in_use`."""
    works = Authorship.objects.filter(pseud=OuterRef("pk"), work__trashed_at=None)
    counted = works.order_by().values("pseud").annotate(all=models.Count("pk")).values("all")
    shown = user.pseuds.annotate(works_under=Coalesce(models.Subquery(counted), 0), in_use=_in_use())
    return shown.order_by("-is_default", "name", "pk")


def _in_use() -> Q:
    """Something stands under the pseud: a work, be it in the trash, a series, a review, a beta reading."""
    works = Exists(Authorship.objects.filter(pseud=OuterRef("pk")))
    series = Exists(Series.objects.filter(creators=OuterRef("pk")))
    betas = Exists(Beta.objects.filter(pseud=OuterRef("pk"), accepted=True))
    remarks = Exists(Remark.objects.filter(pseud=OuterRef("pk")))
    return Q(works | series | betas | remarks | Exists(Review.objects.filter(pseud=OuterRef("pk"))))


@transaction.atomic
def make_pseud(user: User, name: str) -> Pseud:
    """Raises `ValidationError` for a name that is taken or malformed, and for one name too many.

    A name that is one's own already is made a second time without a word: the form was sent twice.
    """
    User.objects.select_for_update().get(pk=user.pk)
    own = user.pseuds.filter(key=name_key(name)).first()
    if own is not None:
        return own
    if user.pseuds.count() >= PSEUDS_A_PERSON:
        raise ValidationError(_("%(number)d pseuds are as many as one can have.") % {"number": PSEUDS_A_PERSON})
    pseud = Pseud(user=user)
    _give_name(pseud, name)
    return pseud


@transaction.atomic
def rename_pseud(pseud: Pseud, name: str) -> None:
    """Old links lead to the new name, and nobody else can take the old one; every work shows the new one.

    Raises `ValidationError` for a name that is taken or malformed.
    """
    pseud = Pseud.objects.select_for_update().get(pk=pseud.pk)
    before = FormerName(pseud=pseud, name=pseud.name, key=pseud.key)
    _give_name(pseud, name)
    if before.key != pseud.key:
        before.save()
    if before.name != pseud.name:
        shown = Q(authorships__pseud=pseud) | Q(credited_betas=pseud)
        Work.objects.filter(shown).update(revision=F("revision") + 1)


@transaction.atomic
def make_default(pseud: Pseud) -> None:
    User.objects.select_for_update().get(pk=pseud.user_id)
    Pseud.objects.filter(user=pseud.user_id, is_default=True).update(is_default=False)
    Pseud.objects.filter(pk=pseud.pk).update(is_default=True)


@transaction.atomic
def remove_pseud(pseud: Pseud) -> None:
    """Raises `StillInUse`: what stands under a name keeps it."""
    User.objects.select_for_update().get(pk=pseud.user_id)
    unused = pseud.user.pseuds.filter(~_in_use(), pk=pseud.pk, is_default=False).first()
    if unused is None:
        raise StillInUse
    unused.delete()


def _give_name(pseud: Pseud, name: str) -> None:
    pseud.call(name)
    pseud.full_clean()
    try:
        with transaction.atomic():
            pseud.save()
            FormerName.objects.filter(key=pseud.key).delete()  # their own: `clean` lets them have it back
    except IntegrityError as late:
        raise ValidationError(_("That pseud is taken.")) from late
