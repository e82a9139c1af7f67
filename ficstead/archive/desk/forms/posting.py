"""Bringing drafts before readers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ficstead.archive.works.models import Visibility

READERS = ((Visibility.EVERYONE.value, Visibility.EVERYONE.label), (Visibility.MEMBERS.value, Visibility.MEMBERS.label))


class PostingForm(forms.Form):
    """Who may read a work from now on."""

    visibility = forms.ChoiceField(label=_("Who may read it"), choices=READERS, required=False)
