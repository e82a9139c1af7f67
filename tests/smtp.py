"""A real SMTP server for tests: keeps what it is given, and refuses whom it is told to."""

from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from bench.running import free_port


@dataclass
class Sink:
    """What has arrived, in order; `answers` names addresses that are answered otherwise than with 250."""

    letters: list[EmailMessage] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    answer_to_data: str = "250 OK"
    asked_for: list[str] = field(default_factory=list)

    async def handle_RCPT(  # noqa: N802 (named so by aiosmtpd)
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self.asked_for.append(address)
        answer = self.answers.get(address, "250 OK")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.answer_to_data.startswith("250"):
            assert isinstance(envelope.content, bytes)
            self.letters.append(message_from_bytes(envelope.content, policy=policy.default))
        return self.answer_to_data

    def to(self, address: str) -> list[EmailMessage]:
        return [letter for letter in self.letters if letter["To"] == address]


def start_sink(sink: Sink) -> tuple[Controller, str]:
    """A running server on a free port, and its address as `FICSTEAD_SMTP_URL` takes it."""
    port = free_port()
    controller = Controller(sink, hostname="127.0.0.1", port=port, ready_timeout=60)
    controller.start()
    return controller, f"smtp://127.0.0.1:{port}"
