"""Where mail may reach a person: their primary address, once they have shown that it is theirs."""

from collections.abc import Iterable

from allauth.account.models import EmailAddress

from ficstead.archive.accounts.models import User


def address_of(user: User) -> str:
    """The person's verified primary address; empty when there is none."""
    return addresses_of([user]).get(user.pk, "")


def addresses_of(users: Iterable[User]) -> dict[int, str]:
    """The addresses by the users' ids; whoever has none is left out. One query."""
    verified = EmailAddress.objects.filter(user__in=list(users), primary=True, verified=True)
    return dict(verified.values_list("user_id", "email"))
