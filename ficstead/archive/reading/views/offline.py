"""Reading without a network: what the browser needs to be an application of its own on a phone."""

from dataclasses import asdict

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_cookie

from ficstead.archive.reading.door import find_work
from ficstead.archive.reading.offline import pages_to_keep
from ficstead.archive.serving import shown
from ficstead.archive.serving.public import public_page, shows

# The colour of the light theme's paper, and of the emblem's cloth (see `core/ficstead.css`).
_PAPER, _CLOTH = "#fbf9f4", "#1f5c50"


@public_page()
@require_safe
@vary_on_cookie
@cache_control(private=True, no_cache=True)
def work_offline(request: HttpRequest, pk: int) -> HttpResponse:
    """For whoever may read the work. `reader` lets a device notice that it asks for somebody else than it thinks."""
    work = find_work(request.user, pk)
    shows(request, shown.work(work.pk))
    told = {
        "work": work.pk,
        "reader": str(request.user.pk or ""),
        "title": work.title,
        "language": work.language,
        "authors": [pseud.name for pseud in work.author_list()],
        "address": work.get_absolute_url(),
        "pages": [asdict(page) for page in pages_to_keep(work, request.user)],
    }
    return JsonResponse(told)


@public_page()
@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """The works kept on this device, and the page shown instead of any that can't be had now. Filled by the device."""
    shows(request)
    return render(request, "reading/offline.html")


@public_page()
@require_safe
@cache_control(no_cache=True)
def service_worker(request: HttpRequest) -> HttpResponse:
    """At the root of the site, for a worker serves no page above its own address."""
    shows(request)
    answer = render(request, "reading/sw.js", content_type="text/javascript; charset=utf-8")
    answer.headers["Service-Worker-Allowed"] = "/"
    return answer


@public_page()
@require_safe
@cache_control(public=True, max_age=3600)
def manifest(request: HttpRequest) -> HttpResponse:
    """How the site wants to stand among a phone's applications."""
    shows(request)
    icons = [("icon-192", 192, "any"), ("icon-512", 512, "any"), ("maskable-512", 512, "maskable")]
    told = {
        "id": "/",
        "name": settings.SITE_NAME,
        "short_name": settings.SITE_NAME[:12].strip(),
        "description": _("Serial stories, written by fans, kept whole and pleasant to read."),
        "lang": get_language() or settings.LANGUAGE_CODE,
        "start_url": reverse("home"),
        "scope": "/",
        "display": "standalone",
        "background_color": _PAPER,
        "theme_color": _CLOTH,
        "icons": [
            {
                "src": static(f"core/icons/{name}.png"),
                "sizes": f"{size}x{size}",
                "type": "image/png",
                "purpose": purpose,
            }
            for name, size, purpose in icons
        ],
        "shortcuts": [
            {"name": _("Continue reading"), "url": f"{reverse('home')}#continue"},
            {"name": _("Kept offline"), "url": reverse("offline")},
        ],
    }
    return JsonResponse(told, content_type="application/manifest+json")
