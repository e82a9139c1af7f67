"""What the sample archive's people have said of each other's stories: reviews, answers and kudos."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import yaml
from django.contrib.auth.models import AnonymousUser

from ficstead.archive.accounts.models import Pseud, User
from ficstead.archive.reviews.models import Review
from ficstead.archive.reviews.reviewing import Words, write_review
from ficstead.archive.reviews.rules import reader_of
from ficstead.archive.reviews.thanking import give_kudos
from ficstead.archive.works.anchors import paragraphs
from ficstead.archive.works.models import Chapter, Work

REVIEWS = Path(__file__).parent / "samples" / "reviews.yaml"


def load_sample_reviews(*, now: datetime) -> None:
    """After the works: everything that `samples/reviews.yaml` holds."""
    entries = yaml.safe_load(REVIEWS.read_text(encoding="utf-8"))
    for entry in entries["reviews"]:
        chapter = Chapter.objects.get(work__title=entry["work"], number=entry["chapter"])
        _say(chapter, entry, answers_to=None, now=now)
    for entry in entries["kudos"]:
        _thank(Work.objects.get(title=entry["work"]), entry, now=now)


def _say(chapter: Chapter, entry: dict[str, Any], *, answers_to: Review | None, now: datetime) -> None:
    pseud = Pseud.objects.get(name=entry["by"]) if "by" in entry else None
    quoted = entry.get("passage", "")
    words = Words(
        text=entry["text"],
        form_key="sample",
        pseud=pseud,
        guest_name=entry.get("guest", ""),
        answers_to=answers_to,
        anchor=_anchor(chapter, quoted) if quoted else None,
        passage=quoted,
    )
    reader = reader_of(chapter.work, pseud.user if pseud else AnonymousUser(), f"sample {entry.get('guest', '')}")
    review = write_review(chapter, words, reader=reader, at=now - timedelta(days=entry["days_ago"]))
    for answer in entry.get("answers", ()):
        _say(chapter, answer, answers_to=review, now=now)
        review = Review.objects.filter(thread=review.first_of_thread()).latest("pk")


def _anchor(chapter: Chapter, quoted: str) -> int:
    """Where the quoted words stand; the samples quote only what is there."""
    texts = zip(chapter.paragraph_anchors().numbers, paragraphs(chapter.body), strict=True)
    return next(number for number, text in texts if quoted in text)


def _thank(work: Work, entry: dict[str, Any], *, now: datetime) -> None:
    chapter = Chapter.objects.posted().filter(work=work).in_order()[0]
    for member in User.objects.filter(username__in=entry["by"]):
        give_kudos(chapter, reader=reader_of(work, member, ""), at=now)
    for guest in range(entry["guests"]):
        give_kudos(chapter, reader=reader_of(work, AnonymousUser(), f"sample guest {guest}"), at=now)
