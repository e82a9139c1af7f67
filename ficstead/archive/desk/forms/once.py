"""Forms that have one effect however often they are sent: a double click, a reload, a lost answer."""

import secrets
from hashlib import sha256

from django import forms


def _fresh_key() -> str:
    return secrets.token_urlsafe(12)


class OnceForm(forms.Form):
    """Carries a key of its own. The same key with other words is another form: somebody went back and wrote anew."""

    form_key = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput, initial=_fresh_key)

    def sent_key(self) -> str:
        """The same for the same form with the same words; at most 40 characters."""
        said = {name: self[name].value() for name in self.fields} | {
            "form_key": self.cleaned_data["form_key"] or _fresh_key()
        }
        return sha256(repr(sorted(said.items())).encode()).hexdigest()[:40]
