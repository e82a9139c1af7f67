"""The empty form that a guest finds beneath a chapter: the same on every page but for its key, so its fields are drawn once.

Django draws a field by three templates of its own; the seven fields of a review took longer than the rest of a page.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from django.contrib.auth.models import AnonymousUser
from django.forms import BoundField
from django.utils.safestring import SafeString
from markupsafe import Markup

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


def empty_form(key: str = "") -> EmptyForm:
    """`key`: letters and digits; none on a page that is the same for everybody."""
    drawn = _drawn()
    return {**drawn, "form_key": _drawn_key() % key} if key else drawn


@cache
def _drawn() -> EmptyForm:
    form = _form()
    fields = {name: DrawnField.of(form[name]) for name in form.fields}
    return {**fields, "pseuds": (), "answered": None, "non_field_errors": str}


@cache
def _drawn_key() -> Markup:
    form = _form()
    form.initial["form_key"] = "%s"
    return Markup(form["form_key"].as_widget())  # noqa: S704 (Django's own)


def _form() -> ReviewForm:
    nobody = Reader(user=AnonymousUser(), device="", authors=frozenset())
    return ReviewForm(chapter=Chapter(), reader=nobody, keyed=False)
