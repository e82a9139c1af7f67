"""The order of a work's chapters, and deleting for good."""

from collections.abc import Mapping, Sequence

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ficstead.archive.works.models import Chapter


def order_from(said: Mapping[str, str], chapters: Sequence[Chapter]) -> list[int]:
    """The chapters' ids in the order that the page asks for: by the number typed beside each, then by the button
    pressed. A chapter that is given another's number takes that place, and the other makes room."""
    asked = {chapter.pk: _number(said.get(f"place-{chapter.pk}", ""), chapter.number) for chapter in chapters}
    moved = {
        chapter.pk: (asked[chapter.pk] > chapter.number) - (asked[chapter.pk] < chapter.number) for chapter in chapters
    }
    order = [chapter.pk for chapter in sorted(chapters, key=lambda each: (asked[each.pk], moved[each.pk], each.number))]
    for name, step in (("up", -1), ("down", 1)):
        if (pk := said.get(name, "")).isdecimal() and int(pk) in order:
            order = _stepped(order, int(pk), step)
    return order


def _number(typed: str, default: int) -> int:
    return int(typed) if typed.isdecimal() and len(typed) < 7 else default


def _stepped(order: list[int], pk: int, step: int) -> list[int]:
    at = order.index(pk)
    rest = [other for other in order if other != pk]
    return [*rest[: max(0, at + step)], pk, *rest[max(0, at + step) :]]


class GoneForm(forms.Form):
    """Deleting for good is typed, not clicked."""

    word = forms.CharField(label=_("To delete it for good, type its title here"), required=False)

    def __init__(self, *args: object, title: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self._title = title

    def clean_word(self) -> str:
        word = str(self.cleaned_data["word"])
        if " ".join(word.split()).casefold() != " ".join(self._title.split()).casefold():
            raise forms.ValidationError(gettext("That is not its title. Nothing has been deleted."))
        return word
