"""The way out of the house: a mail server, or a folder while none is named."""

from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend

from ficstead.archive.mail.smtp_url import smtp_server

SECONDS_TO_ANSWER = 30


def transport() -> BaseEmailBackend:
    """An unopened connection to where letters go now."""
    if not settings.SMTP_URL:
        return FolderBackend()
    server = smtp_server(settings.SMTP_URL)
    return EmailBackend(
        host=server.host,
        port=server.port,
        username=server.username,
        password=server.password,
        use_tls=server.starttls,
        use_ssl=server.tls,
        timeout=SECONDS_TO_ANSWER,
    )


class FolderBackend(BaseEmailBackend):
    """Each letter a file that any mail program opens; the same letter twice is the same file."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        folder = Path(settings.MAIL_FOLDER)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for message in email_messages:
            name = message.extra_headers["Message-ID"].strip("<>").split("@")[0]
            (folder / f"{name}.eml").write_bytes(message.message().as_bytes())
        return len(email_messages)
