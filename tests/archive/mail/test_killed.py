"""A mailing to 500 people whose workers are killed: nobody gets a letter three times, and only a letter over which two
workers died, so that it may be out twice already, is given up."""

import os
import random
import subprocess
import sys
from collections import Counter

import pytest
from django.conf import LazySettings
from django.db import connection

from ficstead.archive.mail.models import Letter, LetterState
from ficstead.archive.mail.queueing import queue_letter
from tests.archive.making import NOON
from tests.smtp import Sink

PEOPLE = 500


@pytest.mark.django_db(transaction=True)
def test_however_many_workers_are_killed_each_letter_arrives_and_at_most_once_more(
    sink: Sink, settings: LazySettings
) -> None:
    for number in range(PEOPLE):
        queue_letter(key=f"n{number}", address=f"r{number}@readers.example", subject="Chapter 4", text="Here.", at=NOON)
    seed = random.randrange(10**6)  # noqa: S311
    run = subprocess.run(
        [sys.executable, "-m", "tests.archive.mail.killed", str(connection.settings_dict["NAME"]), settings.SMTP_URL, str(seed), NOON.isoformat()],
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "ficstead.archive.config.settings"},
        capture_output=True, text=True, timeout=600,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    kills = int(run.stdout)
    assert kills >= 3, f"too few deaths to prove anything (seed {seed})"
    arrived = Counter(str(letter["To"]) for letter in sink.letters)
    given_up = set(Letter.objects.filter(state=LetterState.LOST).values_list("address", flat=True))
    assert len(arrived.keys() | given_up) == PEOPLE, f"seed {seed}"
    assert max(arrived.values()) <= 2, f"seed {seed}"
    assert arrived.total() - len(arrived) <= kills, f"seed {seed}"
    assert len(given_up) <= kills // 2, f"two workers died over each of them (seed {seed})"
    assert not Letter.objects.exclude(state__in=(LetterState.SENT, LetterState.LOST)).exists()
