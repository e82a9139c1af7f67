"""The addresses of the desk; every page of it asks who is there before anything else."""

from django.urls import URLPattern, path

from ficstead.archive.desk.doors import behind_login
from ficstead.archive.desk.views import (
    announcements,
    beginning,
    chapters,
    coauthors,
    intake,
    leaving,
    preview,
    pseuds,
    series,
    settings,
    standing,
    statistics,
    trash,
    unsaved,
    works,
)

_PAGES = [
    path("", works.desk, name="desk"),
    path("new", intake.intake, name="desk-intake"),
    path("pseuds", pseuds.pseuds, name="pseuds"),
    path("pseuds/<int:pk>", pseuds.rename, name="pseud-rename"),
    path("pseuds/<int:pk>/first", pseuds.first, name="pseud-first"),
    path("pseuds/<int:pk>/remove", pseuds.remove, name="pseud-remove"),
    path("leave", leaving.leave, name="leave"),
    path("works/new", beginning.work_new, name="desk-work-new"),
    path("unsaved", unsaved.unsaved, name="desk-unsaved"),
    path("unsaved/here", unsaved.here, name="desk-unsaved-here"),
    path("unsaved/<int:pk>", unsaved.unsaved_text, name="desk-unsaved-text"),
    path("unsaved/<int:pk>/away", unsaved.away, name="desk-unsaved-away"),
    path("unsaved/<int:pk>/back", unsaved.back, name="desk-unsaved-back"),
    path("standing", standing.standing, name="desk-standing"),
    path("trash", trash.trash, name="desk-trash"),
    path("series", series.series_list, name="desk-series"),
    path("series/new", series.new, name="desk-series-new"),
    path("series/<int:pk>", series.edit, name="desk-series-edit"),
    path("series/<int:pk>/works", series.add, name="desk-series-add"),
    path("series/<int:pk>/order", series.order, name="desk-series-order"),
    path("series/<int:pk>/places/<int:place>/remove", series.remove, name="desk-series-remove"),
    path("series/<int:pk>/delete", series.delete, name="desk-series-delete"),
    path("series/<int:pk>/creators", coauthors.creators, name="desk-series-creators"),
    path("series/<int:pk>/leave", coauthors.off_the_series, name="desk-series-leave"),
    path("requests", coauthors.requests, name="desk-requests"),
    path("requests/<int:pk>/accept", coauthors.accept_request, name="desk-request-accept"),
    path("requests/<int:pk>/decline", coauthors.decline_request, name="desk-request-decline"),
    path("requests/<int:pk>/take-back", coauthors.take_back_request, name="desk-request-take-back"),
    path("manuscripts/<int:pk>", preview.preview, name="desk-preview"),
    path("manuscripts/<int:pk>/original", preview.original, name="desk-original"),
    path("manuscripts/<int:pk>/trash", trash.manuscript_away, name="desk-manuscript-away"),
    path("manuscripts/<int:pk>/restore", trash.manuscript_back, name="desk-manuscript-back"),
    path("works/<int:pk>", works.work, name="desk-work"),
    path("works/<int:pk>/post", works.post, name="desk-work-post"),
    path("works/<int:pk>/settings", settings.settings, name="desk-work-settings"),
    path("works/<int:pk>/authors", coauthors.authors, name="desk-coauthors"),
    path("works/<int:pk>/leave", coauthors.off_the_work, name="desk-work-leave"),
    path("works/<int:pk>/announcements", announcements.announcements, name="desk-announcements"),
    path("works/<int:work>/announcements/<int:pk>", announcements.announcement, name="desk-announcement"),
    path("works/<int:work>/announcements/<int:pk>/withdraw", announcements.withdraw, name="desk-announcement-withdraw"),
    path("works/<int:pk>/statistics", statistics.statistics, name="desk-statistics"),
    path("works/<int:pk>/trash", trash.work_away, name="desk-work-away"),
    path("works/<int:pk>/restore", trash.work_back, name="desk-work-back"),
    path("works/<int:work>/chapters/new", beginning.chapter_new, name="desk-chapter-new"),
    path("works/<int:work>/chapters/<int:pk>", chapters.chapter, name="desk-chapter"),
    path("works/<int:work>/chapters/<int:pk>/post", chapters.post, name="desk-chapter-post"),
    path("works/<int:work>/chapters/<int:pk>/trash", trash.chapter_away, name="desk-chapter-away"),
    path("works/<int:work>/chapters/<int:pk>/restore", trash.chapter_back, name="desk-chapter-back"),
    path("works/<int:work>/chapters/<int:pk>/revisions/<int:number>", chapters.revision, name="desk-revision"),
]


def _behind_login(page: URLPattern) -> URLPattern:
    page.callback = behind_login(page.callback)
    return page


urlpatterns = [_behind_login(page) for page in _PAGES]
