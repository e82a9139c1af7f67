"""New chapters as Atom feeds."""

from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils.http import http_date, parse_http_date
from lxml import etree
from pytest_django import DjangoAssertNumQueries

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.posting import save_chapter
from ficstead.archive.desk.trashing import trash_work
from ficstead.archive.tags.models import Tag, TagKind
from ficstead.archive.telling.models import News, NewsKind
from ficstead.archive.works.models import ChapterTexts, Series, SeriesPlace, Work
from tests.archive.discovery.atom_rules import NAMES, check_atom
from tests.archive.making import NOON, make_chapter, make_work
from tests.archive.pages import open_page

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def fetch(client: Client, address: str, **headers: str) -> HttpResponse:
    return client.get(address, headers={name.replace("_", "-"): value for name, value in headers.items()})


def read(client: Client, address: str = "/feed") -> etree._Element:
    answer = client.get(address)
    assert answer.status_code == 200, address
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    return check_atom(answer.content)


def said(root: etree._Element, path: str) -> list[str]:
    return [each if isinstance(each, str) else each.text for each in root.xpath(path, namespaces=NAMES)]


def titles(root: etree._Element) -> list[str]:
    return said(root, "a:entry/a:title")


def put_in_series(work: Work) -> Series:
    series = Series.objects.create(name="The Tides")
    series.creators.add(work.author_list()[0])
    SeriesPlace.objects.create(series=series, work=work, position=1)
    return series


def addresses(work: Work) -> list[str]:
    series = work.series_places.get().series
    tag = Tag.objects.get(kind=TagKind.FANDOM)
    return [
        "/feed",
        f"/works/{work.pk}/feed",
        "/authors/Alice%20Amber/feed",
        f"/series/{series.pk}/feed",
        f"/tags/{tag.pk}/feed",
    ]


def test_every_feed_tells_the_newest_chapters_first(client: Client, alice: User) -> None:
    work = make_work(alice, chapters=2)
    make_chapter(work, at=NOON + DAY, title="Clearing")
    put_in_series(work)
    for address in addresses(work):
        root = read(client, address)
        heads = [
            "The Long Tide, Chapter 3: Clearing",
            "The Long Tide, Chapter 2: Bell 2",
            "The Long Tide, Chapter 1: Bell 1",
        ]
        assert titles(root) == heads
        assert said(root, "a:link[@rel='self']/@href") == [f"http://127.0.0.1:8000{address}"]


def test_an_entry_carries_all_that_a_feed_reader_shows(client: Client, alice: User, bob: User) -> None:
    work = make_work(alice, bob, language="de", disclaimer="<p>Not mine.</p>")
    root = read(client)
    [entry] = root.findall("a:entry", NAMES)
    chapter = work.chapters.get()
    assert said(entry, "a:id") == [f"tag:127.0.0.1,2026:chapter/{chapter.pk}"]
    assert said(entry, "a:published") == said(entry, "a:updated") == ["2026-05-04T12:00:00Z"]
    assert said(entry, "a:author/a:name") == ["Alice Amber", "Bob"]
    assert said(entry, "a:author/a:uri")[0] == "http://127.0.0.1:8000/authors/Alice%20Amber"
    assert said(entry, "a:category/@term") == ["Teen", "The Lantern Canals", "Ottilie Vane", "Bram", "Slow burn"]
    assert said(entry, "a:link[@rel='alternate']/@href") == [f"http://127.0.0.1:8000{chapter.get_absolute_url()}"]
    assert said(entry, "@xml:lang") == ["de"]
    [content] = said(entry, "a:content[@type='html']")
    for words in ("Not mine.", "Thank you for waiting!", "The 1th bell had rung.", "More on Friday."):
        assert words in content


def test_the_work_s_own_notes_stand_at_its_two_ends(client: Client, alice: User) -> None:
    make_work(
        alice, chapters=3, opening_note="<p>Begin.</p>", closing_note="<p>Goodbye.</p>", disclaimer="<p>Not mine.</p>"
    )
    last, middle, first = said(read(client), "a:entry/a:content")
    assert ("Begin." in first, "Not mine." in first, "Goodbye." in first) == (True, True, False)
    assert ("Begin." in middle, "Not mine." in middle, "Goodbye." in middle) == (False, False, False)
    assert ("Begin." in last, "Not mine." in last, "Goodbye." in last) == (False, False, True)


def test_an_author_may_keep_the_feed_to_an_excerpt(client: Client, alice: User) -> None:
    work = make_work(alice, chapters=[ChapterTexts(body="<p>" + "row <em>on</em>, " * 200 + "the end.</p>")])
    Work.objects.filter(pk=work.pk).update(feeds_whole=False)
    root = read(client)
    assert said(root, "a:entry/a:content") == []
    [excerpt] = said(root, "a:entry/a:summary[@type='text']")
    assert excerpt.startswith("row on, row on,")
    assert excerpt.endswith("…")
    assert 90 <= len(excerpt.split()) <= 101


def test_an_excerpt_of_a_script_without_spaces_is_one_too(client: Client, alice: User) -> None:
    work = make_work(alice, language="zh", chapters=[ChapterTexts(body="<p>" + "潮水漲了。" * 900 + "</p>")])
    Work.objects.filter(pk=work.pk).update(feeds_whole=False)
    [excerpt] = said(read(client), "a:entry/a:summary")
    assert len(excerpt) <= 700


def test_links_within_a_chapter_lead_to_its_page(client: Client, alice: User) -> None:
    body = '<p>So<a href="#note-1">1</a>, <a href="https://example.org/">away</a>, <b>href="#x"</b></p>'
    work = make_work(alice, chapters=[ChapterTexts(body=body)])
    [content] = said(read(client), "a:entry/a:content")
    here = f"http://127.0.0.1:8000{work.chapters.get().get_absolute_url()}"
    assert f'href="{here}#note-1"' in content
    assert 'href="https://example.org/"' in content
    assert '<b>href="#x"</b>' in content


NASTY = "Bell\x00\x0b\ufffe <b>&amp;\"'</b> ]]> 🦢 \u202eمدّ\u202c וגאות <!-- \U0001f9dd\u200d♀️"


def test_any_text_makes_a_sound_feed(client: Client, alice: User) -> None:
    texts = ChapterTexts(
        title=NASTY[5:200], body=f"<p>{NASTY}</p>", summary=NASTY, disclaimer=NASTY, closing_note=NASTY
    )
    work = make_work(
        alice,
        title=NASTY.replace("\x00", ""),
        chapters=[texts],
        language="ar",
        tags={TagKind.FREEFORM: ["<&]]>\x0c🦢"]},
    )
    root = read(client)
    assert "<b>" in titles(root)[0]
    assert 'dir="rtl"' in said(root, "a:entry/a:content")[0]
    Work.objects.filter(pk=work.pk).update(feeds_whole=False, language="no such language")
    assert said(read(client), "a:entry/@xml:lang") == ["und"]


def test_feeds_hold_only_what_everyone_may_read(client: Client, as_alice: Client, alice: User) -> None:
    shown = make_work(alice, title="For all")
    make_chapter(shown, posted=False, title="Not yet")
    make_work(alice, title="For members", visibility="members")
    make_work(alice, title="Draft", posted=False)
    trash_work(make_work(alice, title="Gone"), at=NOON)
    for visitor in (client, as_alice):
        assert titles(read(visitor)) == ["For all, Chapter 1: Bell 1"]
        assert titles(read(visitor, "/authors/Alice%20Amber/feed")) == ["For all, Chapter 1: Bell 1"]


def test_what_nobody_may_read_has_no_feed(client: Client, as_alice: Client, alice: User) -> None:
    work = make_work(alice, visibility="members", tags={TagKind.FREEFORM: ["The butler did it"]})
    series = put_in_series(work)
    hidden = [
        f"/works/{work.pk}/feed",
        "/authors/Alice%20Amber/feed",
        f"/series/{series.pk}/feed",
        f"/tags/{Tag.objects.get().pk}/feed",
    ]
    for address in [*hidden, "/works/999/feed", "/authors/Nobody/feed", "/series/999/feed", "/tags/999/feed"]:
        assert client.get(address).status_code == 404
        assert as_alice.get(address).status_code == 404


def test_an_empty_archive_has_a_sound_feed(client: Client) -> None:
    assert titles(read(client)) == []


def test_a_feed_of_a_synonym_or_in_other_capitals_is_the_one_of_the_name(client: Client, alice: User) -> None:
    make_work(alice, tags={TagKind.FREEFORM: ["Slow burn", "slowburn"]})
    canonical, synonym = Tag.objects.get(name="Slow burn"), Tag.objects.get(name="slowburn")
    Tag.objects.filter(pk=synonym.pk).update(canonical=canonical)
    assert client.get(f"/tags/{synonym.pk}/feed").headers["Location"] == f"/tags/{canonical.pk}/feed"
    assert client.get("/authors/ALICE%20amber/feed").headers["Location"] == "/authors/Alice%20Amber/feed"


def test_a_feed_is_bounded(client: Client, alice: User) -> None:
    make_work(alice, chapters=30)
    heads = titles(read(client))
    assert (len(heads), heads[0]) == (25, "The Long Tide, Chapter 30: Bell 30")


def test_a_tag_s_feed_tells_what_the_archive_s_own_would_of_its_works(client: Client, alice: User) -> None:
    """It is made of the works that were updated last, of which one may have posted several chapters on one day."""
    for number in range(5):
        make_work(alice, title=f"Older {number}", at=NOON)
    twice = make_work(alice, title="Twice", at=NOON)
    for title in ("Morning", "Evening"):
        make_chapter(twice, at=NOON + DAY, title=title)
    for number in range(23):
        make_work(alice, title=f"Newer {number}", at=NOON + 2 * DAY)
    tag = Tag.objects.get(kind=TagKind.FANDOM)
    told = titles(read(client, f"/tags/{tag.pk}/feed"))
    assert told == titles(read(client))
    assert told[23:] == ["Twice, Chapter 3: Evening", "Twice, Chapter 2: Morning"]


def test_a_silent_correction_changes_the_entry_but_does_not_bring_it_up_again(client: Client, alice: User) -> None:
    work = make_work(alice)
    save_chapter(work.chapters.get(), ChapterTexts(body="<p>She rowed.</p>"), by=alice, at=NOON + DAY)
    root = read(client)
    assert "She rowed." in said(root, "a:entry/a:content")[0]
    assert said(root, "a:entry/a:updated") == ["2026-05-04T12:00:00Z"]


def test_an_announced_revision_does(client: Client, alice: User) -> None:
    chapter = make_work(alice, chapters=2).chapters.get(number=1)
    for number in (1, 2):
        News.objects.create(
            kind=NewsKind.REVISION,
            key=f"revision:{chapter.pk}:{number}",
            work=chapter.work,
            chapter=chapter,
            link="/",
            happened_at=NOON + number * DAY,
        )
    root = read(client)
    assert said(root, "a:entry/a:updated") == ["2026-05-04T12:00:00Z", "2026-05-06T12:00:00Z"]
    assert said(root, "a:updated") == ["2026-05-06T12:00:00Z"]
    assert said(root, "a:entry/a:published") == ["2026-05-04T12:00:00Z"] * 2


def test_the_id_of_an_entry_outlives_a_change_of_place(client: Client, alice: User) -> None:
    work = make_work(alice)
    before = said(read(client), "a:entry/a:id")
    work.chapters.update(number=7, title="Moved")
    assert said(read(client), "a:entry/a:id") == before
    assert titles(read(client)) == ["The Long Tide, Chapter 7: Moved"]


def test_what_a_reader_has_already_is_not_sent_again(client: Client, alice: User) -> None:
    work = make_work(alice)
    put_in_series(work)
    for address in addresses(work):
        first = client.get(address)
        etag, changed = first.headers["ETag"], first.headers["Last-Modified"]
        assert first.headers["Cache-Control"] == "public, no-cache"
        assert "Cookie" not in first.headers.get("Vary", "")
        assert client.get(address).headers["Last-Modified"] == changed
        for known in ({"if_none_match": etag}, {"if_none_match": f'"other", W/{etag}'}, {"if_modified_since": changed}):
            again = fetch(client, address, **known)
            assert (again.status_code, again.content) == (304, b"")
            assert (again.headers["ETag"], again.headers["Last-Modified"]) == (etag, changed)
        long_ago = http_date(parse_http_date(changed) - 1)
        assert fetch(client, address, if_modified_since=long_ago).status_code == 200
        # The tag is the exact one of the two, and is the one that counts where both are given.
        assert fetch(client, address, if_none_match='"other"', if_modified_since=changed).status_code == 200


def test_every_change_that_a_reader_can_see_makes_a_new_edition(client: Client, alice: User) -> None:
    """Also one that no date in the archive tells of, and also several within one second."""
    work = make_work(alice, chapters=2)
    chapter = work.chapters.get(number=1)
    changes = [
        lambda: save_chapter(chapter, ChapterTexts(body="<p>She rowed.</p>"), by=alice, at=NOON),
        lambda: make_chapter(work, at=NOON),
        lambda: Work.objects.filter(pk=work.pk).update(feeds_whole=False),
        lambda: work.chapters.filter(number=3).update(trashed_at=NOON),
        lambda: trash_work(work, at=NOON),
    ]
    seen = client.get("/feed")
    known, last = {seen.headers["ETag"]}, seen.headers["Last-Modified"]
    for change in changes:
        change()
        assert fetch(client, "/feed", if_modified_since=last).status_code == 200
        fresh = client.get("/feed")
        assert fresh.headers["ETag"] not in known
        known.add(fresh.headers["ETag"])
        last = fresh.headers.get("Last-Modified", last)


def test_a_head_request_has_the_same_headers_and_no_body(client: Client, alice: User) -> None:
    make_work(alice)
    whole, head = client.get("/feed"), client.head("/feed")
    assert (head.status_code, head.content) == (200, b"")
    for name in ("ETag", "Last-Modified", "Content-Type", "Cache-Control"):
        assert head.headers[name] == whole.headers[name]
    assert client.head("/feed", headers={"if-none-match": whole.headers["ETag"]}).status_code == 304
    assert client.post("/feed").status_code == 405


def test_ten_more_works_add_no_query(
    client: Client, alice: User, bob: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    work = make_work(alice, bob, chapters=2)
    series = put_in_series(work)
    counted = list(zip(addresses(work), (6, 7, 7, 7, 8), strict=True))
    for address, _queries in counted:
        client.get(address)
    for address, queries in counted:
        with django_assert_num_queries(queries):
            read(client, address)
    for position in range(2, 12):
        SeriesPlace.objects.create(series=series, work=make_work(alice, bob, chapters=2), position=position)
    for address, queries in counted:
        client.get(address)
        with django_assert_num_queries(queries):
            assert len(titles(read(client, address))) >= 2


def test_pages_name_their_feeds(client: Client, as_bob: Client, alice: User) -> None:
    work = make_work(alice)
    series = put_in_series(work)
    tag = Tag.objects.get(kind=TagKind.FANDOM)
    pages = {
        "/": "/feed",
        "/works": "/feed",
        work.get_absolute_url(): f"/works/{work.pk}/feed",
        work.chapters.get().get_absolute_url(): f"/works/{work.pk}/feed",
        "/authors/Alice%20Amber": "/authors/Alice%20Amber/feed",
        series.get_absolute_url(): f"/series/{series.pk}/feed",
        tag.get_absolute_url(): f"/tags/{tag.pk}/feed",
    }
    for page, feed in pages.items():
        shown = open_page(client, page)
        assert shown.links('head link[type="application/atom+xml"]') == [feed]
        assert client.get(feed).status_code == 200
    assert open_page(client, work.get_absolute_url()).texts("a.feed-link") == ["Feed"]


def test_a_page_of_members_works_promises_no_feed(as_bob: Client, alice: User) -> None:
    work = make_work(alice, visibility="members")
    series = put_in_series(work)
    for page in (
        work.get_absolute_url(),
        work.chapters.get().get_absolute_url(),
        "/authors/Alice%20Amber",
        series.get_absolute_url(),
    ):
        assert open_page(as_bob, page).links('[type="application/atom+xml"]') == []
