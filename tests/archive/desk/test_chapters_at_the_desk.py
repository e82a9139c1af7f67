"""Editing a chapter, and every version of it."""

import pytest
from django.test import Client

from ficstead.archive.accounts.models import User
from ficstead.archive.works.models import ChapterTexts
from tests.archive.making import make_work
from tests.archive.pages import open_page

pytestmark = pytest.mark.django_db


def test_a_chapter_is_typed_with_blank_lines_between_paragraphs(as_alice: Client, alice: User) -> None:
    work = make_work(
        alice, chapters=[ChapterTexts(body="<p>The <em>fog</em> came.</p><hr><p>He rowed.<br>She swam.</p>")]
    )
    address = f"/desk/works/{work.pk}/chapters/{work.chapters.get().pk}"
    body = open_page(as_alice, address).tree.css_first("[name=body]").text().strip()
    assert body == "The <em>fog</em> came.\n\n***\n\nHe rowed.\nShe swam."
    as_alice.post(address, {"title": "Fog", "body": body + "\r\n\r\nThe end, & no more."})
    chapter = work.chapters.get()
    assert chapter.title == "Fog"
    assert (
        chapter.body == "<p>The <em>fog</em> came.</p><hr><p>He rowed.<br>She swam.</p><p>The end, &amp; no more.</p>"
    )
    assert chapter.words == 11


def test_every_save_keeps_a_version_and_an_old_one_comes_back(as_alice: Client, alice: User) -> None:
    work = make_work(alice, chapters=[ChapterTexts(body="<p>First.</p>")])
    address = f"/desk/works/{work.pk}/chapters/{work.chapters.get().pk}"
    as_alice.post(address, {"body": "Second, and longer."})
    page = open_page(as_alice, address)
    assert page.texts("a.desk-title") == ["Version 2", "Version 1"]
    old = open_page(as_alice, f"{address}/revisions/1")
    assert "First." in old.texts(".story")[0]
    as_alice.post(f"{address}/revisions/1")
    assert work.chapters.get().body == "<p>First.</p>"
    assert open_page(as_alice, address).texts("a.desk-title") == ["Version 3", "Version 2", "Version 1"]


def test_saving_without_a_change_makes_no_version(as_alice: Client, alice: User) -> None:
    work = make_work(alice)
    chapter = work.chapters.get()
    address = f"/desk/works/{work.pk}/chapters/{chapter.pk}"
    form = open_page(as_alice, address).tree.css_first("form[data-keeps-as]")
    said = {
        node.attributes["name"]: node.attributes.get("value") or node.text().lstrip("\n")
        for node in form.css("input[name], textarea[name]")
    }
    as_alice.post(address, {name: value.replace("\n", "\r\n") for name, value in said.items()})
    assert chapter.revisions.count() == 1


def test_a_correction_does_not_move_the_work_up(as_alice: Client, alice: User) -> None:
    work = make_work(alice)
    before = work.updated_at, work.revision
    as_alice.post(f"/desk/works/{work.pk}/chapters/{work.chapters.get().pk}", {"body": "Corrected."})
    work.refresh_from_db()
    assert work.updated_at == before[0]
    assert work.revision > before[1]


def test_markup_that_readers_may_not_get_is_cleaned_away(as_alice: Client, alice: User) -> None:
    work = make_work(alice)
    address = f"/desk/works/{work.pk}/chapters/{work.chapters.get().pk}"
    as_alice.post(address, {"body": '<p onclick="x()">Fog<script>x()</script></p>'})
    assert work.chapters.get().body == "<p>Fog</p>"
