"""A name for one's title pages."""

from django import forms
from django.utils.translation import gettext_lazy as _


class PseudForm(forms.Form):
    """Whether the name is free is the deed's to say: only it knows at the moment it counts."""

    name = forms.CharField(
        label=_("Name"), max_length=80, widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"})
    )
