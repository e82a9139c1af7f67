"""What staff fill in."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ficstead.archive.accounts.models import User
from ficstead.archive.core.names import name_key

MOST_INVITATIONS = 100


class GrantForm(forms.Form):
    """How many invitations a member has from now on: saying it twice is saying it once."""

    member = forms.CharField(
        label=_("Member"),
        max_length=150,
        help_text=_("A pseud or the user name."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    number = forms.IntegerField(label=_("Invitations they may give"), min_value=0, max_value=MOST_INVITATIONS)

    def clean_member(self) -> User:
        typed = self.cleaned_data["member"]
        found = _member_called(typed)
        if found is None:
            raise ValidationError(_("No member is called “%(name)s”."), params={"name": typed})
        return found


def _member_called(name: str) -> User | None:
    members = User.objects.filter(is_active=True)
    by_pseud: dict[str, Any] = {"pseuds__key": name_key(name)}
    return members.filter(**by_pseud).first() or members.filter(username__iexact=name.strip()).first()
