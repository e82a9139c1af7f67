"""Asking somebody to write together."""

from django import forms
from django.utils.translation import gettext_lazy as _


class InviteForm(forms.Form):
    """A pseud, by its name."""

    name = forms.CharField(
        label=_("Their name"),
        max_length=80,
        help_text=_("The name they post under, in capitals or not. They join once they have said yes."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )
