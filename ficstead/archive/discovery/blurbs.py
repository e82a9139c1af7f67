"""How works stand in lists: of each work a blurb, the same for everybody who may see it, made once until it changes."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache, partial
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.template.loader import get_template
from django.utils.translation import get_language
from markupsafe import Markup

from ficstead.archive.reviews.counts import counts_of
from ficstead.archive.serving import shown
from ficstead.archive.serving.remembering import remembered
from ficstead.archive.tags.models import Label, TagKind
from ficstead.archive.works.models import Work
from ficstead.archive.works.models.work import Visibility
from ficstead.archive.works.showing import listed_works, with_title_pages


class Blurb(NamedTuple):
    """All that a list tells of a work, but for the mark of one reader's new chapters, which stands in its midst."""

    pk: int
    is_for_everyone: bool
    before: Markup
    after: Markup


def blurbs_of(request: HttpRequest, works: Sequence[int], *, heading: str = "h2") -> list[Blurb]:
    """Of works that whoever asks may see, in their order. `heading` is the level of their titles on the page."""
    names = {shown.work(pk): pk for pk in works}
    found = remembered(request, f"blurb {heading}", list(names), partial(_made, heading, names))
    return [found[name] for name in names if name in found]


def _made(heading: str, pks: Mapping[str, int], names: Sequence[str]) -> dict[str, Blurb]:
    """In a fixed number of questions, however many they are."""
    works = with_title_pages(listed_works([pks[name] for name in names]))
    counts, make = counts_of(works), _templates(get_language())
    blurbs = {}
    for work in works:
        fandoms, others = _tags(work)
        blurbs[shown.work(work.pk)] = Blurb(
            work.pk,
            work.visibility == Visibility.EVERYONE,
            make.before(work, heading, fandoms),
            make.after(work, others, counts[work.pk]),
        )
    return blurbs


@lru_cache
def _templates(language: str) -> Any:
    """The macros, which then needn't ask for the language at each word."""
    return get_template("discovery/_blurb.html").template.make_module({"archive_language": language})  # type: ignore[attr-defined]


def _tags(work: Work) -> tuple[Markup, Markup]:
    """Links to its fandoms, and the list of all its other tags."""
    fandoms: Sequence[Label] = ()
    others: list[Label] = []
    for kind, tags in work.tag_groups():
        if kind == TagKind.FANDOM:
            fandoms = tags
        else:
            others += tags
    return Markup(" · ").join(map(_link, fandoms)), Markup().join(map(_item, others))


# Tags stand on many works, and their links are half of a blurb.
@lru_cache(maxsize=16_384)
def _link(tag: Label) -> Markup:
    return _templates(get_language()).tag_link(tag)


@lru_cache(maxsize=16_384)
def _item(tag: Label) -> Markup:
    return _templates(get_language()).tag_item(tag)
