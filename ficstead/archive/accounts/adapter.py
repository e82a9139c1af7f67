"""What django-allauth asks of this archive: who may come in, and in which words it is said."""

from typing import TYPE_CHECKING, Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.account.stages import EmailVerificationStage
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ficstead.archive.accounts.models import User

if TYPE_CHECKING:
    from allauth.account.models import EmailConfirmation

_WAYS_TO_SHOW_IT = {
    "reauthenticate": _("Use your password"),
    "mfa_reauthenticate": _("Use a code from the app, or a recovery code"),
    "mfa_reauthenticate:webauthn": _("Use a passkey"),
}
_NO_MATCH = _("That name or address and that password don't belong together.")


class Door(DefaultAccountAdapter):
    """Signing in, up and out."""

    error_messages = DefaultAccountAdapter.error_messages | {
        # One sentence for both ways of signing in: which half was wrong is nobody's business.
        "username_password_mismatch": _NO_MATCH,
        "email_password_mismatch": _NO_MATCH,
        "too_many_login_attempts": _("That went wrong too often. Wait a few minutes, then try again."),
        "username_taken": _("That user name is taken."),
        "username_has_at": _("A user name can't contain @: it would look like a mail address."),
        "enter_current_password": _("That isn't your present password."),
        "incorrect_password": _("That isn't your password."),
        "incorrect_code": _("That code isn't right, or no longer."),
        "duplicate_email": _("That is your address already."),
    }

    def get_login_stages(self) -> list[str]:
        ours = {f"{EmailVerificationStage.__module__}.{EmailVerificationStage.__name__}": f"{__name__}.AddressStage"}
        return [ours.get(stage, stage) for stage in super().get_login_stages()]

    def get_reauthentication_methods(self, user: User) -> list[dict[str, Any]]:
        ways = super().get_reauthentication_methods(user)
        return [way | {"description": _WAYS_TO_SHOW_IT[way["id"]]} for way in ways]

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return bool(settings.SIGN_UP != "closed")

    def clean_username(self, username: str, shallow: bool = False) -> str:
        """Whoever signs in with a mail address must not find somebody's user name under it."""
        if "@" in username:
            raise self.validation_error("username_has_at")
        return str(super().clean_username(username, shallow))

    def is_safe_url(self, url: str) -> bool:
        """Back to the page that asked for signing in, but never off the archive, not even to its other names."""
        here, secure = self.request.get_host(), self.request.is_secure()
        return url_has_allowed_host_and_scheme(url, allowed_hosts={here}, require_https=secure)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("settings")

    def get_reset_password_from_key_url(self, key: str) -> str:
        """In a letter the archive goes by its own name, whatever host the request was sent to."""
        user, _dash, token = key.partition("-")
        return settings.SITE_URL + reverse("account_reset_password_from_key", args=[user, token])

    def get_email_confirmation_url(self, request: HttpRequest, emailconfirmation: "EmailConfirmation") -> str:
        return settings.SITE_URL + reverse("account_confirm_email", args=[emailconfirmation.key])

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """A template of ours finds the account's name under `username`: `user` is always who looks at the page."""
        user = context.get("user")
        super().send_mail(template_prefix, email, {"username": user.get_username() if user else "", **context})


class AddressStage(EmailVerificationStage):
    """Nobody comes in on an address they haven't confirmed; whom the host gave an account without one comes in."""

    def handle(self) -> tuple[HttpResponseBase | None, bool]:
        user = self.login.user
        if user is not None and not user.email and not EmailAddress.objects.filter(user=user).exists():
            return None, True
        response, goes_on = super().handle()
        return response, goes_on


class SecondDoor(DefaultMFAAdapter):
    """The second step: codes and passkeys."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("That code isn't right, or no longer."),
    }

    def get_totp_label(self, user: User) -> str:
        return user.get_username()

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return gettext("Passkey %(number)d") % {"number": number}

    def get_public_key_credential_user_entity(self, user: User) -> dict[str, Any]:
        named = {"name": user.get_username(), "display_name": user.get_username()}
        return {**super().get_public_key_credential_user_entity(user), **named}

    def _get_site_name(self) -> str:
        return settings.SITE_NAME
