"""An archive for one bench: import this before anything of the archive, and it stands, empty, with its tables.

It lies in a folder that goes when the program ends; with BENCH_VAR in one that stays, so that what took minutes to
fill is there the next time. With DATABASE_URL it is on PostgreSQL, in the database of that name.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command


def _folder() -> Path:
    if kept := os.environ.get("BENCH_VAR"):
        return Path(kept).resolve()
    folder = Path(tempfile.mkdtemp(prefix="ficstead-bench-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


VAR = _folder()
os.environ["FICSTEAD_VAR"] = str(VAR)
os.environ["DJANGO_SETTINGS_MODULE"] = "ficstead.archive.config.settings"
django.setup()
settings.ROOT_URLCONF = "bench.urls"
call_command("migrate", verbosity=0)
call_command("createcachetable", verbosity=0)
call_command("collectstatic", verbosity=0, interactive=False)
