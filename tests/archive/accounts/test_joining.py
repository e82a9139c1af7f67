"""Accounts and pseuds."""

import pytest
from django.core.exceptions import ValidationError

from ficstead.archive.accounts.joining import create_member
from ficstead.archive.accounts.models import Pseud, User
from tests.archive.making import PASSWORD

pytestmark = pytest.mark.django_db


def test_a_member_has_pseuds_and_the_first_is_the_default() -> None:
    user = create_member("carol", PASSWORD, pseuds=("Carol", "Wren"))
    assert user.default_pseud().name == "Carol"
    assert user.pseuds.count() == 2
    assert user.check_password(PASSWORD)


def test_without_a_pseud_the_user_name_is_one() -> None:
    assert create_member("carol", PASSWORD).default_pseud().name == "carol"


@pytest.mark.parametrize(
    ("username", "password", "pseuds"),
    [
        ("ALICE", PASSWORD, ("New",)),
        ("carol", PASSWORD, ("alice amber",)),
        ("carol", PASSWORD, ("a/b",)),
        ("carol", PASSWORD, ("New", "new")),
        ("carol", "12345678", ("New",)),
        ("not a name!", PASSWORD, ("New",)),
    ],
)
def test_a_name_taken_or_malformed_or_a_weak_password_makes_nothing(
    alice: User, username: str, password: str, pseuds: tuple[str, ...]
) -> None:
    with pytest.raises(ValidationError):
        create_member(username, password, pseuds=pseuds)
    assert User.objects.count() == 1
    assert Pseud.objects.count() == 2
