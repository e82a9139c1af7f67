"""What a page sends of its form while somebody types."""

import json
from typing import Any

from django import forms

_MOST_FIELDS = 60


class UnsavedForm(forms.Form):
    """One form on one device, as JSON."""

    place = forms.CharField(max_length=40)
    device = forms.RegexField(r"^[A-Za-z0-9_-]{8,40}$")
    base = forms.IntegerField(required=False, min_value=0)

    @classmethod
    def sent(cls, body: bytes) -> "UnsavedForm":
        """Never fails: what can't be read is an empty form, which isn't valid."""
        try:
            said = json.loads(body)
        except ValueError:
            said = None
        if not isinstance(said, dict):
            return cls({})
        typed = said.pop("fields", None)
        return cls({name: value for name, value in said.items() if isinstance(value, str | int)}, typed=typed)

    def __init__(self, *args: Any, typed: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._typed = typed

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not _is_typed(self._typed):
            raise forms.ValidationError("The fields of a form are names and texts.")
        return cleaned | {"fields": self._typed}


def _is_typed(typed: Any) -> bool:
    if not isinstance(typed, dict) or len(typed) > _MOST_FIELDS:
        return False
    return all(isinstance(value, str) and len(name) <= 60 and "\0" not in value for name, value in typed.items())
