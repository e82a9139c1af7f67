"""Tables in the documentation that tests hold true: written anew with REWRITE_TABLES=1, and then read before they
are committed."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

DOCS = Path(__file__).resolve().parents[3] / "docs"
REWRITE = os.environ.get("REWRITE_TABLES") == "1"

Table = Mapping[tuple[str, ...], Mapping[str, str]]
"""What stands in the first columns -> column -> cell."""


def read_table(name: str, keys: int) -> dict[tuple[str, ...], dict[str, str]]:
    """The rows of the only table in `docs/<name>`; the first `keys` columns name a row."""
    lines = [line for line in (DOCS / name).read_text("utf-8").splitlines() if line.startswith("|")]
    header, _rule, *rows = ([cell.strip(" `") for cell in line.strip("|").split("|")] for line in lines)
    return {tuple(row[:keys]): dict(zip(header[keys:], row[keys:], strict=True)) for row in rows}


def write_table(name: str, header: Sequence[str], table: Table) -> None:
    """Puts these rows in the place of the old ones; what stands around the table stays."""
    before, _table, after = _around((DOCS / name).read_text("utf-8"))
    rows = [[*key, *(cells[column] for column in header[len(key) :])] for key, cells in table.items()]
    lines = ["| " + " | ".join(row) + " |" for row in (list(header), ["---"] * len(header), *rows)]
    (DOCS / name).write_text(before + "\n".join(lines) + "\n" + after, "utf-8")


def _around(text: str) -> tuple[str, str, str]:
    lines = text.splitlines(keepends=True)
    inside = [number for number, line in enumerate(lines) if line.startswith("|")] or [len(lines)]
    return "".join(lines[: inside[0]]), "", "".join(lines[inside[-1] + 1 :])
