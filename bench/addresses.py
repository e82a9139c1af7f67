"""Where strangers may find something in an archive as it stands now."""

from collections.abc import Iterator

from django.urls import reverse

from ficstead.archive.accounts.models import FormerName, Pseud
from ficstead.archive.reviews.models import Review
from ficstead.archive.tags.models import Tag
from ficstead.archive.works.models import Chapter, Series, Work


def public_addresses(newest: int | None = None) -> Iterator[str]:
    """Every address under which strangers may find something now: the path, percent-free, with its query; of works,
    chapters, tags, series and people those of the `newest` alone, where a number is given."""
    yield from ("/", "/works", "/works?page=2", "/feed", "/offline", "/manifest.webmanifest", "/sw.js")
    for version in ("1.2", "2.0"):
        yield from (f"/opds/{version}{rest}" for rest in ("", "/new", "/authors", "/series", "/search?query=Tide"))
        yield from (f"/opds/{version}/by/{kind}" for kind in ("fandom", "character", "freeform"))
    for work in Work.objects.order_by("-pk").values_list("pk", flat=True)[:newest]:
        yield from (f"/works/{work}{rest}" for rest in ("", "/whole", "/feed", "/offline.json", "/reviews"))
        yield from (f"/works/{work}/reviews?order=chapters", f"/opds/2.0/works/{work}", f"/opds/works/{work}.epub")
        yield from (f"/works/{work}/download/{form}" for form in ("epub", "html", "txt"))
    for chapter in Chapter.objects.order_by("-pk").only("work_id", "number")[:newest]:
        address = reverse("chapter", args=[chapter.work_id, chapter.number, chapter.pk])
        yield from (address, f"{address}?reviews=1")
    for review in Review.objects.select_related("chapter").order_by("-pk")[:10]:
        yield f"{review.chapter.get_absolute_url()}?review={review.pk}"
    names = Pseud.objects.order_by("-pk").values_list("name", flat=True)[:newest]
    former_names = FormerName.objects.order_by("-pk").values_list("name", flat=True)[:newest]
    for name in (*names, *former_names):
        yield from (f"/authors/{name}", f"/authors/{name}/feed", f"/authors/{name}/recommendations")
    for pk in Pseud.objects.order_by("-pk").values_list("pk", flat=True)[:newest]:
        yield f"/opds/1.2/authors/{pk}"
    for pk in Tag.objects.order_by("-pk").values_list("pk", flat=True)[:newest]:
        yield from (f"/tags/{pk}", f"/tags/{pk}/feed", f"/opds/2.0/tags/{pk}")
    for pk in Series.objects.order_by("-pk").values_list("pk", flat=True)[:newest]:
        yield from (f"/series/{pk}", f"/series/{pk}/feed", f"/opds/1.2/series/{pk}")
