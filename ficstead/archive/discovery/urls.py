"""The addresses of every page that lists works."""

from django.urls import include, path

from ficstead.archive.discovery import views
from ficstead.archive.discovery.feeds import views as feeds
from ficstead.archive.discovery.opds import views as catalogue

urlpatterns = [
    path("", views.home, name="home"),
    path("works", views.works, name="works"),
    path("authors/<str:name>", views.author, name="author"),
    path("tags/<int:pk>", views.tag, name="tag"),
    path("series/<int:pk>", views.series, name="series"),
    path("feed", feeds.site_feed, name="feed"),
    path("works/<int:pk>/feed", feeds.work_feed, name="work-feed"),
    path("authors/<str:name>/feed", feeds.author_feed, name="author-feed"),
    path("series/<int:pk>/feed", feeds.series_feed, name="series-feed"),
    path("tags/<int:pk>/feed", feeds.tag_feed, name="tag-feed"),
    path("opds", catalogue.front, name="opds-front"),
    path("opds/", include("ficstead.archive.discovery.opds.urls")),
]
