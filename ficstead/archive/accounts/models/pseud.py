"""The names under which works and reviews stand, and the names they once were."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from ficstead.archive.accounts.models.user import User
from ficstead.archive.core.addresses import address
from ficstead.archive.core.names import name_key, tidy_name
from ficstead.archive.core.rows import QuicklyRead


class Pseud(QuicklyRead):
    """A name on a title page. One user may have several; one of them is the default."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="pseuds")
    name = models.CharField(
        _("name"),
        max_length=80,
        validators=[RegexValidator(r"^[^/\\?#%\x00-\x1f]+$", _("A pseud can't contain / \\ ? # or %%."))],
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
        return address("author", self.name)

    def clean(self) -> None:
        """A name that another's pseud once bore stays theirs: old links lead there."""
        if FormerName.objects.filter(key=self.key).exclude(pseud__user=self.user_id).exists():
            raise ValidationError(_("That pseud is taken."))

    def call(self, name: str) -> None:
        """Sets the name, and with it the key under which the database finds it taken."""
        self.name, self.key = tidy_name(name), name_key(name)


class FormerName(models.Model):
    """What a pseud was once called: old links lead to the new name, and nobody else may take the old one."""

    pseud = models.ForeignKey(Pseud, on_delete=models.CASCADE, related_name="former_names")
    name = models.CharField(max_length=80)
    key = models.CharField(max_length=240, unique=True)

    objects: ClassVar[models.Manager["FormerName"]] = models.Manager()

    def __str__(self) -> str:
        return self.name
