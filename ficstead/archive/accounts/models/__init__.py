"""People, one noun to a file."""

from ficstead.archive.accounts.models.app_password import AppPassword
from ficstead.archive.accounts.models.block import Block
from ficstead.archive.accounts.models.invitation import Invitation
from ficstead.archive.accounts.models.pseud import FormerName, Pseud
from ficstead.archive.accounts.models.user import User

__all__ = ["AppPassword", "Block", "FormerName", "Invitation", "Pseud", "User"]
