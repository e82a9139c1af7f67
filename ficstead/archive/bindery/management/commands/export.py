"""`ficstead export`."""

import shutil
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.core.management.base import CommandParser
from django.utils import timezone

from ficstead.archive.bindery.binding import NothingPosted
from ficstead.archive.bindery.naming import file_name
from ficstead.archive.bindery.shelf import Format, file_on_shelf
from ficstead.archive.works.models import Work


class Command(BaseCommand):
    help = "Write a posted work to a file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("work", type=int)
        parser.add_argument("--form", "--format", choices=[form.value for form in Format], default=Format.EPUB)
        parser.add_argument("--output", type=Path)

    def handle(self, *, work: int, form: str, output: Path | None, **_options: Any) -> None:
        found = Work.objects.filter(trashed_at=None).with_blurbs().filter(pk=work).first()
        if found is None:
            raise CommandError(f"There is no work {work}.")
        try:
            bound = file_on_shelf(found, Format(form), at=timezone.now())
        except NothingPosted as error:
            raise CommandError(f"Work {work}, “{found}”, has no posted chapter yet.") from error
        target = output or Path(file_name(found, form))
        shutil.copyfile(bound, target)
        self.stderr.write(f"{target} holds “{found}”.")
