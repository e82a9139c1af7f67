"""The addresses of one work, and of what is a reader's own."""

from django.urls import path

from ficstead.archive.reading.views import history, library, offline, pages, place, recommendations, shelves

urlpatterns = [
    path("works/<int:pk>", pages.work, name="work"),
    path("works/<int:pk>/whole", pages.whole_work, name="whole-work"),
    path("works/<int:pk>/chapters/<int:number>-<int:chapter>", pages.chapter, name="chapter"),
    path("works/<int:pk>/chapters/<int:number>", pages.chapter_numbered, name="chapter-numbered"),
    path("works/<int:pk>/lists", shelves.work_lists, name="work-lists"),
    path("works/<int:pk>/bookmark", shelves.bookmark, name="bookmark"),
    path("chapters/<int:pk>", pages.chapter_permalink, name="chapter-permalink"),
    path("chapters/<int:pk>/place", place.place, name="place"),
    path("works/<int:pk>/offline.json", offline.work_offline, name="work-offline"),
    path("offline", offline.offline, name="offline"),
    path("sw.js", offline.service_worker, name="service-worker"),
    path("manifest.webmanifest", offline.manifest, name="manifest"),
    path("library", library.library, name="library"),
    path("library/lists", shelves.new_list, name="reading-lists"),
    path("library/lists/<int:pk>", library.reading_list, name="reading-list"),
    path("library/lists/<int:pk>/name", shelves.list_name, name="reading-list-name"),
    path("library/lists/<int:pk>/away", shelves.list_away, name="reading-list-away"),
    path("library/history", history.history, name="history"),
    path("library/history/keeping", history.keeping, name="history-keeping"),
    path("library/history/wipe", history.forget_all, name="history-wipe"),
    path("library/history/<int:work>/forget", history.forget, name="history-forget"),
    path("library/<str:kind>", library.shelf, name="library-shelf"),
    path("authors/<str:name>/recommendations", recommendations.recommendations, name="recommendations"),
]
