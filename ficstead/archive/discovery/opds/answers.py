"""What is sent back for a shelf: its document, and what the document is called."""

from django.http import HttpRequest, HttpResponse

from ficstead.archive.discovery.opds import as_atom, as_json
from ficstead.archive.discovery.opds.shelf import Shelf, Version
from ficstead.archive.serving import shown
from ficstead.archive.serving.public import shows
from ficstead.archive.serving.shown import LISTS
from ficstead.archive.works.models import Work


def answer_shelf(request: HttpRequest, version: Version, shelf: Shelf) -> HttpResponse:
    shows(request, LISTS, *(shown.work(work.pk) for work in shelf.works or ()))
    if version == Version.JSON:
        return HttpResponse(as_json.shelf_as_json(shelf), content_type=as_json.FEED)
    return HttpResponse(as_atom.shelf_as_atom(shelf), content_type=as_atom.type_of(shelf))


def answer_work(work: Work) -> HttpResponse:
    """Only OPDS 2.0 gives each work a document of its own; a shelf of 1.2 holds all that there is to tell."""
    return HttpResponse(as_json.work_as_json(work), content_type=as_json.PUBLICATION)
