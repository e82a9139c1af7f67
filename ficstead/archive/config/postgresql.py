"""How we connect to a PostgreSQL that an address names."""

from typing import Any

import dj_database_url

# PostgreSQL takes it that a jump on the disk costs four times the next page. An archive lies in memory or on a disk
# without moving parts: there it would read all tags to name those of twenty works.
_OUR_DISK = "-c random_page_cost=1.1"


def postgresql_at(url: str) -> dict[str, Any]:
    """For Django's DATABASES; what the address itself says goes before."""
    database: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=None, conn_health_checks=True))
    options = database.setdefault("OPTIONS", {})
    options["options"] = f"{_OUR_DISK} {options.get('options', '')}".strip()
    return database
