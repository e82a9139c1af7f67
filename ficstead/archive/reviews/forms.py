"""What a reader fills in to say something."""

import unicodedata
import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from ficstead.archive.accounts.models import FormerName, Pseud, User
from ficstead.archive.core.names import name_key, tidy_name
from ficstead.archive.reviews.models import Review
from ficstead.archive.reviews.passages import PassageIsGone, passage_in
from ficstead.archive.reviews.reviewing import Words
from ficstead.archive.reviews.rules import Reader
from ficstead.archive.reviews.writing import html_of
from ficstead.archive.works.models import Chapter
from ficstead.press.manuscript import plain_text

LONGEST_REVIEW = 20_000


def fresh_key() -> str:
    return uuid.uuid4().hex


class TextForm(forms.Form):
    """The words alone: all that can be edited afterwards."""

    text = forms.CharField(
        label=_("Your review"),
        max_length=LONGEST_REVIEW,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Nothing is written here yet.")},
        help_text=_("Blank lines part paragraphs. <em>, <strong>, <blockquote> and links work."),
    )

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if not plain_text(html_of(text)):
            raise ValidationError(_("Nothing is written here yet."))
        return text


class ReviewForm(TextForm):
    """A new review or an answer. Knows the chapter and whoever writes; an error keeps all that was typed."""

    pseud = forms.ModelChoiceField(label=_("Signed as"), queryset=Pseud.objects.none(), empty_label=None)
    guest_name = forms.CharField(
        label=_("Your name"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
        error_messages={"required": _("Please give a name, any name: the author likes to know whom to thank.")},
    )
    answers = forms.IntegerField(required=False, widget=forms.HiddenInput)
    anchor = forms.IntegerField(required=False, min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)
    passage = forms.CharField(required=False, widget=forms.HiddenInput)
    # Empty where the page is the same for everybody (see `reviews.keys`).
    form_key = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
    # Nobody sees this field: whoever fills it is a program.
    website = forms.CharField(
        required=False,
        label=_("Leave this empty"),
        widget=forms.TextInput(attrs={"tabindex": -1, "autocomplete": "off"}),
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        chapter: Chapter,
        reader: Reader,
        answered: Review | None = None,
        keyed: bool = True,
    ) -> None:
        super().__init__(data, auto_id="review-%s")
        self.chapter, self.answered = chapter, answered
        self.initial["form_key"] = fresh_key() if keyed else ""
        # Under which names this person may sign; none for a guest.
        self.pseuds: list[Pseud] = []
        if reader.user.is_authenticated:
            del self.fields["guest_name"]
            self._offer_pseuds(reader.user)
        else:
            del self.fields["pseud"]
        if answered is not None:
            self.fields["text"].label = _("Your answer")
            self.initial["answers"] = answered.pk

    def _offer_pseuds(self, user: User) -> None:
        own = user.pseuds.order_by("-is_default", "pk")
        self.pseuds = list(own)
        field = self.fields["pseud"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 (for the type checker)
        field.queryset = own
        field.choices = [(pseud.pk, pseud.name) for pseud in self.pseuds]  # they are known: no second query
        self.initial["pseud"] = self.pseuds[0].pk if self.pseuds else None

    def clean_guest_name(self) -> str:
        """Signs that can't be seen go, so that nobody can look like somebody else."""
        typed = "".join(sign for sign in self.cleaned_data["guest_name"] if unicodedata.category(sign)[0] != "C")
        name = tidy_name(typed)
        if not name:
            raise ValidationError(self.fields["guest_name"].error_messages["required"])
        key = name_key(name)
        if Pseud.objects.filter(key=key).exists() or FormerName.objects.filter(key=key).exists():
            raise ValidationError(
                _("Somebody here writes as %(name)s: sign in, if that is you, or take another name."),
                params={"name": name},
            )
        return name

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise ValidationError(_("One field must stay empty, and something filled it in. Please send this again."))
        return ""

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        self._mend_hidden_fields()
        if data.get("answers") and self.answered is None:
            self._replace(answers="")
            self.add_error(None, _("What you wanted to answer is gone. Send this again, and it stands by itself."))
        if data.get("passage") and data.get("anchor"):
            self._check_passage(data)
        return data

    def _mend_hidden_fields(self) -> None:
        """What nobody typed is put right without asking: the page it came from was spoilt, or made by hand."""
        spoilt = [name for name in ("answers", "anchor", "form_key") if name in self.errors]
        for name in spoilt:
            del self.errors[name]
        if spoilt:
            self._replace(**{**dict.fromkeys(spoilt, ""), "form_key": fresh_key()})
            self.add_error(None, _("Something in this page had gone wrong. It is mended; please send this again."))

    def _check_passage(self, data: dict[str, Any]) -> None:
        if self.answered is not None or not self.chapter.work.passages_open:
            data["anchor"], data["passage"] = None, ""
            return
        try:
            data["passage"] = passage_in(self.chapter, data["anchor"], data["passage"])
        except PassageIsGone:
            self._replace(anchor="", passage="")
            self.add_error(
                None,
                _("The words you had marked don't stand there any more. Send this again, and it goes without them."),
            )

    def _replace(self, **values: str) -> None:
        """These fields come back so; everything else as it was typed."""
        self.data = {**{name: self.data.get(name, "") for name in self.data}, **values}

    def words(self, *, keyless: str, earlier: str = "") -> Words:
        """`keyless` is the key of a form that came without one, `earlier` the other that it may have had."""
        data = self.cleaned_data
        key = data["form_key"]
        quotes = bool(data.get("anchor") and data.get("passage"))
        return Words(
            text=data["text"],
            form_key=key or keyless,
            earlier_key="" if key else earlier,
            pseud=data.get("pseud"),
            guest_name=data.get("guest_name", ""),
            answers_to=self.answered,
            anchor=data["anchor"] if quotes else None,
            passage=data["passage"] if quotes else "",
        )
