"""How we connect to a PostgreSQL that an address names."""

import sys
from typing import Any

import dj_database_url

# PostgreSQL takes it that a jump on the disk costs four times the next page. An archive lies in memory or on a disk
# without moving parts: there it would read all tags to name those of twenty works.
_OUR_DISK = "-c random_page_cost=1.1"
# Django forbids psycopg to prepare anything. Never by itself: Django's statements bear their values and are not the same
# twice. But what asks for it is prepared (`serving.versions`).
_WHAT_ASKS_FOR_IT = sys.maxsize


def postgresql_at(url: str) -> dict[str, Any]:
    """For Django's DATABASES; what the address itself says goes before."""
    database: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=None, conn_health_checks=True))
    options = database.setdefault("OPTIONS", {})
    options["options"] = f"{_OUR_DISK} {options.get('options', '')}".strip()
    options.setdefault("prepare_threshold", _WHAT_ASKS_FOR_IT)
    return database
