"""What every test may lean on: the named cast. alice writes, bob reads, mo looks after the archive."""

from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from django.conf import LazySettings
from django.test import Client

from ficstead.archive.accounts.models import User
from tests.archive.making import make_member
from tests.smtp import Sink, start_sink

# No test may fail because a machine was busy.
hypothesis.settings.register_profile("ficstead", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("ficstead")


@pytest.fixture(autouse=True)
def shelf(tmp_path: Path, settings: LazySettings) -> Path:
    """An empty shelf for bound files: each test's first work is number 1 again."""
    settings.BINDERY_SHELF = tmp_path / "shelf"
    return tmp_path / "shelf"


@pytest.fixture(autouse=True)
def _mail_as_in_life(settings: LazySettings) -> None:
    """Letters are queued in the database, where pytest-django would keep them in memory."""
    settings.EMAIL_BACKEND = "ficstead.archive.mail.queueing.QueueingBackend"


@pytest.fixture
def sink(settings: LazySettings) -> Iterator[Sink]:
    """A mail server of the test's own, to which the archive's letters go."""
    sink = Sink()
    controller, settings.SMTP_URL = start_sink(sink)
    yield sink
    controller.stop()


@pytest.fixture
def alice(db: None) -> User:
    return make_member("alice", pseuds=("Alice Amber", "Nightjar"))


@pytest.fixture
def bob(db: None) -> User:
    return make_member("bob", pseuds=("Bob",))


@pytest.fixture
def mo(db: None) -> User:
    return make_member("mo", pseuds=("Mo",))


@pytest.fixture
def as_alice(alice: User) -> Client:
    return _signed_in(alice)


@pytest.fixture
def as_bob(bob: User) -> Client:
    return _signed_in(bob)


def _signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client
