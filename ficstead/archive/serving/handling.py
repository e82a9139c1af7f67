"""Django as the front asks it: for a visitor with all that is done for one, for nobody without."""

from collections.abc import Callable
from contextlib import closing
from typing import Any

from django.conf import settings
from django.core.handlers.exception import convert_exception_to_response
from django.core.handlers.wsgi import WSGIHandler
from django.utils.module_loading import import_string

from ficstead.archive.serving.asking import Environ
from ficstead.archive.serving.forms import Forms, NotTakenIn
from ficstead.archive.serving.public import is_for_nobody


class Django(WSGIHandler):
    """A page that is made for nobody passes through `settings.MIDDLEWARE_FOR_NOBODY`, any other through all of them.

    Forms come in whole, and answers go out whole: the server would take a long one part by part, as slowly as somebody
    reads it, and lend it a thread so long.
    """

    def __init__(self) -> None:
        super().__init__()
        self._forms = Forms()

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> list[bytes]:  # type: ignore[override]
        try:
            environ["wsgi.input"] = form = self._forms.taken_in(environ)
        except NotTakenIn as reason:
            return reason.told(start_response)
        with form, closing(super().__call__(environ, start_response)) as answer:
            return [b"".join(answer)]

    def load_middleware(self, is_async: bool = False) -> None:
        super().load_middleware(is_async)
        for_visitors: Any = self._middleware_chain  # type: ignore[has-type]
        for_nobody = self._chain_for_nobody()
        self._middleware_chain = lambda request: (for_nobody if is_for_nobody(request) else for_visitors)(request)

    def _chain_for_nobody(self) -> Any:
        """As Django makes its own."""
        answer: Any = convert_exception_to_response(self._get_response)  # type: ignore[attr-defined]
        for name in reversed(settings.MIDDLEWARE_FOR_NOBODY):
            answer = convert_exception_to_response(import_string(name)(answer))
        return answer
