"""`ficstead post`."""

from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.core.management.base import CommandParser
from django.utils import timezone

from ficstead.archive.accounts.models import Pseud
from ficstead.archive.desk.sending import TitlePageIncomplete, send_manuscript
from ficstead.archive.desk.taking_in import WorkIsGone
from ficstead.press.manuscript import ManuscriptError


class Command(BaseCommand):
    help = "Take a manuscript in and post it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--pseud", "--as", required=True)
        parser.add_argument("--work", type=int)
        parser.add_argument("--title")
        parser.add_argument("--draft", action="store_true")

    def handle(
        self, *, file: Path, pseud: str, work: int | None, title: str | None, draft: bool, **_options: Any
    ) -> None:
        author = Pseud.objects.filter(name__iexact=pseud).select_related("user").first()
        if author is None:
            raise CommandError(f"Nobody here writes as {pseud}. `ficstead createuser` makes an account.")
        try:
            posted = send_manuscript(
                file.read_bytes(),
                name=file.name,
                author=author,
                work_pk=work,
                title=title,
                post=not draft,
                at=timezone.now(),
            )
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from error
        except ManuscriptError as error:
            raise CommandError(f"{file}: {error.message}") from error
        except TitlePageIncomplete as error:
            raise CommandError(f"{file}: its title page is not complete (--title names the work). {error}") from error
        except WorkIsGone as error:
            raise CommandError(f"{author} has no work {work}.") from error
        self.stderr.write(f"“{posted}” has {'new drafts' if draft else 'been posted'}: {posted.get_absolute_url()}")
