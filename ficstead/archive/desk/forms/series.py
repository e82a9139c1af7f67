"""A series: what it is called, whose it is, and which works stand where in it."""

import re
from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from ficstead.archive.accounts.models import Pseud, User
from ficstead.archive.core.names import tidy_name
from ficstead.archive.desk.forms.once import OnceForm
from ficstead.archive.desk.forms.texts import TypedField
from ficstead.archive.desk.typed import typed_of
from ficstead.archive.works.models import Series, SeriesPlace, Work


class SeriesForm(OnceForm):
    """Name, summary, and under which of one's own names."""

    name = forms.CharField(label=_("Name"), max_length=255)
    summary = TypedField(label=_("Summary"))
    creators = forms.ModelMultipleChoiceField(
        label=_("Put together by"),
        queryset=Pseud.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one of your names.")},
    )

    def __init__(self, *args: Any, author: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = cast("forms.ModelMultipleChoiceField[Pseud]", self.fields["creators"])
        names.queryset = author.pseuds.order_by("-is_default", "name", "pk")

    @staticmethod
    def initial_of(series: Series, *, author: User) -> dict[str, Any]:
        mine = series.creators.filter(user=author).values_list("pk", flat=True)
        return {"name": series.name, "summary": typed_of(series.summary), "creators": list(mine)}

    def clean_name(self) -> str:
        return tidy_name(self.cleaned_data["name"])

    def said(self) -> dict[str, Any]:
        """All but the form's own key, by the names of `series_making`."""
        return {name: self.cleaned_data[name] for name in ("name", "summary", "creators")}


class AddWorksForm(forms.Form):
    """Which of one's own works join a series."""

    works = forms.ModelMultipleChoiceField(
        label=_("Your works"),
        queryset=Work.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one work.")},
    )

    def __init__(self, *args: Any, series: Series, author: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = Work.objects.written_by(author).filter(trashed_at=None)
        works = cast("forms.ModelMultipleChoiceField[Work]", self.fields["works"])
        works.queryset = own.exclude(series_places__series=series).latest_first()


class OrderForm(forms.Form):
    """A number for each work of a series, or a step up or down for one of them."""

    move = forms.RegexField(r"^(up|down)-\d{1,18}$", required=False)

    def __init__(self, *args: Any, places: Iterable[SeriesPlace], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._places = list(places)
        for place in self._places:
            self.fields[f"position-{place.pk}"] = forms.IntegerField(
                label=_("Part"), required=False, min_value=1, max_value=9999, initial=place.position
            )

    def rows(self) -> list[tuple[SeriesPlace, forms.BoundField]]:
        return [(place, self[f"position-{place.pk}"]) for place in self._places]

    def wanted(self) -> dict[int, int]:
        numbers = {place.pk: self.cleaned_data[f"position-{place.pk}"] for place in self._places}
        return {pk: number for pk, number in numbers.items() if number is not None}

    def step(self) -> tuple[int, int] | None:
        """The place to move, and by how much."""
        found = re.fullmatch(r"(up|down)-(\d+)", self.cleaned_data["move"])
        return (int(found[2]), -1 if found[1] == "up" else 1) if found else None
