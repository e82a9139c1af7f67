"""Sessions and accounts found by statements of our own: the same as Django's, in fewer steps."""

from datetime import timedelta

import pytest
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from ficstead.archive.accounts.models import User
from ficstead.archive.accounts.sessions import Backend, SessionStore

pytestmark = pytest.mark.django_db


def test_a_session_leads_to_its_member_in_two_statements(
    as_bob: Client, bob: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    store = SessionStore(as_bob.cookies["sessionid"].value)
    with django_assert_num_queries(2):
        found = Backend().get_user(int(store["_auth_user_id"]))
    assert found == bob
    assert (found.username, found.is_staff, found.keeps_history) == ("bob", False, True)
    assert found.date_joined == bob.date_joined


def test_whoever_was_signed_in_before_there_were_sessions_of_our_own_still_is(client: Client, bob: User) -> None:
    old = db.SessionStore()
    by = "allauth.account.auth_backends.AuthenticationBackend"
    old.update({SESSION_KEY: str(bob.pk), BACKEND_SESSION_KEY: by, HASH_SESSION_KEY: bob.get_session_auth_hash()})
    old.save()
    client.cookies["sessionid"] = str(old.session_key)
    assert "Signed in as bob" in client.get("/inbox").content.decode()


def test_a_session_that_ran_out_is_none(as_bob: Client) -> None:
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    answer = as_bob.get("/inbox")
    assert answer.status_code == 302
    assert answer.cookies["sessionid"].value == ""


@pytest.mark.parametrize("key", ["unknown-to-everybody", "short", "x" * 200, "'; DROP TABLE django_session; --"])
def test_a_key_that_nobody_gave_out_is_none(client: Client, key: str) -> None:
    client.cookies["sessionid"] = key
    assert client.get("/inbox").status_code == 302


def test_an_account_that_was_closed_is_shut_out_at_once(as_bob: Client) -> None:
    assert as_bob.get("/inbox").status_code == 200
    User.objects.update(is_active=False)
    assert as_bob.get("/inbox").status_code == 302


def test_a_new_password_ends_the_other_sessions(as_bob: Client, bob: User) -> None:
    bob.set_password("seven other herons")
    bob.save()
    assert as_bob.get("/inbox").status_code == 302
