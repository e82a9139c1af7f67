"""A day in small: `python -m bench.mixed [--seconds 120] [--works 5000] [--readers 8]`.

Of every thousand requests 900 are strangers' (works by Zipf's law), 80 those of members, 15 kudos and reviews, 5
autosaves and chapters posted anew. Printed are the rates, what readers waited, errors, and pages that were stale: each
page that was asked for after a change had been acknowledged must show that change, whoever made it.
"""

from bench import scratch  # isort: split

import argparse
import http.client
import itertools
import json
import math
import multiprocessing
import random
import re
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from multiprocessing.sharedctypes import SynchronizedArray
from typing import Any, NamedTuple
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connections

from bench.filling import Filling, fill
from bench.running import BROWSER, ficstead
from ficstead.archive.accounts.models import User
from ficstead.archive.works.models import Chapter

AT = datetime(2026, 11, 1, 12, tzinfo=UTC)
MEMBERS = 400
TOKEN = "b" * 32
PARTS = {"stranger": 900, "member": 80, "kudos": 8, "review": 7, "autosave": 3, "post": 2}
_POSTED, _SAID = re.compile(rb"posted anew (\d+)\."), re.compile(rb"said time (\d+)\.")


class Story(NamedTuple):
    work: int
    chapter: int
    path: str
    author: str
    """The session of its author."""
    pseud: int
    """Under which it was written: nobody reviews their own."""


class Member(NamedTuple):
    session: str
    pseud: int


@dataclass
class Seen:
    """What one client saw."""

    waits: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: Counter[str] = field(default_factory=Counter)
    stale: list[str] = field(default_factory=list)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--works", type=int, default=5_000)
    parser.add_argument("--readers", type=int, default=8, help="how many ask at once (8)")
    parser.add_argument("--seconds", type=int, default=120)
    arguments = parser.parse_args()
    fill(Filling(works=arguments.works, chapters=1), at=AT)
    members = [
        Member(_session(user), user.pseuds.get().pk)
        for user in User.objects.order_by("pk").prefetch_related("pseuds")[:MEMBERS]
    ]
    stories = _stories()
    connections.close_all()
    posted, said = multiprocessing.Array("i", len(stories)), multiprocessing.Array("i", len(stories))
    with ficstead(scratch.VAR, BEHIND_PROXY="true") as server:
        results: multiprocessing.Queue[Seen] = multiprocessing.Queue()
        before = server.cpu()
        clients = [
            multiprocessing.Process(
                target=_live, args=(results, server.address, number, arguments, stories, members, posted, said)
            )
            for number in range(arguments.readers)
        ]
        for client in clients:
            client.start()
        seen: list[Seen] = [results.get() for _client in clients]
        for client in clients:
            client.join()
        _print(seen, arguments, server.cpu() - before)


def _stories() -> list[Story]:
    """The works' only chapters, the most read first."""
    chapters = list(Chapter.objects.select_related("work").order_by("pk"))
    random.Random("popularity").shuffle(chapters)
    sessions: dict[int, str] = {}
    stories = []
    for chapter in chapters:
        pseud = chapter.work.author_list()[0]
        author = pseud.user
        sessions[author.pk] = sessions.get(author.pk) or _session(author)
        stories.append(Story(chapter.work_id, chapter.pk, chapter.get_absolute_url(), sessions[author.pk], pseud.pk))
    return stories


def _session(user: User) -> str:
    session = SessionStore()
    session[SESSION_KEY], session[HASH_SESSION_KEY] = str(user.pk), user.get_session_auth_hash()
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session.create()
    return str(session.session_key)


def _live(results: "multiprocessing.Queue[Seen]", *told: Any) -> None:
    """In a process of its own; `told` is what a client wants to know."""
    results.put(Client(*told).live())


class Client:
    """One that asks again and again; only it writes in the stories whose number leaves its own number as a rest."""

    def __init__(
        self,
        address: str,
        number: int,
        arguments: argparse.Namespace,
        stories: list[Story],
        members: list[Member],
        posted: "SynchronizedArray[int]",
        said: "SynchronizedArray[int]",
    ) -> None:
        self.chance = random.Random(f"client {number}")
        self.number, self.seconds = number, arguments.seconds
        self.of: int = arguments.readers
        self.stories, self.members, self.posted, self.said = stories, members, posted, said
        self.reviewers = itertools.cycle(members[number :: self.of])
        self.wire = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
        self.seen = Seen()
        self.deeds: dict[str, Callable[[], None]] = {
            "stranger": self.read_as_stranger,
            "member": self.read_as_member,
            "kudos": self.give_kudos,
            "review": self.review,
            "autosave": self.autosave,
            "post": self.post_anew,
        }

    def live(self) -> Seen:
        until = time.monotonic() + self.seconds
        while time.monotonic() < until:
            (deed,) = self.chance.choices(list(PARTS), weights=list(PARTS.values()))
            self.deeds[deed]()
        return self.seen

    def read_as_stranger(self) -> None:
        self._read(self._by_zipf(), "stranger", {})

    def read_as_member(self) -> None:
        self._read(self._by_zipf(), "member", _cookies(self.chance.choice(self.members).session))

    def give_kudos(self) -> None:
        story = self.stories[self._by_zipf()]
        self._send("kudos", f"/chapters/{story.chapter}/kudos", {}, self._as_guest())

    def review(self) -> None:
        """By members in turn: whoever reviews six times within a minute is told to wait."""
        place = self._own(self._by_zipf())
        time_said = self.said[place] + 1
        member = next(each for each in self.reviewers if each.pseud != self.stories[place].pseud)
        told = _cookies(member.session) | {"X-CSRFToken": TOKEN}
        text, key = f"I like it, said time {time_said}.", f"{self.number}-{place}-{time_said}"
        fields = {"pseud": str(member.pseud), "text": text, "form_key": key}
        if self._send("review", f"/chapters/{self.stories[place].chapter}/reviews", fields, told):
            self.said[place] = time_said

    def autosave(self) -> None:
        story = self.stories[self._own(self._by_zipf())]
        typed = {"title": "", "body": "What is being typed. " * 50}
        body = json.dumps({"place": f"chapter:{story.chapter}", "device": "bench-device", "base": 0, "fields": typed})
        told = _cookies(story.author) | {"X-CSRFToken": TOKEN, "Content-Type": "application/json"}
        self._ask("autosave", "POST", "/desk/unsaved", body, told)

    def post_anew(self) -> None:
        place = self._own(self._by_zipf())
        story, time_posted = self.stories[place], self.posted[place] + 1
        fields = {"body": f"This was posted anew {time_posted}.\n\n" + "And so it went on, line after line. " * 200}
        told = _cookies(story.author) | {"X-CSRFToken": TOKEN}
        if self._send("post", f"/desk/works/{story.work}/chapters/{story.chapter}", fields, told):
            self.posted[place] = time_posted

    def _read(self, place: int, what: str, told: dict[str, str]) -> None:
        posted, said = self.posted[place], self.said[place]
        body = self._ask(what, "GET", self.stories[place].path, None, told)
        if body is not None and (_last(_POSTED, body) < posted or _last(_SAID, body) < said):
            self.seen.stale.append(self.stories[place].path)

    def _send(self, what: str, path: str, fields: dict[str, str], told: dict[str, str]) -> bool:
        told = told | {"Content-Type": "application/x-www-form-urlencoded"}
        return self._ask(what, "POST", path, urlencode(fields), told) is not None

    def _ask(self, what: str, method: str, path: str, body: str | None, told: dict[str, str]) -> bytes | None:
        """The body of an answer; None, and an error noted, where it is neither a page nor leads to one."""
        began = time.perf_counter()
        try:
            self.wire.request(method, path, body, {"User-Agent": BROWSER, **told})
            answer = self.wire.getresponse()
            read = answer.read()
        except OSError as error:
            self.wire.close()
            self.seen.errors[f"{what}: {error!r}"] += 1
            return None
        self.seen.waits[what].append(time.perf_counter() - began)
        if answer.status not in (200, 302):
            self.seen.errors[f"{what}: {answer.status}"] += 1
            return None
        return read

    def _by_zipf(self) -> int:
        """The n-th most popular is read 1/n as often as the first."""
        place = int(math.pow(len(self.stories), self.chance.random()))
        return min(place, len(self.stories) - 1)

    def _own(self, place: int) -> int:
        return min(place - place % self.of + self.number, len(self.stories) - self.of + self.number)

    def _as_guest(self) -> dict[str, str]:
        """Another one each time, by the address that a proxy would tell."""
        address = ".".join(str(self.chance.randint(1, 254)) for _part in range(4))
        return {"Sec-Fetch-Site": "same-origin", "X-Forwarded-For": address}


def _cookies(session: str) -> dict[str, str]:
    return {"Cookie": f"{settings.SESSION_COOKIE_NAME}={session}; csrftoken={TOKEN}"}


def _last(pattern: re.Pattern[bytes], body: bytes) -> int:
    numbers: list[int] = [int(number) for number in pattern.findall(body)]
    return max([0, *numbers])


def _print(seen: list[Seen], arguments: argparse.Namespace, cpu: float) -> None:
    waits = {what: sorted(wait for each in seen for wait in each.waits[what]) for what in PARTS}
    number = sum(map(len, waits.values()))
    print(f"{arguments.works:,} works, {arguments.readers} asking at once for {arguments.seconds} s")
    print(
        f"{number:,} requests, {number / arguments.seconds:,.0f} a second, {cpu * 1e6 / number:,.0f} µs of the server's CPU each"
    )
    print(f"\n{'':<10} {'number':>8} {'a second':>9} {'median ms':>10} {'95 %':>8} {'99 %':>8} {'worst':>8}")
    for what, all_waits in waits.items():
        if len(all_waits) > 1:
            cuts = statistics.quantiles(all_waits, n=100)
            shown = " ".join(f"{1000 * wait:>8.1f}" for wait in (cuts[94], cuts[98], all_waits[-1]))
            rate = len(all_waits) / arguments.seconds
            print(f"{what:<10} {len(all_waits):>8,} {rate:>9,.1f} {1000 * cuts[49]:>10.1f} {shown}")
    errors = sum((each.errors for each in seen), Counter[str]())
    print(f"\nerrors (wanted: none): {dict(errors) or 'none'}")
    stale = [path for each in seen for path in each.stale]
    print(f"stale pages (wanted: none): {len(stale) or 'none'} {stale[:5] or ''}")


if __name__ == "__main__":
    main()
