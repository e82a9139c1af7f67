"""A front of each test's own, and the two machines that some of them share."""

import os
from collections.abc import Iterator

import pytest

from tests.archive.serving.knocking import Door
from tests.archive.serving.machines import Machines, two_machines
from tests.postgres import server_programs


@pytest.fixture
def door(transactional_db, tmp_path):
    with Door(tmp_path / "pages") as door:
        yield door


@pytest.fixture(scope="session")
def machines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machines]:
    programs = server_programs()
    if programs is None and os.environ.get("CI") != "true":
        pytest.skip("needs PostgreSQL's server programs")
    assert programs
    with two_machines(programs, tmp_path_factory.mktemp("machines")) as machines:
        yield machines
