"""A mailing to 500 followers whose workers are killed: everybody has one notice and one letter in the end."""

import os
import random
import subprocess
import sys

import pytest
from allauth.account.models import EmailAddress
from django.db import connection
from django.db.models import Count

from ficstead.archive.accounts.models import User
from ficstead.archive.mail.models import Letter
from ficstead.archive.telling.models import Follow, News, Notice
from ficstead.archive.works.models import Work
from tests.archive.making import NOON, make_work

FOLLOWERS = 500


def make_followers(work: Work) -> None:
    users = User.objects.bulk_create(User(username=f"reader{number}") for number in range(FOLLOWERS))
    EmailAddress.objects.bulk_create(
        EmailAddress(user=user, email=f"{user.username}@readers.example", primary=True, verified=True) for user in users
    )
    Follow.objects.bulk_create(Follow(user=user, work=work, made_at=NOON) for user in users)


@pytest.mark.django_db(transaction=True)
def test_workers_that_are_killed_at_any_moment_leave_each_follower_one_notice_and_one_letter(alice: User) -> None:
    make_followers(make_work(alice))
    assert News.objects.filter(told_at=None).count() == 1
    seed = random.randrange(10**6)  # noqa: S311
    run = subprocess.run(
        [sys.executable, "-m", "tests.archive.telling.killed", str(connection.settings_dict["NAME"]), str(seed)],
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "ficstead.archive.config.settings"},
        capture_output=True, text=True, timeout=600,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    assert int(run.stdout) >= 3, f"too few deaths to prove anything (seed {seed})"
    counts = User.objects.filter(follows__isnull=False).annotate(told=Count("notices"))
    assert list(counts.values_list("told", flat=True)) == [1] * FOLLOWERS, f"seed {seed}"
    letters = Letter.objects.values_list("address", flat=True)
    assert sorted(letters) == sorted(f"reader{number}@readers.example" for number in range(FOLLOWERS)), f"seed {seed}"
    assert Notice.objects.filter(letter=None).count() == 0
    assert News.objects.get().told_at is not None
