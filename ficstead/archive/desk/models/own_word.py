"""A word that its writer spells like that: the proofreader never calls it a mistake."""

from django.db import models

from ficstead.archive.accounts.models import User

LONGEST_WORD = 60


class OwnWord(models.Model):
    """One word of somebody's own dictionary, as it is written."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="own_words")
    word = models.CharField(max_length=LONGEST_WORD)

    class Meta:
        constraints = (models.UniqueConstraint("user", "word", name="own_word_once"),)

    def __str__(self) -> str:
        return self.word
