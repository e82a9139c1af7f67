"""The archive's own settings, but for what tests must have quick or apart."""

from ficstead.archive.config.settings import *  # noqa: F403
from ficstead.archive.config.settings import DATABASES, STORAGES, VAR

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = True
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # On disk, as in life: an SQLite in memory has neither WAL nor two connections.
    DATABASES["default"]["TEST"] = {"NAME": VAR / "test.sqlite3"}
