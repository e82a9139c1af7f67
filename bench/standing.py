"""An archive that stands already, in FICSTEAD_VAR: import this before anything of the archive.

With BENCH_WITHOUT_QUEUE its SQLite is used as Django comes: writers contend.
"""

import os

import django
from django.conf import settings

os.environ["DJANGO_SETTINGS_MODULE"] = "ficstead.archive.config.settings"
if os.environ.get("BENCH_WITHOUT_QUEUE") and "sqlite" in settings.DATABASES["default"]["ENGINE"]:
    settings.DATABASES["default"]["ENGINE"] = "django.db.backends.sqlite3"
django.setup()
ENGINE = settings.DATABASES["default"]["ENGINE"]
