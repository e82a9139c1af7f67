"""`ficstead createuser`."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management import BaseCommand, CommandError
from django.core.management.base import CommandParser

from ficstead.archive.accounts.joining import create_member


class Command(BaseCommand):
    help = "Make an account."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--pseud", action="append", dest="pseuds", default=[])
        parser.add_argument("--email", default="")
        parser.add_argument("--password", required=True)

    def handle(self, *, username: str, pseuds: tuple[str, ...], email: str, password: str, **_options: Any) -> None:
        try:
            user = create_member(username, password, pseuds=tuple(pseuds), email=email)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        names = ", ".join(user.pseuds.order_by("pk").values_list("name", flat=True))
        self.stderr.write(f"{username} can sign in now and writes as {names}.")
