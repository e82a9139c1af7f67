"""The sample archive: a small living place that every new install opens with, taken in by our own engine."""

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.db import transaction

from ficstead.archive.accounts.joining import create_member
from ficstead.archive.accounts.models import Pseud, User
from ficstead.archive.desk.announcing import announce
from ficstead.archive.desk.posting import TitlePage, add_chapters, post_chapters, start_work
from ficstead.archive.desk.sample_reviews import load_sample_reviews
from ficstead.archive.desk.settings import WorkSettings, save_settings
from ficstead.archive.desk.taking_in import chapter_texts
from ficstead.archive.desk.typed import html_of
from ficstead.archive.tags.models import TagKind
from ficstead.archive.works.models import Chapter, Series, SeriesPlace, Status, Visibility, Work
from ficstead.press.manuscript import Manuscript, read_manuscript

SAMPLES = Path(__file__).parent / "samples"
TAG_FIELDS = {
    TagKind.WARNING: "warnings",
    TagKind.CATEGORY: "categories",
    TagKind.FANDOM: "fandoms",
    TagKind.RELATIONSHIP: "relationships",
    TagKind.CHARACTER: "characters",
    TagKind.FREEFORM: "freeforms",
}


def archive_is_empty() -> bool:
    return not User.objects.exists() and not Work.objects.exists()


def sample_works() -> list[dict[str, Any]]:
    """The samples as `samples/archive.yaml` describes them, in the order of posting."""
    works: list[dict[str, Any]] = _catalogue()["works"]
    return works


@transaction.atomic
def load_samples(*, now: datetime, loaded: Callable[[Work], None] = lambda work: None) -> None:
    """Fills an empty archive; calls `loaded` after each work. All or nothing."""
    password = demo_password()
    for account in _catalogue()["accounts"]:
        create_member(account["username"], password, pseuds=tuple(account["pseuds"]))
    for entry in sample_works():
        loaded(_load(entry, now=now))
    load_sample_reviews(now=now)


def demo_logins() -> list[str]:
    """The user names of the sample archive's people, who all share `demo_password`; empty without them."""
    names = [account["username"] for account in _catalogue()["accounts"]]
    if not _password_file().exists():
        return []
    return list(User.objects.filter(username__in=names).order_by("pk").values_list("username", flat=True))


def demo_password() -> str:
    """Made for this archive alone and kept in `demo-password`: a public address must not have a password that
    everybody knows."""
    path = _password_file()
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_hex(6), encoding="utf-8")
    return path.read_text(encoding="utf-8")


def _password_file() -> Path:
    return Path(settings.VAR) / "demo-password"


def _catalogue() -> dict[str, Any]:
    catalogue: dict[str, Any] = yaml.safe_load((SAMPLES / "archive.yaml").read_text(encoding="utf-8"))
    return catalogue


def _load(entry: dict[str, Any], *, now: datetime) -> Work:
    path = SAMPLES / entry["file"]
    manuscript = read_manuscript(path.read_bytes(), name=path.name)
    posted_at = [now - timedelta(days=days) for days in entry["days_ago"]]
    work = start_work(_title_page(entry, manuscript), at=posted_at[0])
    if entry.get("series"):
        _place_in_series(work, entry["series"], entry["series_position"])
    writer = work.author_list()[0].user
    texts = chapter_texts(manuscript, by=writer, disclaimer_of_work=work.disclaimer)
    _post_over_time(work, add_chapters(work, texts, by=writer, at=posted_at[0]), entry, posted_at)
    _speak_to_readers(work, entry, by=writer, now=now)
    return work


def _title_page(entry: dict[str, Any], manuscript: Manuscript) -> TitlePage:
    authors = {pseud.name: pseud for pseud in Pseud.objects.filter(name__in=entry["authors"])}
    return TitlePage(
        title=entry["title"],
        authors=[authors[name] for name in entry["authors"]],
        summary=entry["summary"],
        disclaimer=entry.get("disclaimer") or manuscript.chapters[0].disclaimer or "",
        opening_note=entry.get("opening_note") or "",
        closing_note=entry.get("closing_note") or "",
        language=entry["language"],
        status=Status(entry["status"]),
        planned_chapters=entry["planned_chapters"],
        tags=_tags(entry["tags"]),
    )


def _tags(named: dict[str, Any]) -> dict[TagKind, list[str]]:
    return {TagKind.RATING: [named["rating"]], **{kind: named.get(name, []) for kind, name in TAG_FIELDS.items()}}


def _post_over_time(work: Work, chapters: list[Chapter], entry: dict[str, Any], posted_at: list[datetime]) -> None:
    """The chapters come out one by one on their days; those the catalogue calls drafts stay drafts."""
    for chapter, at in zip(chapters, posted_at, strict=True):
        if chapter.number not in entry.get("drafts", ()):
            post_chapters(work, [chapter], at=at, visibility=Visibility(entry["visibility"]))


def _speak_to_readers(work: Work, entry: dict[str, Any], *, by: User, now: datetime) -> None:
    """What was said after the last chapter: where things stand, and for whoever comes back, where the story does."""
    if "story_so_far" in entry:
        save_settings(work, replace(WorkSettings.of(work), story_so_far=html_of(entry["story_so_far"])))
    for said in entry.get("announcements", ()):
        at = now - timedelta(days=said["days_ago"])
        announce(work, html_of(said["text"]), status="", by=by, form_key=f"{entry['file']}-{said['days_ago']}", at=at)


def _place_in_series(work: Work, name: str, position: int) -> None:
    series, _made = Series.objects.get_or_create(name=name)
    series.creators.add(*work.author_list())
    SeriesPlace.objects.create(series=series, work=work, position=position)
