"""What pages that are made for nobody do without."""

from django.http import HttpRequest
from markupsafe import Markup

from ficstead.archive.serving.public import is_for_nobody


def forms(request: HttpRequest) -> dict[str, object]:
    """A token belongs to one visitor: on a page for all, forms carry none (see `serving.believing`)."""
    return {"csrf_input": Markup()} if is_for_nobody(request) else {}
