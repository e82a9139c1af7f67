"""Leaving the archive: what becomes of everything."""

from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.conf import LazySettings
from django.contrib.sessions.models import Session
from django.db import connection, models
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from ficstead.archive.accounts.inviting import invite as invite_to_archive
from ficstead.archive.accounts.models import Block, Invitation, User
from ficstead.archive.bindery.shelf import Format, file_on_shelf
from ficstead.archive.desk.inviting import invite as ask_to_write_along
from ficstead.archive.desk.leaving import Farewell, Fate, LastHost, leave
from ficstead.archive.desk.trashing import trash_work
from ficstead.archive.mail.delivering import pause
from ficstead.archive.mail.models import Address, Letter
from ficstead.archive.mail.queueing import queue_letter
from ficstead.archive.reading.models import Bookmark, Place
from ficstead.archive.reviews.models import Kudos, Review
from ficstead.archive.telling.models import Follow, News, Notice
from ficstead.archive.telling.reporting import report_chapter, report_to
from ficstead.archive.works.models import Authorship, Chapter, Series, SeriesPlace, Work
from tests.archive.making import NOON, PASSWORD, make_chapter, make_member, make_work
from tests.archive.pages import open_page, read_page

pytestmark = pytest.mark.django_db
ALL_GOES = {"works": "delete", "reviews": "delete", "sure": "on"}
ALL_STAYS = {"works": "orphan", "reviews": "keep", "sure": "on"}


@pytest.fixture
def leaver(as_alice: Client) -> Client:
    """alice, who has shown that it is she."""
    as_alice.post("/account/reauthenticate/", {"password": PASSWORD})
    return as_alice


def make_review(work: Work, writer: User | None, body: str = "<p>Lovely!</p>", **more: Any) -> Review:
    chapter = Chapter.objects.filter(work=work).order_by("number").first()
    pseud = writer.default_pseud() if writer else None
    return Review.objects.create(
        work=work, chapter=chapter, pseud=pseud, body=body, posted_at=NOON, let_in_at=NOON, **more
    )


def names_on(work: Work) -> list[str]:
    return [pseud.name for pseud in Work.objects.get(pk=work.pk).author_list()]


def test_the_page_asks_first_whether_it_is_still_them(as_alice: Client, alice: User) -> None:
    assert as_alice.get("/desk/leave").headers["Location"].startswith("/account/reauthenticate/")
    as_alice.post("/desk/leave", ALL_GOES)
    assert User.objects.filter(pk=alice.pk).exists()


def test_nobody_leaves_by_accident(leaver: Client, alice: User) -> None:
    make_work(alice)
    open_page(leaver, "/desk/leave")
    page = read_page(leaver.post("/desk/leave", {"works": "delete"}).content.decode())
    assert len(page.texts(".errorlist li")) == 2, "what becomes of the reviews, and are you sure"
    assert User.objects.filter(pk=alice.pk).exists()


def test_works_are_deleted_with_everything_in_them(
    leaver: Client, client: Client, alice: User, bob: User, shelf: Path, django_capture_on_commit_callbacks: Any
) -> None:
    work = make_work(alice, chapters=2)
    make_review(work, bob)
    bound = file_on_shelf(work, Format.EPUB, at=NOON)
    with django_capture_on_commit_callbacks(execute=True):
        assert leaver.post("/desk/leave", ALL_GOES).headers["Location"] == "/"
    assert not Work.objects.exists()
    assert not Review.objects.exists()
    assert not bound.exists()
    assert client.get(work.get_absolute_url()).status_code == 404
    assert "Farewell" in open_page(leaver, "/").text
    assert leaver.get("/settings").status_code == 302
    assert leaver.post("/desk/leave", ALL_GOES).status_code == 302, "a second click finds nobody"


def test_works_stay_without_the_name(leaver: Client, client: Client, alice: User, bob: User) -> None:
    work = make_work(alice, chapters=2)
    draft = make_chapter(work, posted=False)
    review = make_review(work, bob)
    before = work.revision
    leaver.post("/desk/leave", ALL_STAYS)
    page = open_page(client, work.get_absolute_url())
    assert "Alice" not in page.text
    assert names_on(work) == ["Orphan"]
    assert Review.objects.filter(pk=review.pk).exists()
    assert not Chapter.objects.filter(pk=draft.pk).exists(), "nobody could ever post it"
    assert Work.objects.get().revision > before
    assert open_page(client, "/authors/Orphan").texts("h1") == ["Orphan"]


def test_held_reviews_of_an_orphan_would_wait_for_ever_so_none_are_taken_in(leaver: Client, alice: User) -> None:
    work = make_work(alice)
    Work.objects.filter(pk=work.pk).update(reviews_held=True)
    leaver.post("/desk/leave", ALL_STAYS)
    assert Work.objects.get().review_door == "nobody"


def test_a_single_work_may_have_another_fate(leaver: Client, alice: User) -> None:
    kept, gone = make_work(alice, title="Kept"), make_work(alice, title="Gone")
    leaver.post("/desk/leave", ALL_STAYS | {f"work-{gone.pk}": "delete"})
    assert [work.title for work in Work.objects.all()] == [kept.title]


def test_what_others_wrote_too_is_handed_over_and_never_deleted(leaver: Client, alice: User, bob: User) -> None:
    work = make_work(alice, bob)
    page = open_page(leaver, "/desk/leave")
    assert page.texts(f"[name=work-{work.pk}] option") == [Fate.HAND_OVER.label, Fate.ORPHAN.label]
    refused = leaver.post("/desk/leave", ALL_GOES | {f"work-{work.pk}": "delete"})
    assert refused.status_code == 200
    leaver.post("/desk/leave", ALL_GOES)
    assert names_on(work) == ["Bob"]


def test_the_archive_can_take_the_leavers_place_beside_a_co_author(leaver: Client, alice: User, bob: User) -> None:
    work = make_work(alice.pseuds.get(name="Nightjar"), bob, alice.default_pseud())
    draft = make_chapter(work, posted=False)
    leaver.post("/desk/leave", ALL_GOES | {f"work-{work.pk}": "orphan"})
    assert names_on(work) == ["Orphan", "Bob"]
    assert Chapter.objects.filter(pk=draft.pk).exists(), "bob goes on writing"


def test_after_the_last_living_author_the_work_is_an_orphans_alone(alice: User, bob: User) -> None:
    work = make_work(alice, bob)
    leave(alice, Farewell(work_by_work={work.pk: Fate.ORPHAN}), at=NOON)
    leave(bob, Farewell(), at=NOON)
    assert names_on(work) == ["Orphan"]
    assert Authorship.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_authors_who_leave_in_the_same_moment_the_second_leaves_an_orphan(alice: User, bob: User) -> None:
    work, barrier = make_work(alice, bob), Barrier(2)

    def go(user: User) -> None:
        barrier.wait()
        leave(user, Farewell(), at=NOON)
        connection.close()

    people = [Thread(target=go, args=(user,)) for user in (alice, bob)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert not User.objects.filter(username__in=("alice", "bob")).exists()
    assert names_on(work) == ["Orphan"]


def test_drafts_and_trash_go_whatever_was_wished(leaver: Client, alice: User) -> None:
    make_work(alice, posted=False)
    trash_work(make_work(alice), at=NOON)
    page = open_page(leaver, "/desk/leave")
    assert page.tree.css_first("[name=works]") is None, "there is nothing to choose"
    leaver.post("/desk/leave", {"reviews": "keep", "sure": "on"})
    assert not Work.objects.exists()


def test_the_orphan_finds_another_name_when_a_member_has_it(alice: User) -> None:
    make_member("orphan", pseuds=("Orphan",))
    work = make_work(alice)
    leave(alice, Farewell(), at=NOON)
    assert names_on(work) == ["Orphan 2"]
    assert not User.objects.get(pseuds__name="Orphan 2").is_active


def test_kept_reviews_lose_their_name(leaver: Client, client: Client, alice: User, bob: User) -> None:
    work = make_work(bob)
    review = make_review(work, alice)
    leaver.post("/desk/leave", ALL_STAYS)
    review.refresh_from_db()
    assert (review.pseud, review.written_under(), review.body) == (None, "", "<p>Lovely!</p>")
    assert "Alice" not in open_page(client, work.get_absolute_url()).text


def test_deleted_reviews_leave_stubs_only_where_answers_hang(leaver: Client, alice: User, bob: User) -> None:
    work = make_work(bob)
    lonely = make_review(work, alice)
    own_answer = make_review(work, alice, thread=lonely, answers_to=lonely)
    answered = make_review(work, alice, passage="words")
    answer = make_review(work, bob, "<p>Thank you!</p>", thread=answered, answers_to=answered)
    leaver.post("/desk/leave", ALL_GOES)
    assert list(Review.objects.order_by("pk").values_list("pk", flat=True)) == [answered.pk, answer.pk]
    answered.refresh_from_db()
    assert (answered.body, answered.passage, answered.pseud) == ("", "", None)
    assert answered.deleted_at is not None
    assert not Review.objects.filter(pk=own_answer.pk).exists()


def test_a_series_stays_as_long_as_works_are_in_it(alice: User, bob: User) -> None:
    empty, shared, alone = (Series.objects.create(name=name) for name in ("Empty", "Shared", "Alone"))
    for series, people in ((empty, [alice]), (shared, [alice, bob]), (alone, [alice])):
        series.creators.set([person.default_pseud() for person in people])
    SeriesPlace.objects.create(series=shared, work=make_work(bob), position=1)
    SeriesPlace.objects.create(series=alone, work=make_work(alice), position=1)
    leave(alice, Farewell(), at=NOON)
    found = {series.name: [pseud.name for pseud in series.creators.all()] for series in Series.objects.all()}
    assert found == {"Shared": ["Bob"], "Alone": ["Orphan"]}


def test_the_only_host_stays(leaver: Client, alice: User, bob: User) -> None:
    User.objects.filter(pk=alice.pk).update(is_superuser=True)
    make_work(alice)
    page = read_page(leaver.post("/desk/leave", ALL_GOES).content.decode())
    assert "the only one" in page.texts("[role=alert]")[0]
    assert Work.objects.exists()
    alice.refresh_from_db()
    with pytest.raises(LastHost):
        leave(alice, Farewell(), at=NOON)
    User.objects.filter(pk=bob.pk).update(is_superuser=True)
    leaver.post("/desk/leave", ALL_GOES)
    assert not User.objects.filter(pk=alice.pk).exists()


def live_a_little(alice: User, bob: User) -> None:
    """alice leaves a trace wherever somebody can."""
    mine, his = make_work(alice, title="Mine"), make_work(bob, title="His")
    chapter = Chapter.objects.get(work=his)
    EmailAddress.objects.create(user=alice, email="alice@mail.example", verified=True, primary=True)
    User.objects.filter(pk=alice.pk).update(email="alice@mail.example")
    queue_letter(key="k", address="alice@mail.example", subject="s", text="t", at=NOON)
    pause("alice@mail.example", because="550", now=NOON)
    make_review(his, alice)
    Kudos.objects.create(work=his, chapter=chapter, user=alice, given_on=NOON, given_at=NOON)
    Follow.objects.create(user=alice, work=his, made_at=NOON)
    Follow.objects.create(user=bob, pseud=alice.default_pseud(), made_at=NOON)
    Bookmark.objects.create(user=alice, work=his, made_at=NOON)
    Place.objects.create(user=alice, work=his, chapter=chapter, first_read_at=NOON, read_at=NOON)
    Block.objects.create(blocker=alice, blocked=bob, known_as=bob.default_pseud(), made_at=NOON)
    invite_to_archive(User(pk=alice.pk, is_staff=True), form_key="x", email="friend@mail.example", at=NOON)
    Invitation.objects.create(code="in", email="alice@mail.example", used_by=alice, made_at=NOON, used_at=NOON)
    ask_to_write_along(mine, "Bob", by=alice, at=NOON)
    report_chapter(Chapter.objects.get(work=mine), at=NOON)
    report_to([bob], "review", key="review:1", link="/", at=NOON, actor=alice, actor_name="Alice Amber", work=his)
    report_to([alice], "review", key="review:2", link="/", at=NOON, actor=bob, actor_name="Bob", work=mine)


def traces_of(pk: int, pseuds: set[int]) -> list[str]:
    """Rows anywhere in the database that point at the person or at one of their pseuds, or hold a name or address."""
    found = []
    for model in apps.get_models():
        rows = model._default_manager.all()
        for column in model._meta.concrete_fields:
            if isinstance(column, models.ForeignKey) and column.related_model.__name__ in ("User", "Pseud"):
                gone = {pk} if column.related_model.__name__ == "User" else pseuds
                found += [f"{model.__name__}.{column.name}" for _row in rows.filter(**{f"{column.attname}__in": gone})]
            elif isinstance(column, models.CharField | models.TextField):
                for word in ("alice@mail.example", "Alice Amber", "Nightjar"):
                    held = rows.filter(**{f"{column.name}__icontains": word})
                    found += [f"{model.__name__}.{column.name}: {word}" for _row in held]
    return found


@pytest.mark.parametrize("farewell", [ALL_GOES, ALL_STAYS], ids=["all goes", "all stays"])
def test_nothing_of_the_person_remains(alice: User, bob: User, farewell: dict[str, str]) -> None:
    live_a_little(alice, bob)
    client, elsewhere = Client(), Client()
    for door in (client, elsewhere):
        door.post("/sign-in", {"login": "alice", "password": PASSWORD})
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    pseuds = set(alice.pseuds.values_list("pk", flat=True))
    assert len(traces_of(alice.pk, pseuds)) > 20, "the search finds traces where there are some"
    assert client.post("/desk/leave", farewell).headers["Location"] == "/"
    assert traces_of(alice.pk, pseuds) == []
    assert not UserSession.objects.exists()
    assert not any("_auth_user_id" in session.get_decoded() for session in Session.objects.all())
    assert elsewhere.get("/settings").status_code == 302
    assert not Letter.objects.filter(address="alice@mail.example").exists()
    assert not Address.objects.exists()
    assert not Notice.objects.exclude(recipient=bob).exists()
    assert Work.objects.filter(title="His").exists()


def test_news_of_a_work_that_stays_goes_by_its_new_name(alice: User, bob: User) -> None:
    work = make_work(alice, bob)
    report_chapter(Chapter.objects.get(work=work), at=NOON)
    leave(alice, Farewell(), at=NOON)
    assert News.objects.get().actor_name == "Bob"


def test_forty_works_ask_the_database_no_more_often(
    leaver: Client, alice: User, django_assert_max_num_queries: DjangoAssertNumQueries, settings: LazySettings
) -> None:
    for number in range(40):
        make_work(alice, title=f"Work {number}")
    with django_assert_max_num_queries(7):
        open_page(leaver, "/desk/leave")
