"""`ficstead role`."""

from typing import Any

from django.core.management import BaseCommand, CommandError
from django.core.management.base import CommandParser

from ficstead.archive.accounts.models import User
from ficstead.archive.accounts.roles import Role, give_role


class Command(BaseCommand):
    help = "Make somebody host, moderator or member."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument("role", choices=Role.values)

    def handle(self, *, username: str, role: str, **_options: Any) -> None:
        user = User.objects.filter(username__iexact=username).first()
        if user is None:
            raise CommandError(f"No account is called {username!r}.")
        give_role(user, Role(role))
        self.stderr.write(f"{user.username} is {role} now.")
