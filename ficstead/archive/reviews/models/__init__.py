"""The nouns of this room, one to a file."""

from ficstead.archive.reviews.models.kudos import Kudos
from ficstead.archive.reviews.models.review import Review

__all__ = ["Kudos", "Review"]
