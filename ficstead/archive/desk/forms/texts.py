"""The fields into which authors type."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from ficstead.archive.desk.typed import html_of, typed_of


class TypedTextarea(forms.Textarea):
    """A textarea in whose place the editor steps where there is JavaScript.

    The editor sends HTML, and says so in a field `<name>_format`; here it becomes what an author would have typed.
    """

    def __init__(self, rows: int) -> None:
        super().__init__(attrs={"rows": rows, "data-keeps": "", "data-editor": ""})

    def value_from_datadict(self, data: Mapping[str, Any], files: MultiValueDict[str, Any], name: str) -> Any:
        said = super().value_from_datadict(data, files, name)
        return typed_of(said) if said and data.get(f"{name}_format") == "html" else said


class TypedField(forms.CharField):
    """A text as authors type it (see `desk.typed`); its cleaned value is HTML."""

    def __init__(self, *, rows: int = 4, **kwargs: Any) -> None:
        super().__init__(required=False, strip=False, widget=TypedTextarea(rows), **kwargs)

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")

    def clean(self, value: Any) -> str:
        return html_of(super().clean(value))


class LinesField(forms.CharField):
    """One name a line; names may hold commas."""

    def __init__(self, *, rows: int = 2, **kwargs: Any) -> None:
        super().__init__(required=False, widget=forms.Textarea(attrs={"rows": rows}), **kwargs)

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")

    def clean(self, value: Any) -> list[str]:
        names = [line.strip() for line in super().clean(value).split("\n") if line.strip()]
        for name in names:
            if len(name) > 150:
                raise forms.ValidationError(
                    _("“%(start)s…” is too long for a tag: 150 characters at most."), params={"start": name[:40]}
                )
        return names
