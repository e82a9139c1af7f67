"""Taking a work away."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase, HttpResponseNotModified
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from ficstead.archive.bindery.binding import NothingPosted
from ficstead.archive.bindery.naming import file_name
from ficstead.archive.bindery.shelf import Format, file_on_shelf
from ficstead.archive.serving import shown
from ficstead.archive.serving.public import public_page, shows
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
    work = get_object_or_404(Work.objects.visible_to(request.user).with_blurbs(), pk=pk)
    kind = _format_or_404(form)
    shows(request, shown.work(work.pk))
    try:
        path = file_on_shelf(work, kind, at=timezone.now())
    except NothingPosted as error:
        raise Http404 from error
    etag = f'"{work.pk}-{path.stem}-{kind}"'
    if request.headers.get("If-None-Match") == etag:
        return HttpResponseNotModified(headers={"ETag": etag})
    return FileResponse(
        path.open("rb"),
        as_attachment=True,
        filename=file_name(work, kind),
        content_type=CONTENT_TYPES[kind],
        headers={"ETag": etag, "Cache-Control": "private, no-cache"},
    )


def _format_or_404(form: str) -> Format:
    try:
        return Format(form)
    except ValueError as error:
        raise Http404 from error
