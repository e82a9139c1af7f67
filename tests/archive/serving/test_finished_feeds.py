"""Feeds from the shelf, for readers of feeds of every age: by mark, by date, and never stale."""

from ficstead.archive.works.models import Chapter, Work
from tests.archive.making import make_chapter, make_work


def test_a_reader_that_knows_only_dates_hears_when_nothing_is_new(alice, door):
    work = make_work(alice)
    for address in ("/feed", f"/works/{work.pk}/feed", "/authors/Alice Amber/feed"):
        since = door.get(address).headers["last-modified"]
        again = door.get(address, HTTP_IF_MODIFIED_SINCE=since)
        assert (again.status, again.body, again.from_django) == (304, b"", False)
        assert door.get(address, HTTP_IF_MODIFIED_SINCE="Fri, 01 Jan 1999 00:00:00 GMT").status == 200
        assert door.get(address, HTTP_IF_MODIFIED_SINCE="yesterday").status == 200


def test_whatever_changes_the_feed_is_told_at_once_also_by_date(alice, door):
    work = make_work(alice, chapters=2)
    first = work.chapters.get(number=1)
    changes = [
        lambda: make_chapter(work, title="A third"),
        lambda: Chapter.objects.filter(pk=first.pk).update(body="<p>Mended.</p>"),
        lambda: Chapter.objects.filter(pk=first.pk).update(trashed_at=work.posted_at),
        lambda: alice.pseuds.filter(is_default=True).update(name="Another Name"),
        lambda: Work.objects.filter(pk=work.pk).update(visibility="members"),
    ]
    for number, change in enumerate(changes):
        before = door.get("/feed")
        since = before.headers.get("last-modified", "Fri, 01 Jan 1999 00:00:00 GMT")
        change()
        after = door.get("/feed", HTTP_IF_MODIFIED_SINCE=since)
        assert after.status == 200, number
        assert after.body != before.body, number
        assert door.get("/feed", HTTP_IF_NONE_MATCH=before.headers["etag"]).status == 200


def test_a_chapter_that_comes_back_stands_in_the_feed_of_the_archive_again(alice, door):
    """Nothing of what stood in the feed has changed then, and no list of works has."""
    first, second = make_work(alice, chapters=2), make_work(alice, title="Another")
    gone = first.chapters.get(number=2)
    Chapter.objects.filter(pk=gone.pk).update(trashed_at=first.posted_at)
    without = door.get("/feed").body
    Chapter.objects.filter(pk=gone.pk).update(trashed_at=None)
    assert b"Bell 2" in door.get("/feed").body
    assert b"Bell 2" not in without
    assert second.title.encode() in without


def test_a_download_keeps_its_name_and_is_no_page_for_packing(alice, door):
    work = make_work(alice, title="The Long Tide")
    for form, kind in (("epub", "application/epub+zip"), ("html", "text/html"), ("txt", "text/plain")):
        for _time in range(2):
            heard = door.get(f"/works/{work.pk}/download/{form}", HTTP_ACCEPT_ENCODING="gzip, br")
            assert heard.headers["content-disposition"] == f'attachment; filename="The_Long_Tide_{work.pk}.{form}"'
            assert heard.headers["content-type"].startswith(kind)
            assert heard.headers.get("content-encoding") == (None if form == "epub" else "br")
    assert len(door.made) == 3


def test_a_book_too_large_for_the_shelf_goes_past_it(alice, door):
    work = make_work(alice)
    Chapter.objects.filter(work=work).update(body="<p>" + "tide " * 2_000_000 + "</p>")
    address = f"/works/{work.pk}/download/txt"
    heard = door.get(address)
    assert heard.from_django
    assert len(heard.body) > 8 * 1024 * 1024
    assert door.shelf.page(address) is None
