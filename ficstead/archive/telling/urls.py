"""The addresses of follows, the inbox, and what leads out of a letter."""

from django.urls import path

from ficstead.archive.telling.views import following, inbox, mail

urlpatterns = [
    path("follow/<str:kind>/<int:pk>", following.follow, name="follow"),
    path("unfollow/<str:kind>/<int:pk>", following.unfollow, name="unfollow"),
    path("following", following.following, name="following"),
    path("inbox", inbox.inbox, name="inbox"),
    path("inbox/of/<str:kind>", inbox.inbox, name="inbox-of"),
    path("inbox/read", inbox.all_read, name="inbox-read"),
    path("inbox/clear", inbox.clear, name="inbox-clear"),
    path("inbox/<int:pk>", inbox.notice, name="notice"),
    path("inbox/<int:pk>/read", inbox.entry_read, name="notice-read"),
    path("settings/news", mail.news_choices, name="news-choices"),
    path("settings/news/mail-again", mail.mail_again, name="mail-again"),
    path("unsubscribe/<str:token>", mail.unsubscribe, name="unsubscribe"),
]
