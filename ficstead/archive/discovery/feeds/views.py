"""Handing out feeds: a full answer, or word that nothing has changed."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.encoding import escape_uri_path
from django.utils.http import http_date
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ficstead.archive.discovery.feeds.atom import FEED_TYPE, Feed, Link, Person, feed_document
from ficstead.archive.discovery.feeds.chapters import (
    entries_of,
    newest_by,
    newest_in_series,
    newest_of_all,
    newest_of_work,
    newest_tagged,
)
from ficstead.archive.discovery.feeds.editions import edition_of
from ficstead.archive.discovery.identity import BEFORE_ANYTHING, absolute, tag_uri
from ficstead.archive.discovery.shelves import names_of, places_under, pseud_named, tag_with_id
from ficstead.archive.serving import shown
from ficstead.archive.serving.public import public_page, shows
from ficstead.archive.serving.shown import CHAPTERS, LISTS
from ficstead.archive.works.models import Chapter, Series, Work, WorkTag
from ficstead.archive.works.models.work import WorkQuerySet, WorkTagQuerySet
from ficstead.archive.works.showing import open_works


@public_page()
@require_safe
def site_feed(request: HttpRequest) -> HttpResponseBase:
    return _feed(request, newest_of_all(), name="site", title=_("Latest chapters"), page="/")


@public_page()
@require_safe
def work_feed(request: HttpRequest, pk: int) -> HttpResponseBase:
    found = open_works([pk])
    if not found:
        raise Http404
    work = found[0]
    return _feed(request, newest_of_work(pk), name=f"work/{pk}", title=work.title, page=work.get_absolute_url())


@public_page()
@require_safe
def author_feed(request: HttpRequest, name: str) -> HttpResponseBase:
    pseud = pseud_named(name)
    chapters = _of_some(newest_by(pseud.pk), _public().filter(authors=pseud))
    if pseud.name != name:
        return redirect("author-feed", pseud.name)
    return _feed(request, chapters, name=f"author/{pseud.pk}", title=pseud.name, page=pseud.get_absolute_url())


@public_page()
@require_safe
def series_feed(request: HttpRequest, pk: int) -> HttpResponseBase:
    series = get_object_or_404(Series, pk=pk)
    chapters = _of_some(newest_in_series(pk), _public().filter(series_places__series=series))
    return _feed(request, chapters, name=f"series/{pk}", title=series.name, page=series.get_absolute_url())


@public_page()
@require_safe
def tag_feed(request: HttpRequest, pk: int) -> HttpResponseBase:
    tag = tag_with_id(pk)
    if tag.canonical_id is not None:
        return redirect("tag-feed", tag.canonical_id)
    names = names_of(pk)
    chapters = _of_some(newest_tagged(names), places_under(WorkTag.objects.listed_for(AnonymousUser()), names))
    return _feed(request, chapters, name=f"tag/{pk}", title=tag.name, page=tag.get_absolute_url())


def _public() -> WorkQuerySet:
    """A feed is anybody's: whoever is signed in gets the same."""
    return Work.objects.visible_to(AnonymousUser())


def _of_some(chapters: list[Chapter], works: WorkQuerySet | WorkTagQuerySet) -> list[Chapter]:
    """These chapters; no feed tells that a name exists under which nobody may read anything."""
    if not chapters and not works.exists():
        raise Http404
    return chapters


def _feed(request: HttpRequest, chapters: list[Chapter], *, name: str, title: str, page: str) -> HttpResponseBase:
    entries = entries_of(chapters)
    shows(request, LISTS, CHAPTERS, *{shown.work(chapter.work_id) for chapter in chapters})
    feed = Feed(
        id=tag_uri(name),
        title=f"{title} · {settings.SITE_NAME}",
        updated=max((entry.updated for entry in entries), default=BEFORE_ANYTHING),
        links=[
            Link("self", absolute(escape_uri_path(request.path)), FEED_TYPE),
            Link("alternate", absolute(page), "text/html"),
        ],
        entries=entries,
        author=Person(settings.SITE_NAME, absolute("/")),
        language=get_language() or settings.LANGUAGE_CODE,
    )
    return _answer(request, name, feed_document(feed), now=timezone.now())


def _answer(request: HttpRequest, name: str, content: bytes, *, now: datetime) -> HttpResponseBase:
    edition = edition_of(name, content, now=now)
    headers = {"ETag": f'"{edition.etag}"', "Cache-Control": "public, no-cache"}
    answer = HttpResponse(content, content_type=f"{FEED_TYPE}; charset=utf-8", headers=headers)
    seconds = int(edition.changed_at.timestamp())
    if edition.changed_at <= now:  # a second edition within one second is dated ahead, and HTTP forbids the future
        answer.headers["Last-Modified"] = http_date(seconds)
    return get_conditional_response(request, etag=headers["ETag"], last_modified=seconds, response=answer) or answer
