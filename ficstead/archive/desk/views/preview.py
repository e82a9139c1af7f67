"""The preview of a handed-in manuscript: source beside result, every decision open to its author."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ficstead.archive.accounts.http import SignedInRequest
from ficstead.archive.desk.forms import TargetForm, TitlePageForm
from ficstead.archive.desk.galley import KIND_NAMES, findings_of, galley_of, leaves_of, problems_of
from ficstead.archive.desk.gates import own_manuscript
from ficstead.archive.desk.models import ManuscriptFile
from ficstead.archive.desk.posting import next_number
from ficstead.archive.desk.proofing import Found, knows, wishes_of
from ficstead.archive.desk.putting_right import manuscript_put_right, safe_notes_of
from ficstead.archive.desk.standing import standing_texts
from ficstead.archive.desk.taking_in import (
    WorkIsGone,
    as_the_author_says,
    as_the_engine_reads,
    keep_answers,
    save_manuscript,
)
from ficstead.archive.desk.title_pages import filled_in_from
from ficstead.archive.works.models import Work
from ficstead.press.manuscript import Manuscript, PieceKind


@require_http_methods(["GET", "POST"])
def preview(request: SignedInRequest, pk: int) -> HttpResponse:
    file = own_manuscript(request.user, pk)
    if request.method == "POST":
        return _answered(request, file)
    manuscript = as_the_author_says(file, as_the_engine_reads(file))
    offered = filled_in_from(manuscript, author=request.user)
    return _page(request, file, manuscript, TitlePageForm(author=request.user, initial=offered | file.answers))


def _answered(request: SignedInRequest, file: ManuscriptFile) -> HttpResponse:
    """Keeps what the author says, and does what they ask: look again, save as a draft, or post."""
    if file.saved_at:
        return _to_outcome(file.outcome)
    read = as_the_engine_reads(file)
    form = _title_page(request, file, read)
    target = TargetForm(request.POST, author=request.user)
    keep_answers(
        file,
        for_work=target.cleaned_data["work"] if target.is_valid() else file.for_work,
        labels=_labels(request.POST, read, before=file.chosen_kinds()),
        answers=form.as_typed() if form.is_bound else file.answers,
        put_right="put_right" in request.POST,
    )
    asked = request.POST.get("do", "")
    if asked not in ("draft", "post") or (file.for_work is None and not form.is_bound):
        return _look_again(file, unfold=asked.removeprefix("unfold-"))
    manuscript = as_the_author_says(file, read)
    if file.for_work is None and not form.is_valid():
        return _page(request, file, manuscript, form, status=422)
    return _saved(request, file, manuscript, form, post=asked == "post")


def _title_page(request: SignedInRequest, file: ManuscriptFile, read: Manuscript) -> TitlePageForm:
    """The title page as sent; unbound when the page had none, the manuscript having been meant for a work.

    Its fields were filled in from the labels of before: only what differs from that is the author's own word.
    """
    offered = filled_in_from(as_the_author_says(file, read), author=request.user)
    return TitlePageForm(request.POST if "title" in request.POST else None, author=request.user, initial=offered)


_KNOWN_KINDS = frozenset(kind.value for kind in KIND_NAMES)


def _labels(said: Mapping[str, str], read: Manuscript, *, before: Mapping[int, PieceKind]) -> dict[int, PieceKind]:
    """What the author says of pieces where it differs from the engine; pieces the page didn't ask keep their label."""
    labels = dict(before)
    for piece in read.pieces:
        kind = said.get(f"kind-{piece.index}", "")
        if kind == piece.kind.value:
            labels.pop(piece.index, None)
        elif kind in _KNOWN_KINDS:
            labels[piece.index] = PieceKind(kind)
    return labels


def _saved(
    request: SignedInRequest, file: ManuscriptFile, manuscript: Manuscript, form: TitlePageForm, *, post: bool
) -> HttpResponse:
    page = form.page() if file.for_work is None else None
    manuscript = _put_right(request, file, manuscript, page.language if page else _language(file, form))
    try:
        work = save_manuscript(file, manuscript, page, post=post, by=request.user, at=timezone.now())
    except WorkIsGone:
        messages.error(
            request, _("The work these chapters were meant for is in the trash. Restore it, then try again.")
        )
        return redirect("desk-trash")
    messages.success(
        request, _("Posted. Readers can see it now.") if post else _("Saved as a draft. Only you can see it.")
    )
    return redirect(work) if post else redirect("desk-work", work.pk)


def _look_again(file: ManuscriptFile, *, unfold: str) -> HttpResponse:
    """Back to the preview, with the stretch that begins at the piece `unfold` open for labels."""
    address = file.get_absolute_url()
    return redirect(f"{address}?unfold={unfold}#piece-{unfold}" if unfold.isdecimal() else f"{address}#parts")


def _to_outcome(outcome: Work | None) -> HttpResponse:
    if outcome is None or outcome.trashed_at:
        return redirect("desk-trash")
    return redirect("desk-work", outcome.pk)


def _language(file: ManuscriptFile, form: TitlePageForm) -> str:
    return file.for_work.language if file.for_work else str(form["language"].value())


def _put_right(request: SignedInRequest, file: ManuscriptFile, manuscript: Manuscript, language: str) -> Manuscript:
    """As its author wishes it: with every safe fix in its story, or as it came."""
    if not file.put_right or not knows(language):
        return manuscript
    return manuscript_put_right(manuscript, wishes_of(request.user, file.for_work), known_as=f"fixing-file-{file.pk}")


def _safe_notes(request: SignedInRequest, file: ManuscriptFile, manuscript: Manuscript, language: str) -> list[Found]:
    if file.saved_at or not knows(language):
        return []
    return safe_notes_of(manuscript, wishes_of(request.user, file.for_work), known_as=f"file-{file.pk}")


def _page(
    request: SignedInRequest, file: ManuscriptFile, manuscript: Manuscript, form: TitlePageForm, status: int = 200
) -> HttpResponse:
    language = _language(file, form)
    as_saved = _put_right(request, file, manuscript, language)
    ctx = {
        "file": file,
        "manuscript": manuscript,
        "safe_notes": _safe_notes(request, file, manuscript, language),
        "findings": findings_of(manuscript),
        "galley": galley_of(manuscript, chosen=file.chosen_kinds()),
        "problems": problems_of(manuscript),
        "leaves": leaves_of(as_saved, standing=standing_texts(request.user)),
        "first_number": next_number(file.for_work) if file.for_work else 1,
        "kinds": KIND_NAMES.items(),
        "language": language,
        "unfold": request.GET.get("unfold"),
        "form": form,
        "target": TargetForm(author=request.user, initial={"work": file.for_work}),
    }
    return render(request, "desk/preview.html", ctx, status=status)


@require_safe
def original(request: SignedInRequest, pk: int) -> HttpResponse:
    """The file exactly as it was handed in."""
    file = own_manuscript(request.user, pk)
    headers = {
        "Content-Disposition": content_disposition_header(as_attachment=True, filename=file.name) or "attachment"
    }
    return HttpResponse(file.original(), content_type="application/octet-stream", headers=headers)
