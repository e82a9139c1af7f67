"""The mail server as its host writes it down: one address."""

from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit


@dataclass(frozen=True, slots=True)
class SmtpServer:
    host: str
    port: int
    username: str
    password: str
    starttls: bool
    tls: bool


def smtp_server(url: str) -> SmtpServer:
    """The server that `smtp://user:password@host:587?tls=starttls` or `smtps://user:password@host` names.

    Ports are 25 and 465 by default. Raises `ValueError` with a sentence for the host.
    """
    parts = urlsplit(url)
    tls = parse_qs(parts.query).get("tls", ["none"])[-1]
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname or tls not in ("none", "starttls"):
        raise ValueError("it must look like smtp://user:password@host:587?tls=starttls or smtps://user:password@host")
    return SmtpServer(
        host=parts.hostname,
        port=parts.port or (465 if parts.scheme == "smtps" else 25),
        username=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        starttls=tls == "starttls",
        tls=parts.scheme == "smtps",
    )
