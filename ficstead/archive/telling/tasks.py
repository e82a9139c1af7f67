"""What the worker is asked to do at once; the rounds would find it a little later."""

from django.utils import timezone
from django_tasks import task

from ficstead.archive.telling.spreading import spread_untold_news


@task()
def spread(news: int) -> None:
    """Everybody who waits for this piece of news (its id) gets a notice."""
    spread_untold_news(now=timezone.now())
