"""The doors, and a member's own settings."""

from django.urls import include, path
from django.views.generic import RedirectView

from ficstead.archive.accounts.views import app_passwords, blocking, doors, invitations, sessions, settings

urlpatterns = [
    path("sign-in", doors.sign_in, name="sign-in"),
    path("sign-out", doors.sign_out, name="sign-out"),
    path("sign-up", doors.sign_up, name="sign-up"),
    path("settings", settings.settings, name="settings"),
    path("settings/name", settings.name, name="settings-name"),
    path("settings/time-zone", settings.time_zone, name="time-zone"),
    path("settings/sessions", sessions.sessions, name="sessions"),
    path("settings/blocked", blocking.blocked, name="blocked"),
    path("settings/blocked/<int:pk>/let-back", blocking.let_back, name="let-back"),
    path("settings/invitations", invitations.invitations, name="invitations"),
    path("settings/invitations/<int:pk>/withdraw", invitations.withdraw, name="invitation-withdraw"),
    path("settings/app-passwords", app_passwords.app_passwords, name="app-passwords"),
    path("settings/app-passwords/<int:pk>/revoke", app_passwords.revoke, name="app-password-revoke"),
    # allauth's own addresses; its doors and its list of sessions lead to ours, of which there is one each.
    path("account/login/", RedirectView.as_view(pattern_name="sign-in", query_string=True)),
    path("account/logout/", RedirectView.as_view(pattern_name="sign-out", query_string=True)),
    path("account/signup/", RedirectView.as_view(pattern_name="sign-up", query_string=True)),
    path("account/sessions/", RedirectView.as_view(pattern_name="sessions")),
    path("account/", include("allauth.urls")),
    # The last of a name is the one that is reversed: what allauth links to are our doors.
    path("sign-in", doors.sign_in, name="account_login"),
    path("sign-out", doors.sign_out, name="account_logout"),
    path("sign-up", doors.sign_up, name="account_signup"),
]
