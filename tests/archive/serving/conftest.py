"""A front of each test's own."""

import pytest

from tests.archive.serving.knocking import Door


@pytest.fixture
def door(transactional_db, tmp_path):
    with Door(tmp_path / "pages") as door:
        yield door
