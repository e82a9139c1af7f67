"""Fills an empty archive with works, quickly and always with the same ones: what benches look at.

Rows are written in bulk, past the deeds of the desk: a work every few milliseconds less. The same `Filling` makes the
same rows, but for their times, which are counted back from `at`. Of more than a thousand works the database copies all
beyond the first thousand itself: other people have written, reviewed and thanked for the same stories.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from itertools import islice
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models, transaction

from ficstead.archive.accounts.models import Pseud, User
from ficstead.archive.core.names import name_key
from ficstead.archive.reviews.models import Kudos, Review
from ficstead.archive.serving.triggers import lay_triggers, lift_triggers
from ficstead.archive.tags.models import Tag, TagKind
from ficstead.archive.works.anchors import counted
from ficstead.archive.works.models import Authorship, Chapter, Series, SeriesPlace, Status, Visibility, Work, WorkTag
from ficstead.press.manuscript import SANITISER_VERSION

Model = type[models.Model]
WORKS_AT_ONCE = 500
WORKS_BEFORE_COPIES = 1_000
BODIES = 20
PARAGRAPHS = 45
SYLLABLES = "bel cor den el fi gra hol in kin lan mar ne o per qui ras sel ta un ver wy".split()
# How many names there are of each kind, and how many of them stand on a work: fourteen tags in all.
TAGS = {
    TagKind.RATING: (4, 1),
    TagKind.WARNING: (6, 1),
    TagKind.CATEGORY: (6, 1),
    TagKind.FANDOM: (300, 1),
    TagKind.RELATIONSHIP: (2_000, 2),
    TagKind.CHARACTER: (3_000, 4),
    TagKind.FREEFORM: (5_000, 4),
}


@dataclass(frozen=True, slots=True)
class Filling:
    """How much of everything; a work's reviews stand under its first chapter, every fifth of them an answer.

    More than a thousand works are so many thousands.
    """

    works: int = 1_000
    chapters: int = 3
    words: int = 2_270
    reviews: int = 10
    kudos: int = 12
    works_an_author: int = 5
    works_a_series: int = 3


def fill(filling: Filling, *, at: datetime) -> None:
    """Fills the archive, if nobody has yet; `at` is when the last of its works was updated."""
    if Work.objects.exists():
        return
    copies = max(1, filling.works // WORKS_BEFORE_COPIES)
    # Nobody has seen a page yet: what the changes touch need not be noted a million times.
    lift_triggers(plan=["filling"])
    with transaction.atomic():
        _write(replace(filling, works=filling.works // copies), at)
        if copies > 1:
            _copy(copies, hours=filling.works // copies)
    lay_triggers()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # as its own workers would by and by; an archive on SQLite has no statistics


def _write(filling: Filling, at: datetime) -> None:
    pseuds, tags = _make_people(filling, at), _make_tags()
    for first in range(0, filling.works, WORKS_AT_ONCE):
        numbers = range(first, min(first + WORKS_AT_ONCE, filling.works))
        works = _make_works(numbers, filling, at)
        _sign_and_tag(works, pseuds, tags, filling)
        _talk_about(_make_chapters(works, filling), pseuds, filling)


def _copy(copies: int, *, hours: int) -> None:
    """All that was written, so many times in all; each copy is by so many hours older than the one before."""
    creators: Model = Series.creators.through
    written: list[Model] = [User, Pseud, Work, Authorship, WorkTag, Series, creators]
    written += [SeriesPlace, Chapter, Review, Kudos]
    copied: dict[Model, int] = {model: model._default_manager.latest("pk").pk for model in written}
    with connection.cursor() as cursor:
        for model in copied:
            cursor.execute(_statement(model, copied, hours), [copies - 1])
        for statement in connection.ops.sequence_reset_sql(no_style(), list(copied)):
            cursor.execute(statement)


def _statement(model: Model, copied: dict[Model, int], hours: int) -> str:
    """Inserts copies of the model's rows; `copied` has the highest primary key of each model before that."""
    table, fields = model._meta.db_table, model._meta.concrete_fields
    columns = ", ".join(str(field.column) for field in fields)
    values = ", ".join(_in_copy(field, copied, hours) for field in fields)
    return (
        "WITH RECURSIVE copies(copy) AS (SELECT 1 UNION ALL SELECT copy + 1 FROM copies WHERE copy < %s)"  # noqa: S608 (our own names)
        f" INSERT INTO {table} ({columns}) SELECT {values} FROM copies CROSS JOIN {table}"
        f" WHERE id <= {copied[model]} ORDER BY copy, id"
    )


def _in_copy(field: models.Field[Any, Any], copied: dict[Model, int], hours: int) -> str:
    """Its value in a copy, in SQL."""
    column, of = str(field.column), field.model if field.primary_key else field.related_model
    if of in copied:
        return f"{column} + copy * {copied[of]}"
    if isinstance(field, models.DateTimeField):
        if connection.vendor == "postgresql":
            return f"{column} - copy * interval '{hours} hours'"
        return f"datetime({column}, '-' || (copy * {hours}) || ' hours')"
    if field.model in (User, Pseud) and field.name in ("username", "name", "key"):
        return f"{column} || ' ' || copy"
    return column


def _make_people(filling: Filling, at: datetime) -> list[Pseud]:
    number = max(10, filling.works // filling.works_an_author)
    chance = random.Random("people")
    users = [User(username=f"member-{each}", date_joined=at) for each in range(number)]
    users = User.objects.bulk_create(users, batch_size=WORKS_AT_ONCE)
    pseuds = []
    for each, user in enumerate(users):
        name = f"{_name(chance)} {each}"
        pseuds.append(Pseud(user=user, name=name, key=name_key(name), is_default=True))
    return Pseud._default_manager.bulk_create(pseuds, batch_size=WORKS_AT_ONCE)


def _make_tags() -> dict[TagKind, list[Tag]]:
    chance = random.Random("tags")
    made = {}
    for kind, (number, _shown) in TAGS.items():
        names = [f"{_name(chance)} {_name(chance)} {each}" for each in range(number)]
        rows = (Tag(kind=kind, name=name, key=name_key(name)) for name in names)
        made[kind] = Tag.objects.bulk_create(rows, batch_size=WORKS_AT_ONCE)
    return made


def _make_works(numbers: range, filling: Filling, at: datetime) -> list[Work]:
    """One an hour, the last one at `at`."""
    works = []
    for number in numbers:
        chance = random.Random(f"work {number}")
        updated_at = at - timedelta(hours=filling.works - 1 - number)
        work = Work(
            title=f"The {_name(chance)} {_name(chance)}",
            summary=f"<p>{_sentences(chance, 45)}</p>",
            disclaimer="<p>None of them are mine.</p>",
            opening_note=f"<p>{_sentences(chance, 20)}</p>",
            closing_note=f"<p>{_sentences(chance, 20)}</p>",
            sanitiser=SANITISER_VERSION,
            language=chance.choice(["en"] * 8 + ["de", "fr"]),
            status=chance.choice(Status.values),
            planned_chapters=chance.choice([None, filling.chapters]),
            visibility=Visibility.EVERYONE,
            words=filling.chapters * filling.words,
            chapter_count=filling.chapters,
            created_at=updated_at - timedelta(days=filling.chapters),
            posted_at=updated_at - timedelta(days=filling.chapters - 1),
            updated_at=updated_at,
            revision=filling.chapters,
        )
        works.append(work)
    return Work.objects.bulk_create(works)


def _sign_and_tag(works: list[Work], pseuds: list[Pseud], tags: dict[TagKind, list[Tag]], filling: Filling) -> None:
    """Some tags stand on many works and most on few, as everywhere."""
    authorships, series = [], []
    tagging: list[WorkTag] = []
    for work in works:
        chance = random.Random(f"page {work.title}")
        author = pseuds[work.pk % len(pseuds)]
        authorships.append(Authorship(work=work, pseud=author, position=0))
        for kind, (number, shown) in TAGS.items():
            picked = {int(number * chance.random() ** 3) for _each in range(shown)}
            worn = (WorkTag(work=work, tag=tags[kind][each], position=place) for place, each in enumerate(picked))
            tagging.extend(worn)
        if work.pk % filling.works_a_series == 0:
            series.append((Series(name=f"{_name(chance)} cycle", sanitiser=SANITISER_VERSION), author))
    Authorship.objects.bulk_create(authorships)
    WorkTag.objects.bulk_create(tagging, batch_size=5_000)
    Series.objects.bulk_create([each for each, _author in series])
    creators = Series.creators.through
    creators._default_manager.bulk_create([creators(series=each, pseud=author) for each, author in series])
    rows = [each for each, _author in series]
    SeriesPlace.objects.bulk_create(
        SeriesPlace(
            series=rows[place // filling.works_a_series], work=work, position=place % filling.works_a_series + 1
        )
        for place, work in enumerate(works[: len(rows) * filling.works_a_series])
    )


def _make_chapters(works: list[Work], filling: Filling) -> list[Chapter]:
    """One a day; returns the first of each work."""
    bodies = _bodies(filling.words)
    chapters = []
    for work in works:
        chance = random.Random(f"chapters {work.title}")
        for number in range(1, filling.chapters + 1):
            assert work.posted_at
            posted_at = work.posted_at + timedelta(days=number - 1)
            body, anchors = bodies[(work.pk + number) % BODIES]
            chapter = Chapter(
                work=work,
                number=number,
                title=f"{_name(chance)} {_name(chance)}",
                body=body,
                anchors=anchors,
                last_anchor=PARAGRAPHS,
                opening_note=f"<p>{_sentences(chance, 20)}</p>",
                sanitiser=SANITISER_VERSION,
                words=filling.words,
                created_at=posted_at,
                edited_at=posted_at,
                posted_at=posted_at,
            )
            chapters.append(chapter)
    made = Chapter.objects.bulk_create(chapters, batch_size=WORKS_AT_ONCE)
    return made[:: filling.chapters]


def _talk_about(chapters: list[Chapter], pseuds: list[Pseud], filling: Filling) -> None:
    """Reviews by members and guests, answers by others, kudos likewise."""
    firsts = [_review(chapter, number, pseuds) for chapter in chapters for number in _rest(filling.reviews)]
    by_chapter: dict[int, Review] = {}
    for review in Review.objects.bulk_create(firsts, batch_size=WORKS_AT_ONCE):
        by_chapter.setdefault(review.chapter_id, review)
    answers = []
    for chapter in chapters:
        for number in range(0, filling.reviews, 5):
            answer = _review(chapter, number, pseuds)
            answer.thread = answer.answers_to = by_chapter[chapter.pk]
            answers.append(answer)
    Review.objects.bulk_create(answers, batch_size=WORKS_AT_ONCE)
    thanks = (_thanks(chapter, number, pseuds) for chapter in chapters for number in range(filling.kudos))
    Kudos.objects.bulk_create(thanks, batch_size=5_000)


def _rest(reviews: int) -> list[int]:
    return [number for number in range(reviews) if number % 5]


def _review(chapter: Chapter, number: int, pseuds: list[Pseud]) -> Review:
    chance = random.Random(f"review {chapter.work_id} {number}")
    assert chapter.posted_at
    posted_at = chapter.posted_at + timedelta(hours=number + 1)
    member = pseuds[(chapter.work_id + 7 * number + 1) % len(pseuds)] if number % 3 else None
    return Review(
        work_id=chapter.work_id,
        chapter=chapter,
        pseud=member,
        guest_name="" if member else _name(chance),
        device="" if member else f"device-{number}",
        body=f"<p>{_sentences(chance, 30)}</p>",
        sanitiser=SANITISER_VERSION,
        posted_at=posted_at,
        let_in_at=posted_at,
    )


def _thanks(chapter: Chapter, number: int, pseuds: list[Pseud]) -> Kudos:
    assert chapter.posted_at
    given_at = chapter.posted_at + timedelta(hours=number)
    kudos = Kudos(work_id=chapter.work_id, chapter=chapter, given_at=given_at, given_on=given_at.date())
    if number % 2 and number < len(pseuds):
        kudos.user_id = pseuds[(chapter.work_id + number) % len(pseuds)].user_id
    else:
        kudos.device = f"device-{number}"
    return kudos


@cache
def _bodies(words: int) -> list[tuple[str, str]]:
    """Twenty stories, each with its paragraphs' anchors; works share them."""
    made = []
    for number in range(BODIES):
        chance = random.Random(f"body {number}")
        paragraphs = (_sentences(chance, words // PARAGRAPHS) for _each in range(PARAGRAPHS - 1))
        last = _sentences(chance, words - (PARAGRAPHS - 1) * (words // PARAGRAPHS))
        body = "".join(f"<p>{text}</p>\n" for text in (*paragraphs, last))
        made.append((body, " ".join(map(str, counted(body).numbers))))
    return made


def _sentences(chance: random.Random, words: int) -> str:
    drawn = _words(chance)
    sentences = []
    while words > 0:
        length = min(words, chance.randint(6, 18))
        sentences.append(" ".join(islice(drawn, length)).capitalize() + ".")
        words -= length
    return " ".join(sentences)


def _words(chance: random.Random) -> Iterator[str]:
    """Few words often, many words seldom, as in English."""
    vocabulary = _vocabulary()
    while True:
        yield vocabulary[int(len(vocabulary) * chance.random() ** 3)]


@cache
def _vocabulary() -> list[str]:
    chance = random.Random("words")
    return ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 3))) for _each in range(5_000)]


def _name(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=3)).capitalize()
