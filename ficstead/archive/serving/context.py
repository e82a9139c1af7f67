"""The token that every form carries, but for those on pages that are made for nobody."""

from django.http import HttpRequest
from django.template.backends.utils import csrf_input
from django.utils.functional import SimpleLazyObject
from markupsafe import Markup

from ficstead.archive.serving.public import is_for_nobody


def forms(request: HttpRequest) -> dict[str, object]:
    """A token belongs to one visitor: on a page for all, forms carry none (see `serving.believing`).

    On a page for one it is made once, however many forms there are.
    """
    return {"csrf_input": Markup() if is_for_nobody(request) else SimpleLazyObject(lambda: csrf_input(request))}
