"""Settings are read from the environment, documented, safe by default, and loud on nonsense."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
SHOW = "from django.conf import settings; print(({expression}))"


def read(tmp_path: Path, expression: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """What a fresh process makes of these variables."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("FICSTEAD_", "DATABASE_URL"))}
    return subprocess.run(
        [sys.executable, "-c", SHOW.format(expression=expression)],
        env=kept
        | {"DJANGO_SETTINGS_MODULE": "ficstead.archive.config.settings", "FICSTEAD_VAR": str(tmp_path)}
        | environment,
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_every_variable_is_documented_and_every_documented_variable_is_read() -> None:
    source = (ROOT / "ficstead/archive/config/settings.py").read_text(encoding="utf-8")
    names = {f"FICSTEAD_{name}" for name in re.findall(r'\benv\.\w+\("(\w+)"', source)} | {"DATABASE_URL"}
    table = (ROOT / "docs/configuration.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `(\w+)`", table, re.MULTILINE)) == names


def test_the_secret_key_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    first = read(tmp_path, "settings.SECRET_KEY").stdout
    assert len(first) > 50
    assert read(tmp_path, "settings.SECRET_KEY").stdout == first
    assert (tmp_path / "secret-key").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]


def test_over_https_cookies_are_secure_and_browsers_told_to_stay(tmp_path: Path) -> None:
    expression = "settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE, settings.SECURE_HSTS_SECONDS > 0"
    assert read(tmp_path, expression, FICSTEAD_SITE_URL="https://tales.example").stdout == "(True, True, True)\n"
    assert read(tmp_path, expression).stdout == "(False, False, False)\n"


def test_only_our_own_hosts_are_answered(tmp_path: Path) -> None:
    shown = read(tmp_path, "settings.ALLOWED_HOSTS", FICSTEAD_SITE_URL="https://tales.example").stdout
    assert "tales.example" in shown
    assert "*" not in shown


@pytest.mark.parametrize(
    ("name", "value", "complaint"),
    [
        ("FICSTEAD_SITE_URL", "tales.example", "must look like https://archive.example"),
        ("FICSTEAD_DEBUG", "perhaps", "FICSTEAD_DEBUG"),
        ("FICSTEAD_WORKERS", "0", "FICSTEAD_WORKERS"),
        ("FICSTEAD_MANUSCRIPT_LIMIT", "lots", "FICSTEAD_MANUSCRIPT_LIMIT"),
        ("DATABASE_URL", "mysql://localhost/x", "must be a postgres:// address"),
    ],
)
def test_nonsense_is_refused_by_name(tmp_path: Path, name: str, value: str, complaint: str) -> None:
    outcome = read(tmp_path, "settings.DEBUG", **{name: value})
    assert outcome.returncode != 0
    assert complaint in outcome.stderr


def test_sqlite_waits_its_turn_and_survives_a_power_cut(tmp_path: Path) -> None:
    shown = read(tmp_path, "settings.DATABASES['default']['OPTIONS']").stdout
    assert "'transaction_mode': 'IMMEDIATE'" in shown
    assert "journal_mode=WAL" in shown
    assert "synchronous=FULL" in shown


def test_postgresql_is_told_that_jumps_are_cheap_unless_the_address_says_otherwise(tmp_path: Path) -> None:
    address = "postgres://ficstead@127.0.0.1/ficstead"
    theirs = f"{address}?options=-c%20random_page_cost%3D4"
    expression = "[each['OPTIONS']['options'] for each in settings.DATABASES.values()]"
    shown = read(tmp_path, expression, DATABASE_URL=address, FICSTEAD_REPLICAS=theirs)
    assert shown.stdout == "['-c random_page_cost=1.1', '-c random_page_cost=1.1 -c random_page_cost=4']\n"
