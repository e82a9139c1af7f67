"""The archive's own settings, but for what tests must have quick or apart."""

import atexit
import os
import shutil
import tempfile

# Each test process has an archive of its own, and leaves nothing behind.
os.environ["FICSTEAD_VAR"] = tempfile.mkdtemp(prefix="ficstead-tests-")
atexit.register(shutil.rmtree, os.environ["FICSTEAD_VAR"], ignore_errors=True)
# And of two processes on PostgreSQL each has a cluster of its own (tests/postgres.py).
if _cluster := os.environ.get(f"DATABASE_URL_{os.environ.get('PYTEST_XDIST_WORKER')}"):
    os.environ["DATABASE_URL"] = _cluster
# Playwright's event loop lives in the thread of the test, which is no reason to refuse it the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

from ficstead.archive.config.settings import *  # noqa: E402, F403
from ficstead.archive.config.settings import DATABASES, STORAGES, VAR  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
if DATABASES["default"]["ENGINE"] == "ficstead.archive.core.sqlite":
    # On disk, as in life: an SQLite in memory has neither WAL nor two connections.
    DATABASES["default"]["TEST"] = {"NAME": VAR / "test.sqlite3"}
