"""What an author says before every new work."""

from ficstead.archive.accounts.models import User
from ficstead.press.manuscript import SANITISER_VERSION, clean_html


def set_standing_disclaimer(user: User, html: str) -> None:
    """Kept clean, with the sanitiser's version. Works that have begun already keep the one they have."""
    user.default_disclaimer = clean_html(html)
    user.default_disclaimer_sanitiser = SANITISER_VERSION
    user.save(update_fields=["default_disclaimer", "default_disclaimer_sanitiser"])
