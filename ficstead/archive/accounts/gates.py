"""Gates in front of a member's own pages: is it still them, and do they knock too often?"""

from collections.abc import Callable
from typing import Concatenate, ParamSpec, cast

from allauth.account.decorators import reauthentication_required
from allauth.decorators import rate_limit
from django.http import HttpResponse

from ficstead.archive.accounts.http import SignedInRequest

P = ParamSpec("P")
View = Callable[Concatenate[SignedInRequest, P], HttpResponse]


def still_them(view: View[P]) -> View[P]:
    """Whoever has not shown within five minutes that it is them does so first; what they sent is not lost."""
    return cast(View[P], reauthentication_required(app="allauth.account")(view))


def limited(action: str) -> Callable[[View[P]], View[P]]:
    """At most as often as `ACCOUNT_RATE_LIMITS` says; looking at the page is not counted."""

    def gate(view: View[P]) -> View[P]:
        return cast(View[P], rate_limit(action=action)(view))

    return gate
