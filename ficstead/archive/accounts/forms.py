"""What the doors ask: allauth's forms in our words, and our own."""

from typing import Any
from zoneinfo import available_timezones

from allauth.account import forms as allauth_forms
from allauth.mfa.webauthn import forms as passkey_forms
from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from ficstead.archive.accounts.inviting import find_open_invitation
from ficstead.archive.accounts.joining import join
from ficstead.archive.accounts.models import AppPassword, Pseud, User
from ficstead.archive.core.names import name_key

_NAME = {"autocomplete": "off", "spellcheck": "false"}


def _rules_for_passwords() -> str:
    """One paragraph: Django's own list would stand inside one, where no list may stand."""
    return " ".join(map(str, password_validators_help_texts()))


def _say(form: forms.BaseForm, **labels: Any) -> None:
    """Gives the fields our labels, and takes away the placeholders that repeat them."""
    for name, label in labels.items():
        form.fields[name].label = label
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)
        if field.widget.attrs.get("autocomplete") == "new-password":
            field.help_text = ""
    if "password1" in form.fields:
        form.fields["password1"].help_text = lazy(_rules_for_passwords, str)()


class SignInForm(allauth_forms.LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, login=_("User name or mail address"), password=_("Password"), remember=_("Keep me signed in here"))
        self.fields["login"].widget.attrs.update(autocomplete="username", autocapitalize="none", spellcheck="false")
        self.fields["remember"].initial = True

    def user_credentials(self) -> dict[str, str]:
        """Under one name, whichever it is: a known address must not cost a second hash that an unknown one doesn't."""
        credentials = {"username": self.cleaned_data["login"], "password": self.cleaned_data["password"]}
        return credentials


class SignUpForm(allauth_forms.SignupForm):
    """A user name for the door, a pseud for the title page."""

    pseud = forms.CharField(
        label=_("Pseud"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
        help_text=_("The name that readers see over your stories and reviews. You can have several later."),
    )
    code = forms.CharField(
        label=_("Invitation"),
        max_length=32,
        widget=forms.TextInput(attrs=_NAME),
        help_text=_("The code that a member or the staff gave you. It lets one person in."),
    )
    field_order = ("code", "username", "pseud", "email", "password1")

    def __init__(self, *args: Any, needs_invitation: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, username=_("User name"), email=_("Mail address"), password1=_("Password"))
        self.fields["username"].help_text = _("For signing in. Nobody but you and the staff sees it.")
        self.fields["email"].help_text = _("For the link that opens your account, and for news if you want them.")
        if not needs_invitation:
            del self.fields["code"]

    def clean_pseud(self) -> str:
        pseud = Pseud(user=User(), is_default=False)
        pseud.call(self.cleaned_data["pseud"])
        try:
            pseud.full_clean(exclude=["user", "is_default"])
        except ValidationError as refused:
            raise ValidationError(refused.messages) from refused
        return pseud.name

    def clean_code(self) -> str:
        code = self.cleaned_data["code"].strip()
        if find_open_invitation(code) is None:
            raise ValidationError(_("No invitation has this code, or somebody has come in with it already."))
        return str(code)

    def try_save(self, request: HttpRequest) -> Any:
        if self.account_already_exists:
            # Takes as long as making an account does, so that the clock doesn't tell which addresses are known.
            User().set_password(self.cleaned_data["password1"])
        return super().try_save(request)

    def save(self, request: HttpRequest) -> User:
        data = self.cleaned_data
        return join(
            data["username"],
            data["password1"],
            pseud=data["pseud"],
            email=data["email"],
            code=data.get("code"),
            at=timezone.now(),
        )


class MailForm(allauth_forms.AddEmailForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, email=_("New mail address"))


class PasswordForm(allauth_forms.ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, oldpassword=_("Present password"), password1=_("New password"), password2=_("The new one again"))


class FirstPasswordForm(allauth_forms.SetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, password1=_("Password"), password2=_("The same again"))


class ForgottenForm(allauth_forms.ResetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, email=_("Mail address"))


class NewPasswordForm(allauth_forms.ResetPasswordKeyForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, password1=_("New password"), password2=_("The new one again"))


# What the library that reads passkeys may stumble over when no browser has made them.
_BROKEN = (ValueError, TypeError, AttributeError, LookupError)
_NO_PASSKEY = _("That was no passkey.")


class PasskeyForm(passkey_forms.AddWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, name=_("Its name"), passwordless=_("It opens the door without a password"))
        self.fields["passwordless"].help_text = _("Otherwise it is the second step, after the password.")
        self.fields["passwordless"].initial = True

    def clean(self) -> Any:
        try:
            return super().clean()
        except _BROKEN as broken:
            raise ValidationError(_NO_PASSKEY) from broken


class _ShownPasskey(passkey_forms.AuthenticateWebAuthnForm):
    def clean_credential(self) -> Any:
        try:
            return super().clean_credential()
        except _BROKEN as broken:
            raise ValidationError(_NO_PASSKEY) from broken


class PasskeySignInForm(_ShownPasskey, passkey_forms.LoginWebAuthnForm):
    """Instead of a password."""


class PasskeySecondStepForm(_ShownPasskey):
    """After the password."""


class PasskeyStillThemForm(_ShownPasskey, passkey_forms.ReauthenticateWebAuthnForm):
    """Once more, before something that matters."""


class PasskeyNameForm(passkey_forms.EditWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, name=_("Its name"))


class UserNameForm(forms.ModelForm[User]):
    class Meta:
        model = User
        fields = ("username",)
        labels = {"username": _("User name")}
        help_texts = {"username": _("For signing in. Letters, digits and . + - _ only.")}
        widgets = {"username": forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"})}

    def clean_username(self) -> str:
        name = str(self.cleaned_data["username"])
        if "@" in name:
            raise ValidationError(_("A user name can't contain @: it would look like a mail address."))
        return name


class TimeZoneForm(forms.Form):
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        required=False,
        help_text=_("Your scheduled chapters go out by this clock."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zones = sorted(name for name in available_timezones() if "/" in name and not name.startswith("Etc/"))
        choices = [("", _("The archive's own")), ("UTC", "UTC"), *((name, name.replace("_", " ")) for name in zones)]
        self.fields["time_zone"].choices = choices  # type: ignore[attr-defined]


class BlockForm(forms.Form):
    pseud = forms.CharField(label=_("Pseud of the person"), max_length=80, widget=forms.TextInput(attrs=_NAME))

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_pseud(self) -> Pseud:
        pseud = Pseud.objects.select_related("user").filter(key=name_key(self.cleaned_data["pseud"])).first()
        if pseud is None:
            raise ValidationError(_("Nobody here writes under that name."))
        if pseud.user == self.user:
            raise ValidationError(_("That is you."))
        return pseud


class InviteForm(forms.Form):
    key = forms.CharField(max_length=64, widget=forms.HiddenInput)
    email = forms.EmailField(
        label=_("Send it to"),
        required=False,
        help_text=_("A mail address, if we are to deliver it. Leave this empty to pass the link on yourself."),
    )


class AppPasswordForm(forms.ModelForm[AppPassword]):
    class Meta:
        model = AppPassword
        fields = ("name",)
        help_texts = {"name": _("Such as “e-reader” or “feed reader on the phone”.")}
        widgets = {"name": forms.TextInput(attrs=_NAME)}

    def clean_name(self) -> str:
        """The database keeps each name once; this is the kind word before it does."""
        name = " ".join(str(self.cleaned_data["name"]).split())
        if AppPassword.objects.filter(user=self.instance.user, name=name).exists():
            raise ValidationError(_("You have an app password of that name."))
        return name
