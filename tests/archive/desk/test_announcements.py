"""Announcements: they reach whoever waits, are no chapters, and never move a work's date."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.announcing import announce
from ficstead.archive.telling.models import Follow, News, Notice
from ficstead.archive.telling.spreading import spread_untold_news
from ficstead.archive.works.models import Announcement, Work
from ficstead.archive.works.writing import clean_again
from tests.archive.desk.test_series import key_of
from tests.archive.making import NOON, make_chapter, make_work
from tests.archive.pages import open_page, read_page

pytestmark = pytest.mark.django_db


def make_announcement(work: Work, by: User, words: str = "On hiatus until spring.", **more: object) -> Announcement:
    more = {"status": "", "form_key": words, "at": NOON + timedelta(days=1)} | more
    return announce(work, f"<p>{words}</p>", by=by, **more)  # type: ignore[arg-type]


def notices(user: User) -> list[str]:
    spread_untold_news(now=timezone.now())
    return [notice.news.excerpt for notice in Notice.objects.visible_to(user).filter(news__kind="announcement")]


def test_an_announcement_stands_on_the_page_sets_the_status_and_moves_no_date(
    as_alice: Client, alice: User, client: Client
) -> None:
    work = make_work(alice)
    key = key_of(open_page(as_alice, f"/desk/works/{work.pk}/announcements"))
    said = {"text": "Until *spring*,\n\nforgive me.<script>x</script>", "status": "hiatus", "form_key": key}
    answer = as_alice.post(f"/desk/works/{work.pk}/announcements", said)
    assert answer.headers["Location"] == f"/desk/works/{work.pk}/announcements"
    told, after = Announcement.objects.get(), Work.objects.get()
    assert told.text == "<p>Until *spring*,</p><p>forgive me.</p>"
    assert told.author == alice.default_pseud()
    assert (after.status, after.updated_at) == ("hiatus", work.updated_at)
    assert after.revision > work.revision
    page = open_page(client, f"/works/{work.pk}")
    assert "forgive me." in page.texts(f"#announcement-{told.pk}")[0]
    assert "On hiatus" in page.text
    assert page.texts(".announcements-before") == []


def test_followers_are_told_once_and_its_author_not_at_all(as_alice: Client, alice: User, bob: User) -> None:
    work = make_work(alice)
    Follow.objects.create(user=bob, work=work, made_at=NOON)
    Follow.objects.create(user=alice, work=work, made_at=NOON)
    make_announcement(work, alice)
    assert notices(bob) == ["On hiatus until spring."]
    assert notices(bob) == ["On hiatus until spring."]
    assert notices(alice) == []


def test_a_form_sent_twice_is_one_announcement_and_other_words_are_another(as_alice: Client, alice: User) -> None:
    work = make_work(alice)
    address = f"/desk/works/{work.pk}/announcements"
    said = {"text": "Spring.", "status": "", "form_key": key_of(open_page(as_alice, address))}
    as_alice.post(address, said)
    as_alice.post(address, said)
    assert Announcement.objects.count() == News.objects.filter(kind="announcement").count() == 1
    as_alice.post(address, said | {"text": "Summer."})
    assert Announcement.objects.count() == 2
    for _time in range(2):
        as_alice.post(address, {"text": "Spring."})
    assert Announcement.objects.count() == 4


def test_taking_it_back_takes_its_news_too(as_alice: Client, alice: User, bob: User, client: Client) -> None:
    work = make_work(alice)
    Follow.objects.create(user=bob, work=work, made_at=NOON)
    told = make_announcement(work, alice, status="hiatus")
    assert len(notices(bob)) == 1
    address = f"/desk/works/{work.pk}/announcements/{told.pk}/withdraw"
    as_alice.post(address)
    assert as_alice.post(address).status_code == 404
    assert notices(bob) == []
    assert "spring" not in open_page(client, f"/works/{work.pk}").text
    page = open_page(as_alice, f"/desk/works/{work.pk}/announcements")
    assert "Taken back" in page.text
    assert "spring" in page.text
    assert Work.objects.get().status == "hiatus"


def test_editing_tells_nobody_twice_and_changes_what_the_inbox_says(as_alice: Client, alice: User, bob: User) -> None:
    work = make_work(alice)
    Follow.objects.create(user=bob, work=work, made_at=NOON)
    told = make_announcement(work, alice)
    notices(bob)
    address = f"/desk/works/{work.pk}/announcements/{told.pk}"
    assert open_page(as_alice, address).texts("textarea") == ["On hiatus until spring."]
    as_alice.post(address, {"text": "On hiatus until summer."})
    assert notices(bob) == ["On hiatus until summer."]
    assert Announcement.objects.get().posted_at == told.posted_at


def test_a_new_chapter_folds_away_what_was_said_before_it(alice: User, client: Client) -> None:
    work = make_work(alice)
    make_announcement(work, alice)
    make_chapter(work, at=NOON + timedelta(days=90))
    make_announcement(work, alice, "Back again.", at=NOON + timedelta(days=91))
    page = open_page(client, f"/works/{work.pk}")
    assert "1 earlier announcement" in page.text
    assert "spring" in page.texts(".announcements-before")[0]
    assert "Back again." not in page.texts(".announcements-before")[0]


def test_there_is_nothing_to_announce_without_words_or_without_readers(as_alice: Client, alice: User) -> None:
    work, draft = make_work(alice), make_work(alice, posted=False)
    for words in ("", "   \n\n  ", "<script>x</script>"):
        answer = as_alice.post(f"/desk/works/{work.pk}/announcements", {"text": words, "status": "hiatus"})
        assert answer.status_code == 422
        assert "Write what you want to tell" in read_page(answer.content.decode()).text
    assert as_alice.post(f"/desk/works/{draft.pk}/announcements", {"text": "Soon!"}).status_code == 422
    assert as_alice.post(f"/desk/works/{work.pk}/announcements", {"text": "So", "status": "lost"}).status_code == 422
    assert "Post it first" in open_page(as_alice, f"/desk/works/{draft.pk}/announcements").text
    assert not Announcement.objects.exists()
    assert Work.objects.get(pk=work.pk).status == "in_progress"


def test_strangers_and_guests_announce_nothing(as_bob: Client, alice: User, client: Client) -> None:
    work = make_work(alice)
    told = make_announcement(work, alice)
    for path in ("", f"/{told.pk}", f"/{told.pk}/withdraw"):
        address = f"/desk/works/{work.pk}/announcements{path}"
        assert as_bob.post(address, {"text": "Mine now."}).status_code == 404
        assert client.post(address, {"text": "Mine now."}).status_code == 302
    assert Announcement.objects.get().withdrawn_at is None
    assert "spring" in Announcement.objects.get().text


def test_a_co_author_speaks_under_their_own_name(as_bob: Client, alice: User, bob: User) -> None:
    work = make_work(alice, bob)
    as_bob.post(f"/desk/works/{work.pk}/announcements", {"text": "She is moving house."})
    told = Announcement.objects.get()
    assert told.author == bob.default_pseud()
    assert News.objects.get(kind="announcement").actor_name == "Bob"


def test_an_announcement_of_another_work_is_not_found_under_this_one(as_alice: Client, alice: User, bob: User) -> None:
    mine, his = make_work(alice), make_work(bob)
    told = make_announcement(his, bob)
    assert as_alice.get(f"/desk/works/{mine.pk}/announcements/{told.pk}").status_code == 404


def test_an_older_sanitisers_announcement_is_cleaned_again(alice: User) -> None:
    make_announcement(make_work(alice), alice)
    Announcement.objects.update(text="<p>Old<script>1</script></p>", sanitiser=0)
    assert clean_again() == 1
    assert Announcement.objects.get().text == "<p>Old</p>"


def test_more_announcements_need_no_more_queries(
    as_alice: Client, alice: User, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    work = make_work(alice)
    for number in range(12):
        make_announcement(work, alice, f"Week {number}")
    with django_assert_max_num_queries(10):
        open_page(as_alice, f"/desk/works/{work.pk}/announcements")
    with django_assert_max_num_queries(14):
        page = open_page(client, f"/works/{work.pk}")
    assert len(page.tree.css(".announcement")) == 12
