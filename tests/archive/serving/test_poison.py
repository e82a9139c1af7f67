"""Nothing that a visitor can send changes what others get, and nothing private ever lies on the shelf."""

import gzip
from unicodedata import normalize

import brotli
import pytest
from django.db import DataError
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from ficstead.archive.config.urls import urlpatterns as archive
from ficstead.archive.serving.public import public_page, shows
from ficstead.archive.works.models import Chapter, Work
from tests.archive.making import chapter_url, make_chapter, make_member, make_work
from tests.archive.serving.knocking import Door

LONG = "x" * 60_000
HEADERS = [
    {"HTTP_COOKIE": "theme=dark; a=b; =; ;;; sessionid"},
    {"HTTP_COOKIE": "sessionid="},
    {"HTTP_COOKIE": "sessionid=nobody-has-this"},
    {"HTTP_COOKIE": "messages=W1siX19qc29uX21lc3NhZ2UiLDAsMjUsIlBvaXNvbiJdXQ"},
    {"HTTP_COOKIE": "csrftoken=" + "a" * 32},
    {"HTTP_COOKIE": "device=" + "d" * 32},
    {"HTTP_COOKIE": "; ".join(f"c{number}=poison" for number in range(2000))},
    {"HTTP_COOKIE": f"big={LONG}"},
    {"HTTP_COOKIE": "\xff\xfe=\x80"},
    {"HTTP_HOST": "localhost:8000"},
    {"HTTP_HOST": "poison.example"},
    {"HTTP_HOST": "127.0.0.1:poison"},
    {"HTTP_HOST": "127.0.0.1:8000,poison.example"},
    {"HTTP_HOST": "127.0.0.1:8000@poison.example"},
    {"HTTP_HOST": ""},
    {"HTTP_X_FORWARDED_HOST": "poison.example", "HTTP_X_FORWARDED_PROTO": "https", "HTTP_X_FORWARDED_PORT": "1"},
    {"HTTP_X_FORWARDED_FOR": "198.51.100.1, poison", "HTTP_FORWARDED": "for=poison;host=poison.example;proto=https"},
    {"HTTP_X_ORIGINAL_URL": "/poison", "HTTP_X_REWRITE_URL": "/poison", "HTTP_X_FORWARDED_PREFIX": "/poison"},
    {"SCRIPT_NAME": "/poison", "HTTP_SCRIPT_NAME": "/poison", "REQUEST_URI": "/poison"},
    {"RAW_URI": "http://poison.example/", "SERVER_NAME": "poison.example", "SERVER_PORT": "1"},
    {"wsgi.url_scheme": "https", "HTTPS": "on"},
    {"HTTP_RANGE": "bytes=0-9"},
    {"HTTP_RANGE": "bytes=5-", "HTTP_IF_RANGE": '"poison"'},
    {"HTTP_IF_NONE_MATCH": "*"},
    {"HTTP_IF_NONE_MATCH": '"poison"', "HTTP_IF_MODIFIED_SINCE": "Fri, 01 Jan 2999 00:00:00 GMT"},
    {"HTTP_IF_MODIFIED_SINCE": "Fri, 01 Jan 2999 00:00:00 GMT"},
    {"HTTP_IF_MATCH": '"poison"', "HTTP_IF_UNMODIFIED_SINCE": "Fri, 01 Jan 1999 00:00:00 GMT"},
    {"HTTP_ACCEPT": "application/opds+json", "HTTP_ACCEPT_LANGUAGE": "de, ar;q=0.9"},
    *(
        {"HTTP_ACCEPT_ENCODING": said}
        for said in ("gzip;q=0", "*", "identity;q=0", "br;q=0, gzip", "poison", "gzip" * 99)
    ),
    {"HTTP_AUTHORIZATION": "Basic cG9pc29uOnBvaXNvbg=="},
    {"HTTP_AUTHORIZATION": "Bearer poison"},
    {"HTTP_X_HTTP_METHOD_OVERRIDE": "DELETE", "HTTP_X_METHOD_OVERRIDE": "POST"},
    {"HTTP_SEC_PURPOSE": "prefetch", "HTTP_X_REQUESTED_WITH": "XMLHttpRequest", "HTTP_HX_REQUEST": "true"},
    {"HTTP_USER_AGENT": "poison", "HTTP_REFERER": "http://poison.example/", "HTTP_ORIGIN": "http://poison.example"},
    {"HTTP_FICSTEAD_FOR_NOBODY": "1", "HTTP_FICSTEAD_PAGE_BELOW": "poison"},
    {"REMOTE_USER": "poison", "HTTP_REMOTE_USER": "poison", "REMOTE_ADDR": "poison"},
    {"CONTENT_LENGTH": "6", "CONTENT_TYPE": "application/x-www-form-urlencoded"},
    {"QUERY_STRING": "utm_source=poison&fbclid=poison&next=//poison.example"},
    {"QUERY_STRING": "reviews=2&reviews=poison"},
    {"QUERY_STRING": "reviews=0&review=poison&passage=poison"},
    {"QUERY_STRING": "reviews=" + "9" * 5000},
    {"QUERY_STRING": "reviews=%00&review=%0d%0aSet-Cookie:%20a=poison"},
    {"QUERY_STRING": "reviews=%ff%fe&passage=%c3%28"},
    {"QUERY_STRING": "%72eviews=poison&reviews[]=poison&REVIEWS=poison&reviews;=1"},
    {"QUERY_STRING": "&".join(f"a{number}=1" for number in range(3000))},
    {"QUERY_STRING": "?"},
    {"QUERY_STRING": "reviews=<script>poison</script>"},
]


def test_whoever_knocks_first_others_get_what_they_would_have_got(alice, door, tmp_path):
    address = chapter_url(make_work(alice, chapters=2), 1)
    pure = door.get(address).body
    for number, headers in enumerate(HEADERS):
        for method in ("GET", "HEAD"):
            with Door(tmp_path / f"{number}{method}") as spoilt:
                first = spoilt.knock(method, address, **headers)
                assert first.status in (200, 304, 400), headers
                assert method == "GET" or first.from_django or first.body == b""
                heard = spoilt.get(address)
                assert (heard.status, heard.body) == (200, pure), headers
                assert "set-cookie" not in heard.headers, headers
                assert not any("poison" in f"{name}{value}" for name, value in heard.headers.items()), headers
    assert b"poison" not in pure


PATHS = [
    *("/works/{0}%3Freviews=2", "/works/{0}/", "//works/{0}", "/works//{0}", "/./works/{0}", "/x/../works/{0}"),
    *("/works/{0}\x00", "/works/{0}\r\nSet-Cookie: a=b", "/works/{0};x=y", "/works/0{0}", "/WORKS/{0}", "/works/{0} "),
    *("http://poison.example/works/{0}", "/works/{0}\u202e", "/works/" + "9" * 4000, "/" + LONG, "*", "", "?"),
]


def test_odd_paths_lead_to_no_other_page(alice, door):
    work = make_work(alice)
    pure = door.get(f"/works/{work.pk}").body
    for odd in PATHS:
        heard = door.get(odd.format(work.pk))
        assert heard.status in (200, 301, 302, 400, 404), odd
    assert door.get(f"/works/{work.pk}").body == pure
    assert door.get("/").body == door.get("/").body


def test_a_name_in_another_normal_form_is_another_address(door):
    member = make_member("renee", pseuds=("Renée",))
    make_work(member)
    composed, apart = normalize("NFC", "Renée"), normalize("NFD", "Renée")
    assert door.get(f"/authors/{composed}").status == 200
    answers = {door.get(f"/authors/{name}").status for name in (apart, "RENÉE", "renée")}
    assert answers == {301} or answers == {302}
    assert door.get(f"/authors/{composed}").status == 200


def test_a_path_that_is_no_utf_8_is_djangos(door):
    heard = door.get("/works", PATH_INFO="/authors/\xff\xfe")
    assert heard.from_django
    assert heard.status == 404


def test_another_method_is_djangos_and_leaves_nothing(alice, door):
    address = chapter_url(make_work(alice), 1)
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "QUERY", "get", "POISON"):
        assert door.knock(method, address, b"poison=1").from_django
    assert door.shelf.page(address) is None


def test_each_browser_gets_a_form_that_it_takes(alice, door):
    address = chapter_url(make_work(alice), 1)
    plain = door.get(address).body
    for said, form in [
        *(
            ("", ""),
            ("gzip", "gzip"),
            ("gzip, deflate, br, zstd", "br"),
            ("GZIP", "gzip"),
            ("br;q=0, gzip;q=0.5", "gzip"),
        ),
        *(("gzip;q=0", ""), ("gzip; q=0.000", ""), ("gzip;\tq=0", ""), ("gzip;q=0.001", "gzip"), ("identity;q=0", "")),
        *(("*", ""), ("gzipped", ""), ("x-gzip", ""), (",,;;q=,", ""), ("br;q=0.0, *;q=0", ""), ("br" * 200, "")),
    ]:
        heard = door.get(address, HTTP_ACCEPT_ENCODING=said)
        assert heard.headers.get("content-encoding", "") == form, said
        unpacked = {"": bytes, "gzip": gzip.decompress, "br": brotli.decompress}[form](heard.body)
        assert unpacked == plain
        assert heard.headers["content-length"] == str(len(heard.body))
        assert "Accept-Encoding" in heard.headers["vary"]


def test_a_page_that_is_known_is_not_sent_again(alice, door):
    work = make_work(alice)
    address = chapter_url(work, 1)
    heard = door.get(address)
    mark = heard.headers["etag"]
    for known in (mark, mark.removeprefix("W/"), f'"other", {mark}', "*"):
        again = door.get(address, HTTP_IF_NONE_MATCH=known)
        assert (again.status, again.body, again.headers["etag"]) == (304, b"", mark)
    assert door.get(address, HTTP_IF_NONE_MATCH='"other"').status == 200
    Work.objects.filter(pk=work.pk).update(title="Another")
    assert door.get(address, HTTP_IF_NONE_MATCH=mark).status == 200


def test_head_tells_what_get_would_send(alice, door):
    address = chapter_url(make_work(alice), 1)
    head, get = door.knock("HEAD", address), door.get(address)
    assert head.headers == get.headers
    assert head.body == b""


def session_of(user):
    client = Client()
    client.force_login(user)
    return f"sessionid={client.cookies['sessionid'].value}"


def test_what_members_see_is_never_kept(alice, bob, door, tmp_path):
    work = make_work(alice, chapters=2)
    make_chapter(work, posted=False, title="Not yet")
    addresses = [
        "/",
        "/works",
        f"/works/{work.pk}",
        chapter_url(work, 1),
        f"/works/{work.pk}/whole",
        "/authors/Alice Amber",
    ]
    for user in (alice, bob):
        with Door(tmp_path / user.username) as other:
            for address in addresses:
                mine = other.get(address, HTTP_COOKIE=session_of(user))
                assert mine.from_django
                stranger = other.get(address)
                assert stranger.body.splitlines() == door.get(address).body.splitlines(), address
                assert b"Not yet" not in stranger.body
                assert user.username.encode() + b"." not in stranger.body
                assert b"csrfmiddlewaretoken" not in stranger.body


@pytest.mark.parametrize("visibility", ["members", "draft"])
def test_what_is_not_for_all_never_lies_on_the_shelf(alice, bob, door, visibility):
    work = make_work(alice, posted=visibility != "draft", visibility=visibility)
    chapter = chapter_url(work, 1)
    addresses = [f"/works/{work.pk}", chapter, f"/works/{work.pk}/whole", f"/works/{work.pk}/reviews"]
    addresses += [f"/works/{work.pk}/download/epub", f"/works/{work.pk}/offline.json", f"/works/{work.pk}/feed"]
    for cookie in ("", session_of(alice), session_of(bob), ""):
        for address in addresses:
            heard = door.get(address, HTTP_COOKIE=cookie) if cookie else door.get(address)
            assert heard.from_django or not cookie
            assert cookie or heard.status in (302, 403, 404), address
            assert door.shelf.page(address) is None
    for list_of_works in ("/", "/works", "/feed", "/opds/1.2/new"):
        assert work.title.encode() not in door.get(list_of_works).body


def test_what_is_closed_is_closed_at_the_next_request(alice, door):
    work = make_work(alice)
    address = chapter_url(work, 1)
    for change in ({"visibility": "members"}, {"visibility": "draft"}, {"trashed_at": work.posted_at}):
        Work.objects.filter(pk=work.pk).update(visibility="everyone", trashed_at=None)
        assert door.get(address).status == 200
        assert door.get(f"/works/{work.pk}/download/epub").status == 200
        Work.objects.filter(pk=work.pk).update(**change)
        assert door.get(address).status in (403, 404)
        assert door.get(f"/works/{work.pk}/download/epub").status in (403, 404)
        assert work.title.encode() not in door.get("/works").body


def test_a_text_that_looks_like_a_slot_opens_none(alice, door):
    sly = ["<account", "\\x00<account\\x00", "␀<account␀", "&#0;<account&#0;", "{{ slot('account') }}", "<\u0000"]
    for text in sly:
        text = text.replace("\u0000", "")
        work = make_work(alice, title=text, summary=f"<p>{text}</p>")
        heard = door.get(f"/works/{work.pk}")
        assert heard.status == 200
        assert b"\x00" not in heard.body
        assert door.shelf.page(f"/works/{work.pk}") is not None


def test_a_text_with_a_real_mark_in_it_is_not_kept(alice, door):
    work = make_work(alice)
    address = chapter_url(work, 1)
    try:
        Chapter.objects.filter(work=work).update(body="<p>\x00<account\x00</p>")
    except (ValueError, DataError):
        return  # PostgreSQL has no such text
    heard = door.get(address)
    assert (heard.status, heard.from_django) == (200, True)
    assert door.shelf.page(address) is None


@public_page()
def sets_a_cookie(request):
    shows(request)
    answer = HttpResponse("A cookie for you")
    answer.set_cookie("poison", "yes")
    return answer


@public_page()
def says_nothing(_request):
    return HttpResponse("Who knows what this shows")


@public_page(query=("page",))
def is_not_there(request):
    shows(request)
    return HttpResponse("Nothing", status=404)


urlpatterns = [
    *archive,
    path("test/cookie", sets_a_cookie),
    path("test/nothing", says_nothing),
    path("test/gone", is_not_there),
]


@pytest.mark.parametrize("address", ["/test/cookie", "/test/nothing", "/test/gone"])
def test_a_page_with_a_cookie_or_without_a_word_or_a_place_is_not_kept(door, settings, address):
    settings.ROOT_URLCONF = __name__
    for _time in range(2):
        assert door.get(address).from_django == (address != "/test/gone")
    assert door.shelf.page(address) is None


def test_strangers_who_are_turned_away_are_told_so_once_and_nobody_keeps_it(alice, bob, door):
    work = make_work(alice, visibility="members")
    former = alice.pseuds.get(is_default=True)
    make_work(alice)
    for address, status in [
        *((f"/works/{work.pk}", 403), (f"/works/{work.pk + 99}", 404), (f"/authors/{former.name.upper()}", 302)),
        *((f"/opds/2.0/works/{work.pk}", 401), ("/tags/99999", 404)),
    ]:
        alone = door.get(address, SERVER_NAME="x", SCRIPT_NAME="")
        assert (alone.status, alone.from_django) == (status, False), address
        assert b"\x00" not in alone.body
        assert "set-cookie" not in alone.headers
        assert alone.headers["cache-control"] == "no-cache"
        assert alone.headers["content-length"] == str(len(alone.body))
        assert door.knock("HEAD", address).body == b""
        assert door.shelf.page(address) is None
    assert door.get(f"/works/{work.pk}", HTTP_COOKIE=session_of(bob)).status == 200
