"""Letters that came back: what a mail server says of an address it could not reach."""

from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage, Message

from ficstead.archive.mail.delivering import pause


class NotABounce(ValueError):
    """No delivery status in it that says an address failed for good."""


def take_bounce(raw: bytes, *, now: datetime) -> list[str]:
    """Pauses each address that the returned letter says failed for good, and returns them.

    Reads the machine's part of a delivery status notification (RFC 3464): `Action: failed` with a `Status` of class 5.
    Raises `NotABounce` when there is none; what failed only for now (class 4) is left alone.
    """
    letter = message_from_bytes(raw, policy=policy.default)
    failed = {address: status for part in _recipients(letter) for address, status in _failed(part)}
    if not failed:
        raise NotABounce
    for address, status in failed.items():
        pause(address, because=f"{status} (returned letter)", now=now)
    return sorted(failed)


def _recipients(letter: EmailMessage) -> list["Message[str, str]"]:
    reports = [part for part in letter.walk() if part.get_content_type() == "message/delivery-status"]
    return [block for report in reports for block in report.get_payload() if isinstance(block, Message)]


def _failed(block: "Message[str, str]") -> list[tuple[str, str]]:
    status = str(block.get("Status", ""))
    if str(block.get("Action", "")).strip().lower() != "failed" or not status.startswith("5"):
        return []
    _kind, _semicolon, address = str(block.get("Final-Recipient", "")).partition(";")
    return [(address.strip(), status)] if "@" in address else []
