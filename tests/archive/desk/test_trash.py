"""The trash, and the way back."""

import pytest
from django.test import Client

from ficstead.archive.accounts.models import User
from tests.archive.desk.manuscripts import hand_in
from tests.archive.making import chapter_url, make_work
from tests.archive.pages import open_page

pytestmark = pytest.mark.django_db


def test_a_work_goes_and_comes_back_as_it_was(as_alice: Client, alice: User, client: Client) -> None:
    work = make_work(alice, chapters=2)
    as_alice.post(f"/desk/works/{work.pk}/trash")
    assert client.get(f"/works/{work.pk}").status_code == 404
    assert as_alice.get(f"/desk/works/{work.pk}").status_code == 404
    assert "Trash (1)" in open_page(as_alice, "/desk/").text
    assert "The Long Tide" in open_page(as_alice, "/desk/trash").text
    as_alice.post(f"/desk/works/{work.pk}/restore")
    assert "Bell 2" in open_page(client, f"/works/{work.pk}").text
    assert "The trash is empty." in open_page(as_alice, "/desk/trash").text


def test_a_chapter_goes_and_comes_back_to_its_number(as_alice: Client, alice: User, client: Client) -> None:
    work = make_work(alice, chapters=2)
    first = work.chapters.get(number=1)
    as_alice.post(f"/desk/works/{work.pk}/chapters/{first.pk}/trash")
    assert client.get(first.get_absolute_url()).status_code == 404
    assert "Chapter 1: Bell 1" in open_page(as_alice, "/desk/trash").text
    as_alice.post(f"/desk/works/{work.pk}/chapters/{first.pk}/restore")
    assert client.get(chapter_url(work, 1)).status_code == 200


def test_a_manuscript_goes_and_comes_back(as_alice: Client) -> None:
    file = hand_in(as_alice)
    as_alice.post(f"/desk/manuscripts/{file.pk}/trash")
    assert as_alice.get(file.get_absolute_url()).status_code == 404
    assert "heron.txt" not in open_page(as_alice, "/desk/").text
    assert "heron.txt" in open_page(as_alice, "/desk/trash").text
    as_alice.post(f"/desk/manuscripts/{file.pk}/restore")
    assert as_alice.get(file.get_absolute_url()).status_code == 200


def test_others_find_nothing_in_it(as_bob: Client, as_alice: Client, alice: User) -> None:
    work = make_work(alice)
    as_alice.post(f"/desk/works/{work.pk}/trash")
    assert "The Long Tide" not in open_page(as_bob, "/desk/trash").text
    assert as_bob.post(f"/desk/works/{work.pk}/restore").status_code == 404
