"""What the host says on the machine itself: who runs the archive, and a password where no letter could bring one."""

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from ficstead.archive.accounts.models import User
from tests.archive.making import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("role", "moderates", "hosts"), [("host", True, True), ("moderator", True, False), ("member", False, False)]
)
def test_somebody_is_given_a_role(bob: User, role: str, moderates: bool, hosts: bool) -> None:
    call_command("role", "BOB", role)
    bob.refresh_from_db()
    assert (bob.is_moderator, bob.is_host) == (moderates, hosts)


def test_nobody_has_no_role() -> None:
    with pytest.raises(CommandError, match="No account is called 'nobody'"):
        call_command("role", "nobody", "host")
    with pytest.raises(CommandError, match="No account is called 'nobody'"):
        call_command("setpassword", "nobody", password=PASSWORD)


def test_a_new_password_signs_the_old_one_out(as_bob: Client, bob: User) -> None:
    with pytest.raises(CommandError, match="too common"):
        call_command("setpassword", "bob", password="12345678")
    call_command("setpassword", "bob", password="eleven quiet lanterns")
    bob.refresh_from_db()
    assert bob.check_password("eleven quiet lanterns")
    assert as_bob.get("/settings").status_code == 302
