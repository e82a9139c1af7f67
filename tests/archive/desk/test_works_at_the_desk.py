"""The desk's list, and a work's title page."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from ficstead.archive.accounts.models import User
from ficstead.archive.tags.models import Tag, TagKind
from ficstead.archive.works.models import Work, WorkTag
from tests.archive.desk.manuscripts import hand_in
from tests.archive.making import chapter_url, make_chapter, make_work
from tests.archive.pages import open_page, read_page

pytestmark = pytest.mark.django_db


def title_page(**changes: object) -> dict[str, object]:
    return {
        "title": "The Long Tide",
        "rating": "Teen",
        "language": "en",
        "status": "in_progress",
        "visibility": "everyone",
    } | changes


def test_the_desk_shows_works_drafts_and_waiting_manuscripts(as_alice: Client, alice: User, bob: User) -> None:
    make_work(alice, title="Posted")
    make_work(alice, title="Unposted", posted=False)
    make_work(bob, title="Someone else's")
    hand_in(as_alice)
    page = open_page(as_alice, "/desk/")
    assert page.texts("a.desk-title") == ["heron.txt", "Unposted", "Posted"]
    assert page.texts(".mark") == ["Draft"]
    assert "1 draft" in page.text


def test_the_desk_opens_whatever_number_of_tags_somebody_has_used(as_alice: Client, alice: User) -> None:
    """SQLite takes no question that names a thousand things one by one."""
    work = make_work(alice)
    tags = Tag.objects.bulk_create(Tag(kind=TagKind.FREEFORM, name=f"t{n}", key=f"t{n}") for n in range(1_100))
    WorkTag.objects.bulk_create(WorkTag(work=work, tag=tag, position=0) for tag in tags)
    assert open_page(as_alice, "/desk/").texts("a.desk-title") == ["The Long Tide"]


def test_the_desk_needs_no_more_queries_for_more_works(
    as_alice: Client, alice: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(12):
        open_page(as_alice, "/desk/")
    for number in range(12):
        make_work(alice, title=f"Tide {number}", chapters=2)
        hand_in(as_alice)
    with django_assert_max_num_queries(12):
        open_page(as_alice, "/desk/")


def test_a_title_page_is_edited(as_alice: Client, alice: User, client: Client) -> None:
    work = make_work(alice)
    pseud = alice.pseuds.get(name="Nightjar")
    said = title_page(
        title="The Short Tide",
        authors=[pseud.pk],
        summary="It falls.\n\nIt rises.",
        fandoms="The Lantern Canals\nSaltmarket",
        warnings="Drowning, almost",
    )
    answer = as_alice.post(f"/desk/works/{work.pk}", said)
    assert answer.headers["Location"] == f"/desk/works/{work.pk}"
    work.refresh_from_db()
    assert (work.title, work.summary) == ("The Short Tide", "<p>It falls.</p><p>It rises.</p>")
    assert work.tag_names(TagKind.FANDOM) == ["The Lantern Canals", "Saltmarket"]
    assert work.tag_names(TagKind.WARNING) == ["Drowning, almost"]
    page = open_page(client, f"/works/{work.pk}")
    assert "Nightjar" in page.text
    assert "Alice Amber" not in page.text


def test_a_title_page_shown_and_saved_untouched_stays(as_alice: Client, alice: User) -> None:
    work = make_work(
        alice,
        summary="<p>It <em>rises</em>.</p><blockquote><p>Row.</p></blockquote>",
        planned_chapters=4,
        language="de",
    )
    page = open_page(as_alice, f"/desk/works/{work.pk}")
    form = page.tree.css_first("form[data-keeps-as]")
    said = {
        node.attributes["name"]: node.attributes.get("value") or node.text()
        for node in form.css("input[name]:not([type=checkbox]), textarea[name]")
    }
    said |= {
        node.attributes["name"]: node.css_first("option[selected]").attributes["value"] for node in form.css("select")
    }
    said["authors"] = [node.attributes["value"] for node in form.css("[name=authors][checked]")]
    as_alice.post(f"/desk/works/{work.pk}", said)
    before = {
        name: getattr(work, name)
        for name in ("title", "summary", "language", "status", "planned_chapters", "visibility")
    }
    groups = work.tag_groups()
    work.refresh_from_db()
    assert {name: getattr(work, name) for name in before} == before
    assert work.tag_groups() == groups


def test_errors_of_a_title_page_speak(as_alice: Client, alice: User) -> None:
    work = make_work(alice)
    answer = as_alice.post(f"/desk/works/{work.pk}", title_page(title="", planned_chapters="-3", fandoms="x" * 151))
    assert answer.status_code == 422
    errors = read_page(answer.content.decode()).texts(".errorlist li")
    assert "Choose at least one of your names." in errors
    assert any("too long for a tag" in error for error in errors)
    assert len(errors) == 4
    work.refresh_from_db()
    assert work.title == "The Long Tide"


def test_a_co_author_stays_where_they_stand(as_bob: Client, alice: User, bob: User) -> None:
    work = make_work(alice, bob)
    as_bob.post(f"/desk/works/{work.pk}", title_page(authors=[bob.default_pseud().pk]))
    [work] = Work.objects.with_blurbs()
    assert [pseud.name for pseud in work.author_list()] == ["Alice Amber", "Bob"]


def test_a_draft_with_all_its_chapters_is_posted_for_members(
    as_alice: Client, alice: User, as_bob: Client, client: Client
) -> None:
    work = make_work(alice, chapters=2, posted=False)
    answer = as_alice.post(f"/desk/works/{work.pk}/post", {"visibility": "members"})
    assert answer.headers["Location"] == chapter_url(work, 1)
    assert as_bob.get(chapter_url(work, 2)).status_code == 200
    assert client.get(chapter_url(work, 2)).status_code != 200


def test_editing_a_title_page_does_not_post_a_draft(as_alice: Client, alice: User, client: Client) -> None:
    work = make_work(alice, posted=False)
    as_alice.post(f"/desk/works/{work.pk}", title_page(authors=[alice.default_pseud().pk]))
    assert client.get(f"/works/{work.pk}").status_code == 404


def test_one_draft_is_posted_and_the_others_wait(as_alice: Client, alice: User, client: Client) -> None:
    work = make_work(alice)
    second, _third = make_chapter(work, posted=False), make_chapter(work, posted=False)
    as_alice.post(f"/desk/works/{work.pk}/chapters/{second.pk}/post")
    assert client.get(chapter_url(work, 2)).status_code == 200
    assert client.get(chapter_url(work, 3)).status_code == 404


def test_there_is_nothing_to_post_where_all_is_posted(as_alice: Client, alice: User) -> None:
    work = make_work(alice)
    as_alice.post(f"/desk/works/{work.pk}/post")
    assert "There is no draft to post here." in open_page(as_alice, f"/desk/works/{work.pk}").text
