"""Coming in, going out, and becoming a member: allauth's views, with our invitations."""

from typing import Any

from allauth.account.utils import perform_login
from allauth.account.views import SignupView, login, logout
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils import timezone

from ficstead.archive.accounts.forms import SignUpForm
from ficstead.archive.accounts.joining import joined_just_now

sign_in = login
sign_out = logout


class SignUp(SignupView):
    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "needs_invitation": settings.SIGN_UP == "invitation"}

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "code": self.request.GET.get("code", "")}

    def form_valid(self, form: SignUpForm) -> HttpResponse:
        try:
            answer: HttpResponse = super().form_valid(form)
        except ValidationError as late:
            form.add_error(None, late)
            return self.form_invalid(form)
        return answer

    def form_invalid(self, form: SignUpForm) -> HttpResponse:
        name, password = (str(form.data.get(field, "")) for field in ("username", "password1"))
        again = joined_just_now(name, password, now=timezone.now())
        answer: HttpResponse = perform_login(self.request, again, signup=True) if again else super().form_invalid(form)
        return answer


sign_up = SignUp.as_view()
