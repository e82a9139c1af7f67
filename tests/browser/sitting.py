"""Sitting down at a browser as somebody who has signed in before."""

from django.test import Client
from playwright.sync_api import BrowserContext

from ficstead.archive.accounts.models import User


def sit_down(context: BrowserContext, site: str, user: User) -> None:
    client = Client()
    client.force_login(user)
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}])
