"""The catalogue for e-readers, in both its versions."""

import io
import json
import zipfile
from base64 import b64encode
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote, urljoin, urlsplit
from urllib.request import HTTPBasicAuthHandler, HTTPPasswordMgrWithDefaultRealm, Request, build_opener

import pytest
from django.conf import LazySettings
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from lxml import etree
from pytest_django import DjangoAssertNumQueries
from pytest_django.live_server_helper import LiveServer

from ficstead.archive.accounts.app_passwords import make_app_password
from ficstead.archive.accounts.models import AppPassword, User
from ficstead.archive.desk.trashing import trash_work
from ficstead.archive.reading.models import ListedWork, ReadingList
from ficstead.archive.reading.models.bookmark import ListKind
from ficstead.archive.tags.models import Tag, TagKind
from ficstead.archive.telling.models import Follow
from ficstead.archive.works.models import Series, SeriesPlace, Work
from tests.archive.discovery.atom_rules import NAMES
from tests.archive.discovery.opds_rules import ACQUISITION, check_opds_feed, check_opds_json, links
from tests.archive.making import NOON, make_chapter, make_member, make_work

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
FANDOMS = "/opds/1.2/by/fandom"


def basic(username: str, password: str) -> dict[str, str]:
    return {"authorization": "Basic " + b64encode(f"{username}:{password}".encode()).decode()}


@pytest.fixture
def bobs_key(bob: User) -> dict[str, str]:
    """What bob's e-reader sends along."""
    return basic("bob", make_app_password(bob, "e-reader", at=NOON))


def shelf(client: Client, path: str, key: dict[str, str] | None = None) -> etree._Element:
    """A shelf in OPDS 1.2; its twin in 2.0 is sound and holds the same."""
    atom = client.get(f"/opds/1.2{path}", headers=key)
    twin = client.get(f"/opds/2.0{path}", headers=key)
    assert (atom.status_code, twin.status_code) == (200, 200), path
    root = check_opds_feed(atom.content, atom.headers["Content-Type"])
    found = check_opds_json(twin.content, twin.headers["Content-Type"])
    there = [each["title"] for each in found.get("navigation", [])]
    there += [each["metadata"]["title"] for each in found.get("publications", [])]
    assert there == titles(root)
    return root


def titles(root: etree._Element) -> list[str]:
    return [title.text or "" for title in root.findall("a:entry/a:title", NAMES)]


def status(client: Client, path: str, key: dict[str, str] | None = None) -> tuple[int, int]:
    return tuple(client.get(f"/opds/{version}{path}", headers=key).status_code for version in ("1.2", "2.0"))  # type: ignore[return-value]


def make_series(name: str, *works: Work) -> Series:
    series = Series.objects.create(name=name)
    for position, work in enumerate(works, start=1):
        SeriesPlace.objects.create(series=series, work=work, position=position)
    return series


# Browsing


def test_the_root_leads_to_every_shelf(client: Client, alice: User, bobs_key: dict[str, str]) -> None:
    make_work(alice)
    root = shelf(client, "")
    assert titles(root) == [
        "Latest chapters",
        "Fandoms",
        "Relationships",
        "Characters",
        "Additional tags",
        "Authors",
        "Series",
        "My lists",
    ]
    for link in root.findall("a:entry/a:link", NAMES):
        answer = client.get(urlsplit(link.get("href")).path, headers=bobs_key)
        assert answer.headers["Content-Type"] == link.get("type")


def test_one_address_serves_either_version(client: Client) -> None:
    check_opds_feed(client.get("/opds").content, client.get("/opds").headers["Content-Type"])
    newer = client.get("/opds", headers={"accept": "application/opds+json, application/atom+xml;q=0.5"})
    check_opds_json(newer.content, newer.headers["Content-Type"])
    assert "Accept" in newer.headers["Vary"]
    assert client.get("/opds/3.0").status_code == 404


def test_an_empty_archive_has_a_sound_catalogue(client: Client) -> None:
    for path in ("", "/new", "/authors", "/series", "/by/fandom", "/search?query=x"):
        shelf(client, path)


def test_new_works_stand_first(client: Client, alice: User) -> None:
    make_work(alice, title="Old tide")
    make_work(alice, title="New tide", at=NOON + DAY)
    assert titles(shelf(client, "/new")) == ["New tide", "Old tide"]


def test_a_work_is_told_whole(client: Client, alice: User, bob: User) -> None:
    work = make_work(alice, bob, chapters=3, planned_chapters=5, language="de", summary="<p>It <em>rises</em>.</p>")
    series = make_series("The Tides", work)
    [entry] = shelf(client, "/new").findall("a:entry", NAMES)
    assert [each.text for each in entry.findall("a:author/a:name", NAMES)] == ["Alice Amber", "Bob"]
    assert entry.findtext("dc:language", namespaces=NAMES) == "de"
    assert entry.findtext("a:id", namespaces=NAMES) == entry.findtext("dc:identifier", namespaces=NAMES)
    assert entry.findtext("a:summary", namespaces=NAMES) == "It rises.\n\nIn progress · 3/5 · 30 words"
    assert "Slow burn" in [each.get("term") for each in entry.findall("a:category", NAMES)]
    [publication] = json.loads(client.get("/opds/2.0/new").content)["publications"]
    told = publication["metadata"]
    assert [each["name"] for each in told["author"]] == ["Alice Amber", "Bob"]
    assert [(each["name"], each["position"]) for each in told["belongsTo"]["series"]] == [("The Tides", 1)]
    assert told["belongsTo"]["series"][0]["links"][0]["href"].endswith(f"/opds/2.0/series/{series.pk}")
    assert told["published"] == told["modified"] == "2026-05-04T12:00:00+00:00"
    # The name of the work is the one in its EPUB: a device knows what it has.
    epub = zipfile.ZipFile(io.BytesIO(body(client.get(f"/opds/works/{work.pk}.epub"))))
    assert told["identifier"] in epub.read("EPUB/package.opf").decode()


def test_a_work_has_a_document_of_its_own_in_the_newer_version(client: Client, alice: User) -> None:
    answer = client.get(f"/opds/2.0/works/{make_work(alice).pk}")
    assert check_opds_json(answer.content, answer.headers["Content-Type"])["metadata"]["title"] == "The Long Tide"


def test_works_are_found_by_author(client: Client, alice: User, bob: User) -> None:
    make_work(alice, title="One")
    make_work(alice, bob, title="Two")
    make_work(alice.pseuds.get(name="Nightjar"), title="Three")
    root = shelf(client, "/authors")
    assert titles(root) == ["Alice Amber", "Bob", "Nightjar"]
    assert [each.text for each in root.findall("a:entry/a:content", NAMES)] == ["2 works", "1 work", "1 work"]
    assert titles(shelf(client, f"/authors/{alice.default_pseud().pk}")) == ["Two", "One"]


def test_works_are_found_by_every_kind_of_tag_and_by_its_synonyms(client: Client, alice: User) -> None:
    make_work(alice, title="One", tags={TagKind.FREEFORM: ["Slow burn"], TagKind.FANDOM: ["Canals"]})
    make_work(alice, title="Two", tags={TagKind.FREEFORM: ["slowburn"], TagKind.RELATIONSHIP: ["A/B"]})
    slow, synonym = Tag.objects.get(name="Slow burn"), Tag.objects.get(name="slowburn")
    Tag.objects.filter(pk=synonym.pk).update(canonical=slow)
    assert titles(shelf(client, "/by/fandom")) == ["Canals"]
    assert titles(shelf(client, "/by/relationship")) == ["A/B"]
    assert titles(shelf(client, "/by/freeform")) == ["Slow burn"]
    assert titles(shelf(client, f"/tags/{slow.pk}")) == titles(shelf(client, f"/tags/{synonym.pk}")) == ["Two", "One"]
    assert status(client, "/by/rating") == status(client, "/by/nonsense") == (404, 404)


def test_a_series_stands_in_its_order(client: Client, alice: User) -> None:
    series = make_series("The Tides", make_work(alice, title="Late", at=NOON + DAY), make_work(alice, title="Early"))
    assert titles(shelf(client, "/series")) == ["The Tides"]
    assert titles(shelf(client, f"/series/{series.pk}")) == ["Late", "Early"]


def test_long_shelves_come_in_pages(client: Client, alice: User) -> None:
    for number in range(55):
        make_work(alice, title=f"Tide {number}", at=NOON + timedelta(days=number))
    seen, path = [], "/new"
    pages = []
    while path:
        root = shelf(client, path)
        seen += titles(root)
        pages.append(
            {rel: links(root, rel)[0].get("href") for rel in ("first", "previous", "next", "last") if links(root, rel)}
        )
        path = pages[-1].get("next", "").partition("/opds/1.2")[2]
    assert seen == [f"Tide {number}" for number in reversed(range(55))]
    here = "http://127.0.0.1:8000/opds/1.2/new"
    assert pages == [
        {"first": here, "next": f"{here}?page=2", "last": f"{here}?page=3"},
        {"first": here, "previous": here, "next": f"{here}?page=3", "last": f"{here}?page=3"},
        {"first": here, "previous": f"{here}?page=2", "last": f"{here}?page=3"},
    ]
    assert len(titles(shelf(client, "/new?page=99"))) == 5
    counts = check_opds_json(client.get("/opds/2.0/new?page=2").content, "application/opds+json")["metadata"]
    assert (counts["numberOfItems"], counts["itemsPerPage"], counts["currentPage"]) == (55, 25, 2)


def test_only_what_can_be_read_is_on_a_shelf(client: Client, alice: User, as_alice: Client) -> None:
    work = make_work(alice, title="For all")
    make_chapter(work, posted=False)
    members = make_work(alice, title="For members", visibility="members", tags={TagKind.FANDOM: ["Secret Canals"]})
    make_work(alice, title="Draft", posted=False)
    trash_work(make_work(alice, title="Gone"), at=NOON)
    emptied = make_work(alice, title="Emptied")
    emptied.chapters.update(trashed_at=NOON)
    emptied.show_change()
    # A session is nothing to a device: only an app password says whose it is.
    for visitor in (client, as_alice):
        assert titles(shelf(visitor, "/new")) == ["For all"]
        assert titles(shelf(visitor, "/by/fandom")) == ["The Lantern Canals"]
        assert status(visitor, f"/tags/{Tag.objects.get(name='Secret Canals').pk}") == (404, 404)
        assert visitor.get(f"/opds/2.0/works/{members.pk}").status_code == 401
    key = basic("alice", make_app_password(alice, "e-reader", at=NOON))
    assert titles(shelf(client, "/new", key)) == ["For members", "For all"]


NASTY = "Bell\x0b\ufffe <b>&amp;\"'</b> ]]> 🦢 \u202eمدّ\u202c \U0001f9dd\u200d♀️"


def test_any_text_makes_a_sound_catalogue(client: Client, alice: User) -> None:
    make_work(
        alice, title=NASTY, summary=f"<p>{NASTY}</p>", language="no such language", tags={TagKind.FREEFORM: [NASTY]}
    )
    for path in ("/new", "/by/freeform", f"/search?query={quote(NASTY)}", f"/tags/{Tag.objects.get().pk}"):
        shelf(client, path)


# Searching


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("tide", ["ÜBER the Tide", "The Long Tide"]),
        ("LONG tide", ["The Long Tide"]),
        ("nightjar", ["ÜBER the Tide"]),
        ("über", ["ÜBER the Tide"]),
        ("slow", ["ÜBER the Tide", "The Long Tide"]),
        ("slow nightjar", ["ÜBER the Tide"]),
        ("%", []),
        ("no such words", []),
        ("", ["ÜBER the Tide", "The Long Tide"]),
    ],
)
def test_search_looks_at_title_author_and_tags(client: Client, alice: User, query: str, found: list[str]) -> None:
    make_work(alice)
    make_work(alice.pseuds.get(name="Nightjar"), title="ÜBER the Tide", at=NOON + DAY)
    assert titles(shelf(client, f"/search?query={quote(query)}")) == found


def test_the_search_describes_itself(client: Client, alice: User) -> None:
    make_work(alice)
    answer = client.get("/opds/search.xml")
    assert answer.headers["Content-Type"] == "application/opensearchdescription+xml"
    root = etree.fromstring(answer.content)
    names = [etree.QName(child).localname for child in root]
    assert names == ["ShortName", "Description", "InputEncoding", "OutputEncoding", "Url", "Url"]
    assert len(root[0].text or "") <= 16
    for url, check in zip(root[-2:], (check_opds_feed, check_opds_json), strict=True):
        address = url.get("template").replace("{searchTerms}", "long%20tide")
        found = client.get(address.removeprefix("http://127.0.0.1:8000"))
        assert found.headers["Content-Type"] == url.get("type")
        check(found.content, found.headers["Content-Type"])
        assert b"The Long Tide" in found.content


# Whose device it is


def test_a_member_s_lists_are_behind_an_app_password(
    client: Client, alice: User, bob: User, bobs_key: dict[str, str]
) -> None:
    one, two, three = (make_work(alice, title=title) for title in ("One", "Two", "Three"))
    hidden = make_work(alice, title="Taken back")
    later = ReadingList.objects.create(user=bob, kind=ListKind.LATER, made_at=NOON)
    for days, work in enumerate((one, two, hidden)):
        ListedWork.objects.create(reading_list=later, work=work, added_at=NOON + days * DAY)
    Follow.objects.create(user=bob, work=three, made_at=NOON)
    trash_work(hidden, at=NOON)
    root = shelf(client, "/lists", bobs_key)
    assert titles(root) == ["Works I follow", "For later"]
    assert [each.text for each in root.findall("a:entry/a:content", NAMES)] == ["Works I follow", "2 works"]
    assert titles(shelf(client, f"/lists/{later.pk}", bobs_key)) == ["Two", "One"]
    assert titles(shelf(client, "/lists/following", bobs_key)) == ["Three"]
    for path in ("/lists", "/lists/following", f"/lists/{later.pk}"):
        assert status(client, path) == (401, 401)
    alices = basic("alice", make_app_password(alice, "e-reader", at=NOON))
    assert status(client, f"/lists/{later.pk}", alices) == (404, 404)


def test_who_is_asked_is_told_how_and_why(client: Client, settings: LazySettings) -> None:
    settings.SITE_NAME = 'The "Canals" \\ Kanäle'
    answer = client.get("/opds/1.2/lists")
    assert answer.headers["WWW-Authenticate"] == 'Basic realm="The Canals  Kanle", charset="UTF-8"'
    assert "app password" in answer.content.decode()


@pytest.mark.parametrize("typed", ["{0}", "{0} ", "{1}"])
def test_a_password_may_be_typed_without_its_dashes_and_in_capitals(client: Client, bob: User, typed: str) -> None:
    password = make_app_password(bob, "e-reader", at=NOON)
    given = typed.format(password, password.replace("-", "").upper())
    assert client.get("/opds/1.2/lists", headers=basic("Bob", given)).status_code == 200


def test_a_wrong_password_opens_nothing_not_even_what_is_open(client: Client, alice: User, bob: User) -> None:
    right = make_app_password(bob, "e-reader", at=NOON)
    wrong = [
        basic("bob", "bcdfg-hjkmn-pqrst-vwxz2"),
        basic("alice", right),
        basic("bob", ""),
        basic("", ""),
        basic("bob", "seven slow herons"),
    ]
    wrong += [{"authorization": value} for value in ("Basic", "Basic ::", "Basic /////w==", "Bearer x", "")]
    for key in wrong:
        assert client.get("/opds/1.2/new", headers=key).status_code == 401, key
    User.objects.filter(pk=bob.pk).update(is_active=False)
    assert client.get("/opds/1.2/new", headers=basic("bob", right)).status_code == 401


def test_an_app_password_opens_nothing_else(client: Client, alice: User, bobs_key: dict[str, str]) -> None:
    work = make_work(alice, visibility="members")
    for path in (f"/works/{work.pk}", f"/works/{work.pk}/download/epub", "/works", "/desk/", "/settings", "/library"):
        with_key, without = client.get(path, headers=bobs_key), client.get(path)
        assert with_key.status_code == without.status_code
        assert b"The Long Tide" not in with_key.content
        assert b"Signed in as" not in with_key.content


def test_a_password_is_kept_as_a_digest_and_can_be_taken_back(client: Client, bob: User) -> None:
    password = make_app_password(bob, "e-reader", at=NOON)
    other = make_app_password(bob, "phone", at=NOON)
    kept = AppPassword.objects.get(name="e-reader")
    assert password not in str(vars(kept))
    assert password != other
    kept.delete()
    assert client.get("/opds/1.2/lists", headers=basic("bob", password)).status_code == 401
    assert client.get("/opds/1.2/lists", headers=basic("bob", other)).status_code == 200


def test_the_day_of_the_last_use_is_written_once(
    client: Client, bob: User, bobs_key: dict[str, str], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.get("/opds/1.2/lists", headers=bobs_key)
    assert AppPassword.objects.get().last_used_on == datetime.now(UTC).date()
    with django_assert_num_queries(2):
        client.get("/opds/1.2/lists", headers=bobs_key)


def test_a_device_with_a_wrong_password_is_told_to_stop_and_the_right_one_always_passes(
    client: Client, bobs_key: dict[str, str]
) -> None:
    cache.clear()
    for _try in range(20):
        assert client.get("/opds/1.2/lists", headers=basic("bob", "wrong")).status_code == 401
    answer = client.get("/opds/1.2/lists", headers=basic("bob", "wrong"))
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "600")
    assert client.get("/opds/1.2/lists", headers=bobs_key).status_code == 200
    assert client.get("/opds/1.2/lists", headers=basic("alice", "wrong")).status_code == 401


def test_what_a_device_sees_is_kept_by_no_shared_cache(client: Client, bobs_key: dict[str, str]) -> None:
    for key in (None, bobs_key):
        answer = client.get("/opds/1.2/new", headers=key)
        assert "private" in answer.headers["Cache-Control"]
        assert "Authorization" in answer.headers["Vary"]


# Taking away


def body(answer: HttpResponse) -> bytes:
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)  # type: ignore[attr-defined]


def test_a_device_takes_the_epub_and_is_not_sent_it_twice(client: Client, alice: User) -> None:
    work = make_work(alice)
    answer = client.get(f"/opds/works/{work.pk}.epub")
    assert answer.headers["Content-Type"] == "application/epub+zip"
    assert zipfile.ZipFile(io.BytesIO(body(answer))).testzip() is None
    again = client.get(f"/opds/works/{work.pk}.epub", headers={"if-none-match": answer.headers["ETag"]})
    assert again.status_code == 304


def test_a_members_work_is_taken_with_an_app_password(client: Client, alice: User, bobs_key: dict[str, str]) -> None:
    work = make_work(alice, visibility="members")
    assert client.get(f"/opds/works/{work.pk}.epub").status_code == 401
    assert body(client.get(f"/opds/works/{work.pk}.epub", headers=bobs_key))
    [entry] = shelf(client, "/new", bobs_key).findall("a:entry", NAMES)
    assert links(entry, ACQUISITION)
    assert not links(entry, f"{ACQUISITION}/open-access")


def test_what_is_no_book_is_not_taken(client: Client, alice: User) -> None:
    draft = make_work(alice, posted=False)
    key = basic("alice", make_app_password(alice, "e-reader", at=NOON))
    for address in (f"/opds/works/{draft.pk}.epub", "/opds/works/999.epub"):
        assert client.get(address).status_code == 404
        assert client.get(address, headers=key).status_code == 404
    assert client.post("/opds/1.2/new").status_code == 405


# Costs


@pytest.mark.parametrize(
    ("path", "queries"),
    [("", 1), ("/new", 6), ("/authors", 2), ("/by/fandom", 2), ("/series", 2), ("/search?query=tide+amber", 6)],
)
def test_ten_more_works_add_no_query(
    client: Client, alice: User, bob: User, path: str, queries: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_series("The Tides", make_work(alice, bob))
    for version in ("1.2", "2.0"):
        with django_assert_num_queries(queries):
            client.get(f"/opds/{version}{path}")
    for number in range(10):
        writer = make_member(f"writer{number}", pseuds=(f"Writer {number}",))
        make_series(f"Tides {number}", make_work(alice, writer, tags={TagKind.FANDOM: [f"Canals {number}"]}))
    for version in ("1.2", "2.0"):
        with django_assert_num_queries(queries):
            client.get(f"/opds/{version}{path}")


# A device that knows nothing but one address and follows links


class Device:
    """Speaks real HTTP, answers a 401 with its owner's password, and goes only where links lead."""

    def __init__(self, username: str, password: str) -> None:
        keys = HTTPPasswordMgrWithDefaultRealm()
        keys.add_password(None, "http://127.0.0.1", username, password)
        self.keys, self.username, self.password = keys, username, password

    def get(self, address: str, accept: str = "*/*") -> tuple[str, bytes]:
        parts = urlsplit(address)
        self.keys.add_password(None, f"{parts.scheme}://{parts.netloc}/opds", self.username, self.password)
        opener = build_opener(HTTPBasicAuthHandler(self.keys))
        with opener.open(Request(address, headers={"Accept": accept})) as answer:  # noqa: S310 (our own server)
            return answer.headers["Content-Type"], answer.read()


def pages_of(device: Device, address: str) -> Iterator[etree._Element]:
    while address:
        media_type, document = device.get(address)
        root = check_opds_feed(document, media_type)
        yield root
        address = next((link.get("href") for link in links(root, "next")), "")


def way(root: etree._Element, title: str) -> str:
    [entry] = [
        entry for entry in root.findall("a:entry", NAMES) if entry.findtext("a:title", namespaces=NAMES) == title
    ]
    return str(entry.find("a:link", NAMES).get("href"))  # type: ignore[union-attr]


@pytest.fixture
def shelves(alice: User, bob: User) -> str:
    for number in range(30):
        make_work(alice, title=f"Tide {number}", at=NOON + timedelta(days=number))
    private = make_work(alice, title="For members", visibility="members", at=NOON - DAY)
    reading = ReadingList.objects.create(user=bob, kind=ListKind.READING, made_at=NOON)
    ListedWork.objects.create(reading_list=reading, work=private, added_at=NOON)
    return make_app_password(bob, "e-reader", at=NOON)


@pytest.mark.django_db(transaction=True)
def test_a_device_walks_from_the_front_to_the_book_by_links_alone(
    live_server: LiveServer, settings: LazySettings, shelves: str
) -> None:
    settings.SITE_URL = live_server.url
    guest, bobs = Device("", ""), Device("bob", shelves)
    [front] = pages_of(guest, f"{live_server.url}/opds")
    new = list(pages_of(guest, way(front, "Latest chapters")))
    assert [len(titles(root)) for root in new] == [25, 5]
    oldest = new[-1].findall("a:entry", NAMES)[-1]
    [book] = links(oldest, f"{ACQUISITION}/open-access")
    assert is_epub(*guest.get(book.get("href")))
    with pytest.raises(HTTPError) as refused:
        guest.get(way(front, "My lists"))
    assert refused.value.code == 401
    refused.value.close()
    [lists] = pages_of(bobs, way(front, "My lists"))
    [reading] = pages_of(bobs, way(lists, "Reading"))
    [book] = reading.findall(f"a:entry/a:link[@rel='{ACQUISITION}']", NAMES)
    assert is_epub(*bobs.get(book.get("href")))
    [described] = links(front, "search")
    template = etree.fromstring(guest.get(described.get("href"))[1])[-2].get("template")
    [found] = pages_of(guest, template.replace("{searchTerms}", "tide+29"))
    assert titles(found) == ["Tide 29"]


@pytest.mark.django_db(transaction=True)
def test_a_newer_device_does_so_in_json(live_server: LiveServer, settings: LazySettings, shelves: str) -> None:
    settings.SITE_URL = live_server.url
    bobs = Device("bob", shelves)

    def shelf_at(address: str) -> dict[str, Any]:
        media_type, document = bobs.get(address, accept="application/opds+json")
        return check_opds_json(document, media_type)

    def link(found: dict[str, Any], **wanted: str) -> str:
        offered = [*found.get("navigation", []), *found["links"]]
        [one] = [each for each in offered if wanted.items() <= each.items()]
        return urljoin(live_server.url, one["href"])

    front = shelf_at(f"{live_server.url}/opds")
    new = shelf_at(link(front, title="Latest chapters"))
    second = shelf_at(link(new, rel="next"))
    assert [len(each["publications"]) for each in (new, second)] == [25, 5]
    assert is_epub(*bobs.get(link(second["publications"][0], type="application/epub+zip")))
    reading = shelf_at(link(shelf_at(link(front, title="My lists")), title="Reading"))
    assert is_epub(*bobs.get(link(reading["publications"][0], rel=ACQUISITION)))
    found = shelf_at(link(front, rel="search").replace("{?query}", "?query=tide+7"))
    assert "Tide 7" in [each["metadata"]["title"] for each in found["publications"]]


def is_epub(media_type: str, content: bytes) -> bool:
    return media_type == "application/epub+zip" and zipfile.ZipFile(io.BytesIO(content)).testzip() is None
