"""Taking a work away."""

from datetime import datetime
from pathlib import Path

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase, HttpResponseNotModified
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from ficstead.archive.bindery.binding import NothingPosted
from ficstead.archive.bindery.naming import file_name
from ficstead.archive.bindery.shelf import Format, file_on_shelf
from ficstead.archive.serving import shown
from ficstead.archive.serving.public import public_page, shows
from ficstead.archive.serving.remembering import remembered
from ficstead.archive.works.models import Work

CONTENT_TYPES = {
    Format.EPUB: "application/epub+zip",
    Format.HTML: "text/html; charset=utf-8",
    Format.TXT: "text/plain; charset=utf-8",
}


@public_page()
@require_safe
def download(request: HttpRequest, pk: int, form: str) -> HttpResponseBase:
    """The work as a file, for whoever may read it."""
    work = get_object_or_404(Work.objects.visible_to(request.user).only("title"), pk=pk)
    kind = _format_or_404(form)
    name, now = shown.work(pk), timezone.now()
    shows(request, name)
    # Remembered: whoever has the file already is told so without a look at the whole book.
    path = remembered(request, f"file {kind}", [name], lambda _names: {name: _bound_now(pk, kind, at=now)})[name]
    etag = f'"{pk}-{path.stem}-{kind}"'
    if request.headers.get("If-None-Match") == etag:
        return HttpResponseNotModified(headers={"ETag": etag})
    if not path.exists():  # somebody has cleared the shelf
        path = _bound_now(pk, kind, at=now)
    return FileResponse(
        path.open("rb"),
        as_attachment=True,
        filename=file_name(work, kind),
        content_type=CONTENT_TYPES[kind],
        headers={"ETag": etag, "Cache-Control": "private, no-cache"},
    )


def _bound_now(work: int, kind: Format, *, at: datetime) -> Path:
    """Read anew: what is to be remembered must not be older than the moment from which it counts as fresh."""
    try:
        return file_on_shelf(get_object_or_404(Work.objects.with_blurbs(), pk=work), kind, at=at)
    except NothingPosted as error:
        raise Http404 from error


def _format_or_404(form: str) -> Format:
    try:
        return Format(form)
    except ValueError as error:
        raise Http404 from error
