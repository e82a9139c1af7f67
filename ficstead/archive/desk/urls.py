"""The addresses of the desk; every page of it asks who is there before anything else."""

from django.contrib.auth.decorators import login_required
from django.urls import URLPattern, path

from ficstead.archive.desk.views import chapters, intake, preview, standing, trash, works

_PAGES = [
    path("", works.desk, name="desk"),
    path("new", intake.intake, name="desk-intake"),
    path("standing", standing.standing, name="desk-standing"),
    path("trash", trash.trash, name="desk-trash"),
    path("manuscripts/<int:pk>", preview.preview, name="desk-preview"),
    path("manuscripts/<int:pk>/original", preview.original, name="desk-original"),
    path("manuscripts/<int:pk>/trash", trash.manuscript_away, name="desk-manuscript-away"),
    path("manuscripts/<int:pk>/restore", trash.manuscript_back, name="desk-manuscript-back"),
    path("works/<int:pk>", works.work, name="desk-work"),
    path("works/<int:pk>/post", works.post, name="desk-work-post"),
    path("works/<int:pk>/trash", trash.work_away, name="desk-work-away"),
    path("works/<int:pk>/restore", trash.work_back, name="desk-work-back"),
    path("works/<int:work>/chapters/<int:pk>", chapters.chapter, name="desk-chapter"),
    path("works/<int:work>/chapters/<int:pk>/post", chapters.post, name="desk-chapter-post"),
    path("works/<int:work>/chapters/<int:pk>/trash", trash.chapter_away, name="desk-chapter-away"),
    path("works/<int:work>/chapters/<int:pk>/restore", trash.chapter_back, name="desk-chapter-back"),
    path("works/<int:work>/chapters/<int:pk>/revisions/<int:number>", chapters.revision, name="desk-revision"),
]


def _behind_login(page: URLPattern) -> URLPattern:
    page.callback = login_required(page.callback)
    return page


urlpatterns = [_behind_login(page) for page in _PAGES]
