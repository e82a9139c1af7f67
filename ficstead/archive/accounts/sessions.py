"""Who comes back: the session and the account behind it, each found by a statement shaped by hand.

Every page for somebody signed in asks for both; through the ORM that is most of what such a page costs.
"""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth import BACKEND_SESSION_KEY
from django.contrib.sessions.backends import db
from django.db import connection
from django.utils import timezone

from ficstead.archive.accounts.models import User
from ficstead.archive.core.columns import in_utc

# The others are fetched when somebody asks for them: both are times, which each database tells in its own way.
_FIELDS = tuple(
    field.attname for field in User._meta.concrete_fields if field.attname not in ("last_login", "date_joined")
)
_ACCOUNT = f"SELECT {', '.join(_FIELDS)} FROM accounts_user WHERE id = %s"  # noqa: S608 (our own words)
_SESSION = "SELECT session_data, expire_date FROM django_session WHERE session_key = %s"
# By which people came in before there was our own: they need not do so again.
_FORMER_BACKEND = f"{AuthenticationBackend.__module__}.{AuthenticationBackend.__name__}"


class SessionStore(db.SessionStore):
    """Django's sessions in our database."""

    def load(self) -> dict[str, Any]:
        with connection.cursor() as cursor:
            cursor.execute(_SESSION, [self.session_key])
            row = cursor.fetchone()
        if row is None or in_utc(row[1]) <= timezone.now():
            self._session_key = None
            return {}
        decoded: dict[str, Any] = self.decode(row[0])
        if decoded.get(BACKEND_SESSION_KEY) == _FORMER_BACKEND:
            decoded[BACKEND_SESSION_KEY] = f"{__name__}.{Backend.__name__}"
        return decoded


class Backend(AuthenticationBackend):  # type: ignore[misc]
    """allauth's, by user name or mail address."""

    def get_user(self, user_id: int) -> User | None:
        with connection.cursor() as cursor:
            cursor.execute(_ACCOUNT, [user_id])
            row = cursor.fetchone()
        user = User.from_db(connection.alias, _FIELDS, row) if row else None
        return user if user is not None and self.user_can_authenticate(user) else None
