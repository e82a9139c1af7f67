"""Part of `ficstead init`: what an older sanitiser let in is cleaned by the list of today."""

from typing import Any

from django.core.management import BaseCommand

from ficstead.archive.works.writing import clean_again


class Command(BaseCommand):
    help = "Clean texts that an older sanitiser let in."

    def handle(self, **_options: Any) -> None:
        if cleaned := clean_again():
            self.stderr.write(f"Cleaned {cleaned} works and chapters by the sanitiser of this version.")
