"""Columns that stand a second time in another table."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import F

from ficstead.archive.accounts.models import User
from ficstead.archive.serving.triggers import lay_triggers, lift_triggers
from ficstead.archive.tags.models import TagKind
from ficstead.archive.works.models import Visibility, Work, WorkTag
from tests.archive.making import NOON, make_work

pytestmark = pytest.mark.django_db

COPIED = ("visibility", "updated_at", "trashed_at")


def all_are_true() -> bool:
    rows = WorkTag.objects.select_related("work")
    return all(getattr(row, name) == getattr(row.work, name) for row in rows for name in COPIED) and rows.exists()


def test_a_tag_bears_what_its_work_says(alice: User) -> None:
    work = make_work(alice)
    make_work(alice, title="Another")
    assert all_are_true()
    Work.objects.filter(pk=work.pk).update(visibility=Visibility.MEMBERS, updated_at=F("updated_at") + timedelta(1))
    assert all_are_true()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE works_work SET trashed_at = %s WHERE id = %s", [NOON, work.pk])
    assert all_are_true()
    work.refresh_from_db()
    work.set_tags(TagKind.FREEFORM, ["late", "later"])
    assert all_are_true()


def test_what_was_written_without_triggers_is_put_right_when_they_are_laid(alice: User) -> None:
    work = make_work(alice)
    lift_triggers(plan=["anything"])
    Work.objects.filter(pk=work.pk).update(visibility=Visibility.MEMBERS, trashed_at=NOON)
    assert not all_are_true()
    lay_triggers()
    assert all_are_true()
