"""`ficstead demo`."""

from typing import Any

from django.core.management import BaseCommand
from django.utils import timezone
from rich.console import Console
from rich.progress import Progress

from ficstead.archive.desk.demo import archive_is_empty, demo_logins, demo_password, load_samples, sample_works


class Command(BaseCommand):
    help = "Load the sample archive into an empty archive, and say how to sign in to it."

    def handle(self, **_options: Any) -> None:
        console = Console(stderr=True, highlight=False, soft_wrap=True)
        if archive_is_empty():
            with Progress(console=console, transient=True) as progress:
                task = progress.add_task("Loading the sample archive", total=len(sample_works()))
                load_samples(now=timezone.now(), loaded=lambda work: progress.advance(task))
        if logins := demo_logins():
            console.print(f"Demo logins: {', '.join(logins)}; the password of each is [bold]{demo_password()}[/bold]")
