"""The addresses for staff."""

from django.urls import path

from ficstead.archive.moderation import views

urlpatterns = [
    path("", views.staff, name="staff"),
    path("invitations", views.invitations, name="staff-invitations"),
    path("mail", views.mail, name="staff-mail"),
    path("mail/<int:pk>/try-again", views.try_again, name="staff-mail-try-again"),
]
