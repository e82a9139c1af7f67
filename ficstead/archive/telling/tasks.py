"""What the worker is asked to do at once; the rounds would find it a little later."""

from django.utils import timezone
from django_tasks import task

from ficstead.archive.telling.spreading import spread_untold_news


@task()
def spread() -> None:
    """Everybody who waits for news that is not told yet gets a notice."""
    spread_untold_news(now=timezone.now())
