"""The empty form that stands on pages made for nobody: the same on all of them, so its fields are drawn once.

Django draws a field by three templates of its own; the seven fields of a review took longer than the rest of a page.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from django.contrib.auth.models import AnonymousUser
from django.forms import BoundField
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from ficstead.archive.reviews.forms import ReviewForm
from ficstead.archive.reviews.rules import Reader
from ficstead.archive.works.models import Chapter


@dataclass(frozen=True, slots=True)
class DrawnField:
    """As much of a `BoundField` as templates ask of one without a value."""

    html: SafeString
    label: SafeString
    label_with_colon: SafeString
    help_text: str
    auto_id: str
    errors: str = ""

    @classmethod
    def of(cls, field: BoundField) -> "DrawnField":
        label, with_colon = field.label_tag(label_suffix=""), field.label_tag()
        return cls(field.as_widget(), label, with_colon, str(field.help_text), field.auto_id)

    def __html__(self) -> str:
        return self.html

    def label_tag(self, label_suffix: str | None = None) -> SafeString:
        return self.label_with_colon if label_suffix is None else self.label

    def value(self) -> None:
        return None


# By name, with what the template asks of the form itself.
EmptyForm = Mapping[str, object]


def empty_form() -> EmptyForm:
    return _drawn(get_language())


@cache
def _drawn(language: str | None) -> EmptyForm:
    nobody = Reader(user=AnonymousUser(), device="", authors=frozenset())
    form = ReviewForm(chapter=Chapter(), reader=nobody, keyed=False)
    fields = {name: DrawnField.of(form[name]) for name in form.fields}
    return {**fields, "pseuds": (), "answered": None, "non_field_errors": str}
