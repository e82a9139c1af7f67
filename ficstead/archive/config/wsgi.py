"""What the server runs: the front with the finished pages, and Django behind it."""

import os

from django import setup
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.utils.module_loading import import_string

from ficstead.archive.serving.edition import edition
from ficstead.archive.serving.front import Front
from ficstead.archive.serving.handling import Django
from ficstead.archive.serving.one_at_a_time import OneAtATime
from ficstead.archive.serving.pages import Pages
from ficstead.archive.serving.shelf import Shelf
from ficstead.archive.serving.triggers import check_triggers
from ficstead.archive.serving.versions import versions_of_our_database

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ficstead.archive.config.settings")


def with_front(django: WSGIHandler) -> Front | WSGIHandler:
    """The front before Django, unless the host wants no page kept (FICSTEAD_PAGE_CACHE=0)."""
    if not settings.PAGES_BUDGET:
        return django
    return Front(django, lambda: open_pages(django), import_string(settings.PAGE_COUNTER))


def open_pages(django: WSGIHandler) -> Pages:
    check_triggers()
    versions = versions_of_our_database()
    shelf = Shelf(settings.PAGES_FOLDER / "shelves" / f"{edition()}{versions.lineage()}", settings.PAGES_BUDGET)
    return Pages(django, shelf, versions, OneAtATime(settings.PAGES_FOLDER / "turnstiles"))


setup(set_prefix=False)
application = with_front(Django())
