"""How works stand in lists: of each work a blurb, the same for everybody who may see it, made once until it changes."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache, partial
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.template.loader import get_template
from django.utils.translation import get_language
from markupsafe import Markup

from ficstead.archive.reviews.counts import Counts, counts_of
from ficstead.archive.serving import shown
from ficstead.archive.serving.remembering import remembered
from ficstead.archive.tags.models import TagKind
from ficstead.archive.works.models import Work
from ficstead.archive.works.models.work import Visibility
from ficstead.archive.works.showing import listed_works, with_title_pages

_OFTEN_SAID = 8_192


class Blurb(NamedTuple):
    """All that a list tells of a work, but for the mark of one reader's new chapters, which stands in its midst."""

    pk: int
    is_for_everyone: bool
    before: Markup
    after: Markup


def blurbs_of(request: HttpRequest, works: Iterable[int], *, heading: str = "h2") -> list[Blurb]:
    """Of works that whoever asks may see, in their order. `heading` is the level of their titles on the page."""
    names = {shown.work(pk): pk for pk in works}
    found = remembered(request, f"blurb {heading}", list(names), partial(_made, heading, names))
    return [found[name] for name in names if name in found]


def _made(heading: str, pks: Mapping[str, int], names: Sequence[str]) -> dict[str, Blurb]:
    """In a fixed number of questions, however many they are."""
    works = with_title_pages(listed_works([pks[name] for name in names]))
    counts, say = counts_of(works), _template()
    return {shown.work(work.pk): _blurb(work, counts[work.pk], heading, say) for work in works}


def _blurb(work: Work, figures: Counts, heading: str, say: Any) -> Blurb:
    groups = work.tag_groups()
    fandoms = _joined(" · ", (say.link(tag) for kind, tags in groups if kind == TagKind.FANDOM for tag in tags))
    others = _joined("", (say.item(tag) for kind, tags in groups if kind != TagKind.FANDOM for tag in tags))
    is_for_everyone = work.visibility == Visibility.EVERYONE
    before, after = say.before(work, heading, fandoms), say.after(work, others, figures)
    return Blurb(work.pk, is_for_everyone, before, after)


def _joined(by: str, parts: Iterable[str]) -> Markup:
    """Of what the template has said."""
    return Markup(by.join(parts))  # noqa: S704


@cache
def _template() -> Any:
    """Its macros. What they say of many works (`often`) they remember: tags are half of a blurb."""
    words = {"archive_language": get_language(), "often": lru_cache(_OFTEN_SAID)}
    return get_template("discovery/_blurb.html").template.make_module(words)  # type: ignore[attr-defined]
