"""What authors fill in at the desk; every error is a sentence beside its field."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ficstead.archive.accounts.models import Pseud, User
from ficstead.archive.desk.posting import TitlePage
from ficstead.archive.desk.title_pages import LANGUAGES, NOT_RATED, RATINGS
from ficstead.archive.desk.typed import html_of, typed_of
from ficstead.archive.tags.models import TagKind
from ficstead.archive.works.models import Chapter, ChapterTexts, Status, Visibility, Work
from ficstead.press.manuscript import ManuscriptError, read_manuscript

PASTED_NAME = "Pasted text.txt"
PASTED_HTML_NAME = "Pasted text.html"


if TYPE_CHECKING:
    _ChoiceOfWorks = forms.ModelChoiceField[Work]
else:
    _ChoiceOfWorks = forms.ModelChoiceField  # Django can't subscript it at run time


class WorkChoiceField(_ChoiceOfWorks):
    def label_from_instance(self, obj: Work) -> str:
        return gettext("more of “%(title)s”") % {"title": obj.title}


class TargetForm(forms.Form):
    """Whether a manuscript is a new work or continues one."""

    work = WorkChoiceField(
        label=_("This is"), queryset=Work.objects.none(), required=False, empty_label=_("a new work")
    )

    def __init__(self, *args: Any, author: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = Work.objects.written_by(author).filter(trashed_at=None)
        cast("forms.ModelChoiceField[Work]", self.fields["work"]).queryset = own.latest_first()


class IntakeForm(TargetForm):
    """A manuscript, dropped, chosen or pasted, and the work it continues, if any."""

    file = forms.FileField(label=_("Manuscript file"), required=False, allow_empty_file=True)
    pasted = forms.CharField(label=_("Or paste the text"), required=False, strip=False, widget=forms.Textarea)
    # What the clipboard held beside the plain text: italics and headings. Filled by intake.js.
    pasted_html = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Reads the manuscript once, so that whatever is wrong with it is said here, beside its field."""
        cleaned = super().clean() or self.cleaned_data
        upload: UploadedFile[bytes] | None = cleaned.get("file")
        pasted: str = cleaned.get("pasted") or ""
        if upload and upload.size is not None and upload.size > settings.MANUSCRIPT_LIMIT:
            self.add_error("file", _("This file is larger than the %(size)s MB that the archive takes in.") % _limit())
        elif upload:
            self._read("file", upload.read(), str(upload.name))
        elif pasted.strip():
            html = cleaned.get("pasted_html") or ""
            self._read("pasted", (html or pasted).encode(), PASTED_HTML_NAME if html else PASTED_NAME)
        elif not self.errors:
            self.add_error("file", _("Choose a file, or paste the text of your chapter."))
        return cleaned

    def _read(self, field: str, data: bytes, name: str) -> None:
        try:
            read_manuscript(data, name=name, limit=settings.MANUSCRIPT_LIMIT)
        except ManuscriptError as error:
            self.add_error(field, error.message)
        else:
            self.cleaned_data |= {"data": data, "name": name}


def _limit() -> dict[str, int]:
    return {"size": settings.MANUSCRIPT_LIMIT // 1_000_000}


class TypedField(forms.CharField):
    """A text as authors type it (see `desk.typed`); its cleaned value is HTML."""

    def __init__(self, *, rows: int = 4, **kwargs: Any) -> None:
        widget = forms.Textarea(attrs={"rows": rows, "data-keeps": ""})
        super().__init__(required=False, strip=False, widget=widget, **kwargs)

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


TAG_FIELDS: Mapping[str, TagKind] = {
    "warnings": TagKind.WARNING,
    "categories": TagKind.CATEGORY,
    "fandoms": TagKind.FANDOM,
    "relationships": TagKind.RELATIONSHIP,
    "characters": TagKind.CHARACTER,
    "freeforms": TagKind.FREEFORM,
}
READERS = ((Visibility.EVERYONE.value, Visibility.EVERYONE.label), (Visibility.MEMBERS.value, Visibility.MEMBERS.label))


class TitlePageForm(forms.Form):
    """All that stands on a work's title page."""

    title = forms.CharField(label=_("Title"), max_length=255)
    authors = forms.ModelMultipleChoiceField(
        label=_("Written by"),
        queryset=Pseud.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one of your names.")},
    )
    summary = TypedField(label=_("Summary"), rows=4)
    fandoms = LinesField(label=_("Fandoms"), help_text=_("One a line, here and in the fields below."))
    relationships = LinesField(label=_("Relationships"))
    characters = LinesField(label=_("Characters"), rows=3)
    freeforms = LinesField(label=_("Additional tags"), rows=3)
    rating = forms.ChoiceField(label=_("Rating"))
    warnings = LinesField(label=_("Warnings"))
    categories = LinesField(label=_("Categories"), help_text=_("Gen, F/F, F/M, M/M, Multi …"))
    language = forms.ChoiceField(label=_("Language"))
    status = forms.ChoiceField(label=_("Status"), choices=Status.choices)
    planned_chapters = forms.IntegerField(
        label=_("Planned chapters"), required=False, min_value=1, max_value=9999, help_text=_("Leave it empty for “?”.")
    )
    visibility = forms.ChoiceField(label=_("Who may read it"), choices=READERS)

    def __init__(self, *args: Any, author: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = cast("forms.ModelMultipleChoiceField[Pseud]", self.fields["authors"])
        names.queryset = author.pseuds.order_by("-is_default", "name", "pk")
        self._offer("rating", RATINGS, self.initial.get("rating"))
        self._offer("language", LANGUAGES, self.initial.get("language"))

    def _offer(self, name: str, choices: Iterable[tuple[str, Any]], present: str | None) -> None:
        """A rating or a language that came with an import is offered too: editing must not force a change."""
        known = list(choices)
        if present and present not in dict(known):
            known.append((present, present))
        cast(forms.ChoiceField, self.fields[name]).choices = known

    def as_typed(self) -> dict[str, Any]:
        """What the author changed of what the form offered, good or bad, as JSON can keep it."""
        return {
            name: self[name].field.widget.value_from_datadict(self.data, self.files, self.add_prefix(name))
            for name in self.changed_data
        }

    def page(self) -> TitlePage:
        said = self.cleaned_data
        tags: dict[TagKind, list[str]] = {kind: said[name] for name, kind in TAG_FIELDS.items()}
        tags[TagKind.RATING] = [said["rating"]]
        return TitlePage(
            title=said["title"],
            authors=list(said["authors"]),
            summary=said["summary"],
            language=said["language"],
            status=said["status"],
            planned_chapters=said["planned_chapters"],
            visibility=said.get("visibility", Visibility.EVERYONE.value),
            tags=tags,
        )


class WorkForm(TitlePageForm):
    """The title page of a work that exists, with its notes."""

    disclaimer = TypedField(label=_("Disclaimer"))
    opening_note = TypedField(label=_("Author's note"))
    closing_note = TypedField(label=_("End note"))

    def __init__(self, *args: Any, work: Work, author: User, **kwargs: Any) -> None:
        super().__init__(*args, author=author, initial=_initial(work), **kwargs)
        self._before, self._author = work.author_list(), author
        if work.visibility == Visibility.DRAFT:
            del self.fields["visibility"]

    def page(self) -> TitlePage:
        texts = {name: self.cleaned_data[name] for name in ("disclaimer", "opening_note", "closing_note")}
        return replace(super().page(), authors=self._authors(), **texts)

    def _authors(self) -> list[Pseud]:
        """Co-authors stay, in their places: nobody takes another's name off a work here."""
        chosen = list(self.cleaned_data["authors"])
        stay = [pseud for pseud in self._before if pseud.user_id != self._author.pk or pseud in chosen]
        return stay + [pseud for pseud in chosen if pseud not in stay]


def _initial(work: Work) -> dict[str, Any]:
    texts = {name: typed_of(getattr(work, name)) for name in ("summary", "disclaimer", "opening_note", "closing_note")}
    plain = {name: getattr(work, name) for name in ("title", "language", "status", "planned_chapters", "visibility")}
    names = {name: "\n".join(work.tag_names(kind)) for name, kind in TAG_FIELDS.items()}
    rating = next(iter(work.tag_names(TagKind.RATING)), NOT_RATED)
    return {**texts, **plain, **names, "rating": rating, "authors": [pseud.pk for pseud in work.author_list()]}


class ChapterForm(forms.Form):
    """The texts of a chapter."""

    title = forms.CharField(label=_("Title"), max_length=255, required=False)
    summary = TypedField(label=_("Summary"), rows=2)
    disclaimer = TypedField(label=_("Disclaimer"), rows=2, help_text=_("Only where it differs from the work's."))
    opening_note = TypedField(label=_("Author's note"), rows=4)
    body = TypedField(label=_("Story"), rows=24)
    closing_note = TypedField(label=_("End note"), rows=4)

    @staticmethod
    def initial_of(chapter: Chapter) -> dict[str, str]:
        texts = ("summary", "disclaimer", "opening_note", "body", "closing_note")
        return {"title": chapter.title, **{name: typed_of(getattr(chapter, name)) for name in texts}}

    def texts(self) -> ChapterTexts:
        return ChapterTexts(**self.cleaned_data)


class StandingForm(forms.Form):
    """What stands in front of every new work unless its manuscript says otherwise."""

    disclaimer = TypedField(
        label=_("Standing disclaimer"),
        help_text=_("New works begin with it when their manuscript brings none of its own."),
    )


class PostingForm(forms.Form):
    """Who may read a work from now on."""

    visibility = forms.ChoiceField(label=_("Who may read it"), choices=READERS, required=False)
