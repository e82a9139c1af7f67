"""Whether mail reaches a person, and what they can do when it does not."""

from dataclasses import dataclass

from ficstead.archive.accounts.addresses import address_of
from ficstead.archive.accounts.models import User
from ficstead.archive.mail.delivering import wake
from ficstead.archive.mail.models import Address


@dataclass(frozen=True, slots=True)
class Reach:
    address: str
    """Where the person's mail goes; empty while they have shown us no address of theirs."""
    paused: bool
    reason: str
    """What the other side answered when the address was paused."""

    @property
    def is_open(self) -> bool:
        return bool(self.address) and not self.paused


def reach_of(user: User) -> Reach:
    address = address_of(user)
    trouble = Address.objects.filter(email=address, paused_at__isnull=False).first() if address else None
    return Reach(address=address, paused=trouble is not None, reason=trouble.last_error if trouble else "")


def try_again(user: User) -> None:
    """Mail to this person is sent again from now on; their own address, and nobody else's."""
    address = address_of(user)
    if address:
        wake(address)
