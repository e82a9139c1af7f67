"""The addresses of the catalogue below `/opds`, the one that people type into a device."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from ficstead.archive.discovery.opds import lists, views
from ficstead.archive.discovery.opds.shelf import Version


class VersionConverter(StringConverter):
    regex = "|".join(version.value.replace(".", r"\.") for version in Version)

    def to_python(self, value: str) -> Version:
        return Version(value)


register_converter(VersionConverter, "opds")

urlpatterns = [
    path("search.xml", views.search_description, name="opds-search-description"),
    path("works/<int:pk>.epub", views.download, name="opds-download"),
    path("<opds:version>", views.root, name="opds"),
    path("<opds:version>/new", views.new, name="opds-new"),
    path("<opds:version>/authors", views.authors, name="opds-authors"),
    path("<opds:version>/authors/<int:pk>", views.author, name="opds-author"),
    path("<opds:version>/by/<str:kind>", views.tags, name="opds-tags"),
    path("<opds:version>/tags/<int:pk>", views.tag, name="opds-tag"),
    path("<opds:version>/series", views.all_series, name="opds-all-series"),
    path("<opds:version>/series/<int:pk>", views.series, name="opds-series"),
    path("<opds:version>/search", views.search, name="opds-search"),
    path("2.0/works/<int:pk>", views.work, name="opds-work"),
    path("<opds:version>/lists", lists.lists, name="opds-lists"),
    path("<opds:version>/lists/following", lists.following, name="opds-following"),
    path("<opds:version>/lists/<int:pk>", lists.reading_list, name="opds-list"),
]
