"""What stands around every page for one visitor: who they are, what is new, what they are told."""

from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.template.loader import render_to_string
from markupsafe import Markup

from ficstead.archive.serving.skeletons import MEMBER, Skeleton, made_of, markup, number, remembered

AS_GUESTS_SEE_IT = ("reader", "account", "leaving")


def around_a_member(pk: int, username: str, *, unread: int, token: Markup) -> dict[str, str]:
    """The contents of the slots of base.html but for the messages; moderators see another page altogether."""
    return {
        "reader": str(pk),
        "account": _account(bool(unread)).filled(unread=unread),
        "leaving": _leaving().filled(username=username, token=token),
    }


def told(request: HttpRequest) -> dict[str, str]:
    """What the archive has to say to this visitor alone; hearing it once is enough."""
    messages = get_messages(request)
    return {"messages": render_to_string("core/_messages.html", {"messages": messages}) if len(messages) else ""}


@remembered
def _account(has_unread: bool) -> Skeleton:
    unread = number(0) if has_unread else 0
    return Skeleton(made_of("core/_account.html", user=MEMBER, unread=unread), numbers=["unread"])


@remembered
def _leaving() -> Skeleton:
    return Skeleton(made_of("core/_leaving.html", user=MEMBER, csrf_input=markup("token")))
