"""Whether mail reaches a person, and what they can do when it does not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ficstead.archive.accounts.addresses import address_of, addresses_of
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


def reach_of(user: User) -> Reach:
    address = address_of(user)
    trouble = Address.objects.filter(email=address, paused_at__isnull=False).first() if address else None
    return Reach(address=address, paused=trouble is not None, reason=trouble.last_error if trouble else "")


def reachable(users: Sequence[User]) -> Iterator[tuple[User, str]]:
    """Those of them whom mail reaches, each with their address. Two queries, however many they are."""
    addresses = addresses_of(users)
    paused = Address.objects.filter(email__in=addresses.values(), paused_at__isnull=False)
    closed = set(paused.values_list("email", flat=True))
    for user in users:
        address = addresses.get(user.pk, "")
        if user.is_active and address and address not in closed:
            yield user, address


def try_again(user: User) -> None:
    """Mail to this person is sent again from now on; their own address, and nobody else's."""
    address = address_of(user)
    if address:
        wake(address)
