"""Who may do what: every address, asked by every kind of person, against the table in `docs/permissions.md`."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from ficstead.archive.reviews.models import Kudos, Review
from tests.archive.whole.addresses import every_address
from tests.archive.whole.tables import REWRITE, read_table, write_table
from tests.archive.whole.world import ROLES, World, arguments_for, make_world

PAGE = "permissions.md"
METHODS = ("GET", "POST")
# Where a refusal is a friendly word on the page one came from, what counts is whether something was written.
WRITES = {"kudos-give": Kudos, "review-new": Review}
Outcomes = dict[tuple[str, str], str]


@pytest.fixture
def world(db: None) -> World:
    return make_world()


@pytest.mark.parametrize("role", ROLES)
def test_everybody_may_do_what_the_table_says_and_nothing_else(world: World, role: str) -> None:
    said = {key: cells[role] for key, cells in read_table(PAGE, keys=2).items()}
    found = {key: cell for key, cell in outcomes(world, role).items() if key in said or cell != "-"}
    assert found == said


@pytest.mark.skipif(not REWRITE, reason="REWRITE_TABLES=1 writes the table anew")
def test_the_table_is_written_anew(world: World) -> None:
    columns = {role: outcomes(world, role) for role in ROLES}
    rows = {key: {role: columns[role][key] for role in ROLES} for key in columns["stranger"]}
    kept = {key: cells for key, cells in rows.items() if set(cells.values()) != {"-"}}
    write_table(PAGE, ("address", "how", *ROLES), kept)


def outcomes(world: World, role: str) -> Outcomes:
    """What this person meets at every address, nothing of which leaves a trace."""
    return dict(_outcomes(world, role))


def _outcomes(world: World, role: str) -> Iterator[tuple[tuple[str, str], str]]:
    cookies = world.client(role).cookies.output(header="", sep=";")
    for address in every_address():
        url = address.url(arguments_for(address, world))
        for method in METHODS:
            client = Client(raise_request_exception=True)
            client.cookies.load(cookies)
            yield (address.name, method), _asked(client, method, url, address.name, world.forms(role))


def _asked(client: Client, method: str, url: str, name: str, forms: dict[str, dict[str, str]]) -> str:
    written = WRITES.get(name) if method == "POST" else None
    with transaction.atomic():
        before = written and written.objects.count()
        answer = client.get(url) if method == "GET" else client.post(url, forms.get(name, {}))
        if getattr(answer, "streaming", False):
            b"".join(answer)
        refused = written and written.objects.count() == before
        transaction.set_rollback(True)
    cell = _cell(answer.status_code, answer.headers.get("Location", ""))
    return "no" if refused and cell == "yes" else cell


def _cell(status: int, location: str) -> str:
    """yes: done, shown, or sent back with what is wrong in the form. -: there is no such thing to do here."""
    if status in (301, 302, 303) and location.startswith((reverse("sign-in"), reverse("account_login"))):
        return "sign in"
    if status in (301, 302, 303) and location.startswith(reverse("account_reauthenticate")):
        return "again"
    named = {401: "password", 403: "no", 404: "hidden", 405: "-"}
    assert status < 500, status
    return named.get(status, "yes")
