"""`ficstead bounce`: pauses the address that a returned letter could not reach."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from ficstead.archive.mail.bounces import NotABounce, take_bounce


class Command(BaseCommand):
    help = __doc__ or ""
    stealth_options = ("message",)

    def handle(self, *args: Any, message: bytes, **options: Any) -> None:
        try:
            paused = take_bounce(message, now=timezone.now())
        except NotABounce as error:
            raise CommandError("This is no returned letter: no address in it failed for good.") from error
        self.stderr.write(f"Paused: {', '.join(paused)}")
