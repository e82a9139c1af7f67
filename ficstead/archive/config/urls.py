"""The addresses of the archive, room by room."""

from django.urls import include, path

urlpatterns = [
    path("", include("ficstead.archive.discovery.urls")),
    path("", include("ficstead.archive.reading.urls")),
    path("", include("ficstead.archive.reviews.urls")),
    path("", include("ficstead.archive.telling.urls")),
    path("", include("ficstead.archive.bindery.urls")),
    path("", include("ficstead.archive.accounts.urls")),
    path("desk/", include("ficstead.archive.desk.urls")),
    path("staff/", include("ficstead.archive.moderation.urls")),
]

handler400 = "ficstead.archive.core.views.bad_request"
handler403 = "ficstead.archive.core.views.forbidden"
handler404 = "ficstead.archive.core.views.not_found"
handler429 = "ficstead.archive.core.views.too_many_requests"
handler500 = "ficstead.archive.core.views.server_error"
