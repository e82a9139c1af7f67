"""Writing a review or an answer, changing it, taking it back."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.crypto import salted_hmac

from ficstead.archive.accounts.models import Pseud, User
from ficstead.archive.reviews.floods import hold_floods_back
from ficstead.archive.reviews.models import Review
from ficstead.archive.reviews.rules import Reader, Refused, why_no_answer, why_no_review
from ficstead.archive.reviews.writing import write_words
from ficstead.archive.telling.models import NewsKind
from ficstead.archive.telling.reporting import report_to, reword, withdraw
from ficstead.archive.works.models import Chapter
from ficstead.press.manuscript import plain_text

_EXCERPT = 300


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody sends: the text as typed, under a pseud or a guest's name."""

    text: str
    form_key: str
    earlier_key: str = ""
    """What the form's key was while this device was not known; empty for a form that had a key of its own."""
    pseud: Pseud | None = None
    guest_name: str = ""
    answers_to: Review | None = None
    anchor: int | None = None
    passage: str = ""


def write_review(chapter: Chapter, words: Words, *, reader: Reader, at: datetime) -> Review:
    """The review these words make; sending the same form with the same words again is sending it once.

    Raises `Refused` when this reader may not write here, or too fast.
    """
    if sent := _sent_before(chapter, words, reader):
        return sent
    # Cleaning words takes its time; nobody else who writes has to wait for it.
    review = _drafted(chapter, words, reader, at)
    authors = list(User.objects.filter(pk__in=reader.authors))
    with transaction.atomic():
        answered = _locked(words.answers_to) if words.answers_to else None
        why_not = why_no_answer(answered, review.work, reader) if answered else why_no_review(review.work, reader)
        if why_not:
            raise Refused(why_not)
        hold_floods_back(review.work, reader, at=at)
        review.answers_to, review.thread = answered, answered and answered.first_of_thread()
        _save_once(review)
        _report(review, NewsKind.REVIEW, authors, at=at)
        if review.let_in_at:
            tell_answered(review, at=at)
    return review


def _drafted(chapter: Chapter, words: Words, reader: Reader, at: datetime) -> Review:
    review = Review(
        work=chapter.work,
        chapter=chapter,
        pseud=words.pseud,
        guest_name="" if words.pseud else words.guest_name,
        device="" if words.pseud else reader.device,
        anchor=words.anchor,
        passage=words.passage,
        form_key=_digest(chapter, words, words.form_key),
        posted_at=at,
        let_in_at=at if reader.is_author or not chapter.work.reviews_held else None,
    )
    write_words(review, words.text)
    return review


def _save_once(review: Review) -> None:
    """Another request may save the same form at this moment: then this review is that one."""
    Review.objects.bulk_create([review], ignore_conflicts=True)
    review.pk = Review.objects.values_list("pk", flat=True).get(form_key=review.form_key)


def _sent_before(chapter: Chapter, words: Words, reader: Reader) -> Review | None:
    sent = Review.objects.filter(form_key=_digest(chapter, words, words.form_key)).first()
    if sent is None and words.earlier_key:
        earlier = Review.objects.filter(form_key=_digest(chapter, words, words.earlier_key))
        return earlier.filter(device=reader.device).first()
    return sent


def _digest(chapter: Chapter, words: Words, form_key: str) -> str:
    """One for each form and what stands in it: whoever goes back and writes something else has written two."""
    answered = words.answers_to.pk if words.answers_to else 0
    writer = f"member {words.pseud.user_id}" if words.pseud else f"guest {words.guest_name}"
    sent = f"{form_key} {chapter.pk} {answered} {writer} {words.text}"
    return salted_hmac("ficstead.reviews.form", sent, algorithm="sha256").hexdigest()


def _locked(review: Review) -> Review:
    """The review with its thread, which nobody can delete or freeze until this transaction ends."""
    list(Review.objects.select_for_update().filter(pk__in={review.pk, review.thread_id or review.pk}))
    found = Review.objects.select_related("thread", "pseud").filter(pk=review.pk).first()
    return found or Review(deleted_at=review.posted_at)


def tell_answered(review: Review, *, at: datetime) -> None:
    """The writer of the answered review hears of it; an author of the work has heard already."""
    answered = review.answers_to
    if answered is None or answered.pseud is None:
        return
    writer = answered.pseud.user
    if not review.work.is_written_by(writer):
        _report(review, NewsKind.ANSWER, [writer], at=at)


def _report(review: Review, kind: NewsKind, recipients: list[User], *, at: datetime) -> None:
    report_to(
        recipients,
        kind,
        key=f"{kind}:{review.pk}",
        link=review.get_absolute_url(),
        at=at,
        actor=review.pseud.user if review.pseud else None,
        actor_name=review.written_under(),
        work=review.work,
        chapter=review.chapter,
        excerpt=_excerpt(review),
    )


def _excerpt(review: Review) -> str:
    text = " ".join(plain_text(review.body).split())
    return text if len(text) <= _EXCERPT else text[:_EXCERPT].rsplit(" ", 1)[0] + " …"


@transaction.atomic
def edit_review(review: Review, text: str, *, at: datetime) -> None:
    """The words become these; saving the same ones again leaves no mark."""
    before = review.body
    write_words(review, text)
    if review.body != before:
        review.edited_at = at
        review.save(update_fields=["body", "sanitiser", "edited_at"])
        for key in _news_keys(review.pk):
            reword(key, words=_excerpt(review))


@transaction.atomic
def delete_review(review: Review, *, at: datetime) -> None:
    """Words, name and device go. Where answers hang on it a stub stays, else nothing does."""
    withdraw_news([review.pk])
    first = Review.objects.select_for_update().get(pk=review.thread_id or review.pk)
    if _answers_hang_on(review):
        review.deleted_at = at
        review.pseud, review.guest_name, review.device = None, "", ""
        review.body, review.passage, review.anchor = "", "", None
        review.save()
        return
    answered = review.answers_to
    review.delete()
    for stub in (answered, first):
        if stub and stub.pk and stub.deleted_at and not _answers_hang_on(stub):
            stub.delete()


def _answers_hang_on(review: Review) -> bool:
    return Review.objects.filter(thread=review).exists() or Review.objects.filter(answers_to=review).exists()


def withdraw_news(reviews: list[int]) -> None:
    """Nobody is told of these (ids) any more."""
    for pk in reviews:
        for key in _news_keys(pk):
            withdraw(key)


def _news_keys(review: int) -> tuple[str, str]:
    return f"{NewsKind.REVIEW}:{review}", f"{NewsKind.ANSWER}:{review}"
