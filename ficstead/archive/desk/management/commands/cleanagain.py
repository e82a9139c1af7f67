"""Part of `ficstead init`: what an older sanitiser let in is cleaned by the list of today.

It lies in the highest room that has texts, so that it can ask each room to clean its own.
"""

from typing import Any

from django.core.management import BaseCommand

from ficstead.archive.reviews import writing as reviews
from ficstead.archive.works import writing as works


class Command(BaseCommand):
    help = "Clean texts that an older sanitiser let in."

    def handle(self, **_options: Any) -> None:
        for cleaned, what in ((works.clean_again(), "works and chapters"), (reviews.clean_again(), "reviews")):
            if cleaned:
                self.stderr.write(f"Cleaned {cleaned} {what} by the sanitiser of this version.")
