"""Members who write, read and quarrel at random, and what their works are made of."""

import random
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TypeVar

from django.contrib.auth.models import AnonymousUser
from django.db.models import Model, QuerySet

from ficstead.archive.accounts.joining import create_member
from ficstead.archive.accounts.models import Pseud, User
from ficstead.archive.desk.posting import TitlePage
from ficstead.archive.tags.models import TagKind
from ficstead.archive.works.models import ChapterTexts, Work

_TAGS = {
    TagKind.FANDOM: ("The Lantern Canals", "Salt & Signal", "Überland"),
    TagKind.CHARACTER: ("Ottilie Vane", "Bram", "Mèi"),
    TagKind.FREEFORM: ("Slow burn", "Fluff", "Storms"),
}
_BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)

Row = TypeVar("Row", bound=Model)


class Cast:
    """All that they do comes from one seed."""

    def __init__(self, seed: object, *, name: str = "p", members: int = 4) -> None:
        self._random = random.Random(str(seed))
        self._name = name
        self._count = 0
        self._now = _BEGINNING
        self._members = [self._member() for _ in range(members)]

    def _member(self) -> User:
        self._count += 1
        name = f"{self._name}{self._count}"
        return create_member(name, "seven slow herons", pseuds=(f"{name} First", f"{name} Second"))

    def _page(self, pseuds: Sequence[Pseud]) -> TitlePage:
        tags = {kind: self._random.sample(names, self._random.randrange(0, 3)) for kind, names in _TAGS.items()}
        return TitlePage(
            title=self._word(),
            authors=pseuds,
            summary=f"<p>{self._word()}</p>",
            visibility=self._random.choice(["everyone", "everyone", "everyone", "members"]),
            tags=tags,
            status=self._random.choice(["in_progress", "complete"]),
        )

    def _texts(self) -> ChapterTexts:
        body = "".join(f"<p>{self._word()} {self._word()}</p>" for _ in range(3))
        return ChapterTexts(title=self._word(), body=body, summary=f"<p>{self._word()}</p>")

    def _word(self) -> str:
        self._count += 1
        return f"{self._random.choice(['Tide', 'Bell', 'Röte', '<Salt>', 'Oar & Sail'])} {self._name}{self._count}"

    def _key(self) -> str:
        return f"{self._random.getrandbits(128):032x}"

    def _work(self) -> Work:
        mine = Work.objects.filter(authors__user__in=self._members).values("pk")
        return self._one(Work.objects.filter(pk__in=mine, trashed_at=None))

    def _pseud(self) -> Pseud:
        return self._one(Pseud.objects.filter(user__in=self._members))

    def _somebody(self) -> User | AnonymousUser:
        people: list[User | AnonymousUser] = [AnonymousUser(), *self._members]
        return self._random.choice(people)

    def _one(self, rows: QuerySet[Row]) -> Row:
        return self._random.choice(list(rows.order_by("-pk")[:40]))
