"""From where somebody asks."""

import re
from collections.abc import Mapping
from typing import Any

from django.conf import settings

_WITH_PORT = re.compile(r"([\d.]+):\d+|\[([^\]]+)\](?::\d+)?")


def address_of_visitor(environ: Mapping[str, Any]) -> str:
    """By allauth's rules for proxies, without its price: this is asked for every page that is handed out.

    It need not be a real address, only the same one next time; a proxy may have written the port behind it.
    """
    proxies = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    through = environ.get("HTTP_X_FORWARDED_FOR", "").split(",") if proxies else ()
    address: str = through[-proxies].strip() if 0 < proxies <= len(through) else ""
    address = address or environ.get("REMOTE_ADDR", "")
    if ":" in address and (found := _WITH_PORT.fullmatch(address)):
        return found[1] or found[2]
    return address
