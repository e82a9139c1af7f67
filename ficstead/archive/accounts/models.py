"""Users, and the pseuds under which their works stand."""

from typing import TYPE_CHECKING

from django.contrib.auth.models import AbstractUser
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ficstead.archive.core.names import name_key, tidy_name

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager


class User(AbstractUser):
    """An account. Nobody but its owner and staff ever sees the user name: readers see pseuds."""

    # AbstractUser's names of a person are of no use here, and not ours to ask for.
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    default_disclaimer = models.TextField(_("standing disclaimer"), blank=True)
    default_disclaimer_sanitiser = models.PositiveSmallIntegerField(default=0)

    if TYPE_CHECKING:
        pseuds: RelatedManager["Pseud"]

    class Meta:
        constraints = (
            models.UniqueConstraint(
                Lower("username"), name="username_once", violation_error_message=_("That user name is taken.")
            ),
        )

    def default_pseud(self) -> "Pseud":
        """The pseud this person posts under unless they choose another."""
        return self.pseuds.get(is_default=True)


class Pseud(models.Model):
    """A name on a title page. One user may have several; one of them is the default."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="pseuds")
    name = models.CharField(
        _("name"),
        max_length=80,
        validators=[RegexValidator(r"^[^/\\?#%\x00-\x1f]+$", _("A pseud can't contain / \\ ? # or %."))],
    )
    key = models.CharField(max_length=240, editable=False)
    is_default = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["key"], name="pseud_name_once", violation_error_message=_("That pseud is taken.")
            ),
            models.UniqueConstraint("user", condition=models.Q(is_default=True), name="one_default_pseud"),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("author", args=[self.name])

    def call(self, name: str) -> None:
        """Sets the name, and with it the key under which the database finds it taken."""
        self.name, self.key = tidy_name(name), name_key(name)
