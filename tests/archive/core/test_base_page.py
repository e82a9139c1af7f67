"""What stands on every page."""

from pathlib import Path

import pytest
from django.test import Client

from ficstead.archive.accounts.models import User
from tests.archive.making import make_work
from tests.archive.pages import open_page

ARCHIVE = Path(__file__).resolve().parents[3] / "ficstead" / "archive"
TEMPLATES = sorted(
    path
    for path in ARCHIVE.glob("*/jinja2/*/**/*.html")
    if not path.name.startswith("_") and path.parent.name != "partials"
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_page_has_a_title_of_its_own(template: Path) -> None:
    if template.name not in {"shell.html", "base.html"}:
        text = template.read_text("utf-8")
        assert "{% block title" in text or "<title>{{" in text  # a letter is a page of its own


def test_no_template_holds_a_script_or_a_style_of_its_own() -> None:
    for template in ARCHIVE.glob("*/jinja2/**/*.*"):
        text = template.read_text("utf-8")
        assert "<style" not in text or template.suffix == ".svg", template
        assert " style=" not in text, template
        assert "<script>" not in text, template
        assert " onclick" not in text, template


def test_the_head_tells_machines_what_the_page_is(client: Client, alice: User) -> None:
    work = make_work(alice, title="Tide & Time", summary="<p>A boat, a bell, a lie.</p>")
    page = open_page(client, work.get_absolute_url())
    meta = {
        node.attributes.get("property") or node.attributes.get("name"): node.attributes.get("content")
        for node in page.tree.css("meta")
    }
    assert page.title == "Tide & Time · Ficstead"
    assert meta["description"] == meta["og:description"] == "A boat, a bell, a lie."
    assert meta["og:title"] == "Tide & Time"
    assert page.links('link[rel="canonical"]') == [f"http://127.0.0.1:8000/works/{work.pk}"]


def test_the_policy_allows_no_inline_script(client: Client) -> None:
    policy = client.get("/").headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "script-src 'self'" in policy


def test_a_guest_is_shown_the_door_and_a_member_the_desk(client: Client, as_bob: Client) -> None:
    assert "/sign-in" in open_page(client, "/").links(".site-nav a")
    page = open_page(as_bob, "/")
    assert "/desk/" in page.links(".site-nav a")
    assert "Signed in as bob." in page.text
