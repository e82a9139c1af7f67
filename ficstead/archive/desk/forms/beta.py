"""Asking betas, and what betas and authors write to each other."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ficstead.archive.accounts.models import Pseud, User
from ficstead.archive.desk.forms.once import OnceForm
from ficstead.archive.desk.wording import Paragraphs, Passage, WordsHaveChanged, passage_near
from ficstead.archive.reviews.passages import LONGEST_PASSAGE
from ficstead.archive.works.anchors import paragraphs
from ficstead.archive.works.models import Chapter

LONGEST_REMARK = 10_000
LONGEST_WORDING = 2_000
_PLAIN = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}


def _unseen_number() -> forms.NumberInput:
    """No hidden field: what a device keeps of an unsent remark comes back with its place."""
    return forms.NumberInput(attrs={"hidden": True})


class AskBetaForm(forms.Form):
    """A pseud by its name, or a mail address."""

    who = forms.CharField(
        label=_("Their name, or their mail address"),
        max_length=254,
        help_text=_(
            "The name they post under; or an address, to which a letter goes. They read once they have said yes."
        ),
        widget=forms.TextInput(attrs=_PLAIN),
    )

    def clean_who(self) -> str:
        who = str(self.cleaned_data["who"]).strip()
        if "@" in who:
            forms.EmailField().clean(who)
        return who

    def is_address(self) -> bool:
        return "@" in self.cleaned_data["who"]


class ByNameForm(forms.Form):
    """Under which of their names somebody reads who was asked by mail."""

    pseud = forms.ModelChoiceField(label=_("You read as"), queryset=Pseud.objects.none(), empty_label=None)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = user.pseuds.order_by("-is_default", "name", "pk")
        self.fields["pseud"].queryset = own  # type: ignore[attr-defined]
        self.fields["pseud"].initial = own.first()


class AnswerForm(OnceForm):
    text = forms.CharField(label=_("Your answer"), max_length=LONGEST_REMARK, widget=forms.Textarea(attrs={"rows": 3}))


class QuestionForm(OnceForm):
    """What an author asks all betas about a chapter."""

    text = forms.CharField(
        label=_("Ask your betas about this chapter"),
        max_length=LONGEST_REMARK,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class RemarkForm(OnceForm):
    """What is said of a chapter, or of a passage in it, and other words for that."""

    anchor = forms.IntegerField(required=False, min_value=1, max_value=2**31 - 1, widget=_unseen_number())
    # How many letters of the paragraph stand before the passage; known only to who selected it.
    offset = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1, widget=_unseen_number())
    passage = forms.CharField(
        label=_("The passage"),
        required=False,
        max_length=LONGEST_PASSAGE * 2,
        help_text=_("Cut it down to the words you mean."),
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false"}),
    )
    text = forms.CharField(
        label=_("Your remark"), required=False, max_length=LONGEST_REMARK, widget=forms.Textarea(attrs={"rows": 4})
    )
    wording = forms.CharField(
        label=_("Other words for the passage"),
        required=False,
        max_length=LONGEST_WORDING,
        help_text=_("The author can take them over as they are."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    leaves_out = forms.BooleanField(label=_("Leave these words out"), required=False)
    # The author has changed the passage meanwhile: what is said of it is said of the chapter, with the words it means.
    of_chapter = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, chapter: Chapter, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.chapter = chapter
        self.found: Passage | None = None

    @staticmethod
    def about(chapter: Chapter, anchor: str) -> dict[str, Any]:
        """What the form begins with for a paragraph: all its words."""
        if not anchor.isdecimal() or len(anchor) > 9:
            return {}
        texts = dict(zip(chapter.paragraph_anchors().numbers, paragraphs(chapter.body), strict=False))
        words = texts.get(int(anchor), "")
        if len(words) > LONGEST_PASSAGE:
            words = words[: words.rfind(" ", 0, LONGEST_PASSAGE)]
        return {"anchor": int(anchor), "passage": words} if words else {}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if self.errors:
            return data
        if data["of_chapter"]:
            data |= {"anchor": None, "text": self._with_its_passage(data)}
        if data["anchor"]:
            self._find(data)
        if not data["text"].strip() and self.proposed_wording() is None:
            self.add_error("text", _("Write a remark, or other words for the passage."))
        return data

    @staticmethod
    def _with_its_passage(data: dict[str, Any]) -> str:
        passage, wording, text = " ".join(data["passage"].split()), data["wording"].strip(), data["text"].strip()
        change = f" → {wording or '—'}" if wording or data["leaves_out"] else ""
        return f"“{passage}”{change}\n{text}".strip() if change or text else ""

    def _find(self, data: dict[str, Any]) -> None:
        try:
            if len(data["passage"]) > LONGEST_PASSAGE:
                raise ValidationError(_("That is too long for one passage: cut it down to the words you mean."))
            paragraphs = Paragraphs.of(self.chapter)
            self.found = passage_near(paragraphs, data["anchor"], data["passage"], offset=data["offset"])
        except ValidationError as too_long:
            self.add_error("passage", too_long)
        except WordsHaveChanged:
            self.add_error(
                "passage", _("These words don't stand in that paragraph, or no longer. Copy them as they are.")
            )
        else:
            if data["offset"] is None and self.found.places > 1 and self.proposed_wording() is not None:
                self.add_error("passage", _("These words stand there more than once: take some more around them."))

    def proposed_wording(self) -> str | None:
        """The words proposed: empty ones for none at all, and None where nothing is proposed."""
        data = self.cleaned_data
        if not data.get("anchor"):
            return None
        if data.get("leaves_out"):
            return ""
        words = " ".join(data.get("wording", "").split())
        return words if words and words != " ".join(data.get("passage", "").split()) else None

    def speaks_of_passage(self) -> bool:
        return bool(self["anchor"].value())
