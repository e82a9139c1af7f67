"""The margin of a chapter that is read as a beta: beside each paragraph the way to remark on it."""

import re
from collections.abc import Mapping

from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

_PARAGRAPH = re.compile(r'<[a-z][a-z0-9]* id="p-([0-9]+)"(?:\s+[a-z-]+(?:="[^"]*")?)*\s*/?>', re.I)


def with_margins(anchored_body: str, remarks: Mapping[int, int]) -> str:
    """The body with a link in each paragraph, which bears how many open remarks there are.

    The links are empty, so that nobody takes them along with the words of the story.
    """

    def marked(tag: re.Match[str]) -> str:
        anchor = int(tag[1])
        number = remarks.get(anchor, 0)
        said = _("Remark on this paragraph")
        if number:
            said += ", " + ngettext("%(num)d open remark", "%(num)d open remarks", number) % {"num": number}
        shown = f' data-remarks="{number}"' if number else ""
        return f'{tag[0]}<a class="margin-link" href="?about={anchor}#remark" aria-label="{escape(said)}"{shown}></a>'

    return _PARAGRAPH.sub(marked, anchored_body)
