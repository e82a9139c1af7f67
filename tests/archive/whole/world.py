"""One story and everybody around it, with one of each thing that has an address."""

from dataclasses import dataclass, field
from typing import Any

from allauth.mfa.models import Authenticator
from django.core import signing
from django.test import Client

from ficstead.archive.accounts.blocking import block
from ficstead.archive.accounts.models import AppPassword, Invitation, Pseud, User
from ficstead.archive.desk.models import AuthorRequest, Beta, ManuscriptFile, Remark, UnsavedText
from ficstead.archive.desk.trashing import trash_chapter, trash_work
from ficstead.archive.mail.models import Address as MailAddress
from ficstead.archive.reading.models import ReadingList
from ficstead.archive.reading.models.bookmark import ListKind
from ficstead.archive.reviews.models import Review
from ficstead.archive.tags.models import TagKind
from ficstead.archive.telling.models import NewsKind, Notice
from ficstead.archive.telling.reporting import report_to
from ficstead.archive.works.models import Announcement, Series, SeriesPlace, Work
from tests.archive.making import NOON, make_chapter, make_member, make_work
from tests.archive.whole.addresses import Address

ROLES = ("stranger", "reader", "blocked", "beta", "author", "co-author", "moderator", "host")


@dataclass
class World:
    people: dict[str, User]
    work: Work
    things: dict[str, Any] = field(default_factory=dict)
    """Keyword arguments of addresses: by the address's name, else by the name of what it is about."""

    def client(self, role: str) -> Client:
        client = Client()
        if role != "stranger":
            client.force_login(self.people[role])
        return client

    def forms(self, role: str) -> dict[str, dict[str, str]]:
        """What this person fills in, at addresses where an empty form would hide whether they may."""
        review = {"text": "I rowed along.", "form_key": f"form-of-{role}", "guest_name": "A stranger"}
        if role != "stranger":
            review["pseud"] = str(self.people[role].default_pseud().pk)
        return {"review-new": review}


def make_world() -> World:
    """The author's own things are the author's alone; the story is the co-author's as well."""
    people = {role: make_member(role.replace("-", ""), pseuds=(role.title(),)) for role in ROLES if role != "stranger"}
    User.objects.filter(pk=people["moderator"].pk).update(is_staff=True)
    User.objects.filter(pk=people["host"].pk).update(is_superuser=True)
    block(people["author"], people["blocked"], at=NOON)
    world = World(people, make_work(people["author"], people["co-author"], chapters=3))
    _put_on_the_desk(world)
    _ask_betas(world)
    _put_before_readers(world)
    _put_into_the_authors_drawers(world)
    return world


def arguments_for(address: Address, world: World) -> dict[str, Any]:
    """What to call the address with. Whoever adds one with parameters says here what it is about."""
    if not address.parameters:
        return {}
    beginnings = [name for name in world.things if address.name == name or address.name.startswith(f"{name}-")]
    assert beginnings, f"tests/archive/whole/world.py knows no thing for {address.name}{address.parameters}"
    known: dict[str, Any] = world.things[max(beginnings, key=len)]
    return {name: known[name] for name in address.parameters}


def _put_on_the_desk(world: World) -> None:
    work, author = world.work, world.people["author"]
    draft = make_chapter(work, posted=False)
    gone_chapter, gone_work = make_chapter(work), make_work(author, world.people["co-author"], title="Gone")
    trash_chapter(gone_chapter, at=NOON)
    trash_work(gone_work, at=NOON)
    file = ManuscriptFile.holding(b"Chapter 1\n\nThe bell rang.", owner=author, name="a.txt", received_at=NOON)
    gone_file = ManuscriptFile.holding(b"x", owner=author, name="b.txt", received_at=NOON, trashed_at=NOON)
    for each in (file, gone_file):
        each.save()
    text = UnsavedText.objects.create(
        user=author, place=f"chapter:{draft.pk}", device="one", work=work, fields={"body": "x"}, saved_at=NOON
    )
    asked = AuthorRequest.objects.create(
        work=work, pseud=world.people["reader"].default_pseud(), asked_by=author, asked_at=NOON
    )
    announcement = Announcement.objects.create(
        work=work, author=author.default_pseud(), text="<p>Back in spring.</p>", posted_at=NOON
    )
    world.things |= {
        "desk-work": {"pk": work.pk, "work": work.pk},
        "desk-work-back": {"pk": gone_work.pk},
        "desk-work-gone": {"pk": gone_work.pk},
        "desk-chapter": {"work": work.pk, "pk": draft.pk, "number": 1},
        "desk-chapter-back": {"work": work.pk, "pk": gone_chapter.pk},
        "desk-chapter-gone": {"work": work.pk, "pk": gone_chapter.pk},
        "desk-comparison": {"work": work.pk, "pk": draft.pk},
        "desk-merge": {
            "work": work.pk,
            "pk": work.chapters.get(number=1).pk,
            "second": work.chapters.get(number=2).pk,
        },
        "desk-revisions": {"work": work.pk, "pk": draft.pk},
        "desk-split": {"work": work.pk, "pk": draft.pk},
        "desk-arrange": {"pk": work.pk},
        "desk-schedule": {"pk": work.pk},
        "desk-queue-all": {"pk": work.pk},
        "desk-revision": {"work": work.pk, "pk": draft.pk, "number": 1},
        "desk-preview": {"pk": file.pk},
        "desk-original": {"pk": file.pk},
        "desk-manuscript": {"pk": file.pk},
        "desk-manuscript-back": {"pk": gone_file.pk},
        "desk-manuscript-gone": {"pk": gone_file.pk},
        "desk-unsaved": {"pk": text.pk},
        "desk-request": {"pk": asked.pk},
        "desk-announcement": {"work": work.pk, "pk": announcement.pk},
        "desk-announcements": {"pk": work.pk},
        "desk-coauthors": {"pk": work.pk},
        "desk-statistics": {"pk": work.pk},
        "desk-proof": {"work": work.pk, "pk": draft.pk},
        "desk-report": {"work": work.pk, "pk": draft.pk},
        "desk-silence": {"pk": work.pk},
        "desk-unsilence": {"pk": work.pk},
        "desk-own-word": {"pk": author.own_words.create(word="Skyrl").pk},
    }


def _ask_betas(world: World) -> None:
    """The beta reads the draft and has remarked on it; the reader has been asked."""
    work, draft = world.work, world.things["desk-chapter"]["pk"]
    asked = {"work": work, "asked_by": world.people["author"], "asked_at": NOON}
    said_yes = {"answered_at": NOON, "accepted": True}
    beta = Beta.objects.create(pseud=world.people["beta"].default_pseud(), **asked, **said_yes)
    beta.looks.create(chapter_id=draft, revision=1, looked_at=NOON)
    waiting = Beta.objects.create(pseud=world.people["reader"].default_pseud(), **asked)
    remark = Remark.objects.create(
        chapter_id=draft,
        pseud=beta.pseud,
        proposes=True,
        anchor=1,
        quoted="came",
        places=1,
        wording="rowed",
        written_at=NOON,
    )
    world.things |= {
        "desk-beta-work": {"work": work.pk},
        "desk-beta-step-down": {"work": work.pk},
        "desk-beta-chapter": {"work": work.pk, "pk": draft},
        "desk-beta-changes": {"work": work.pk, "pk": draft},
        "desk-beta-accept": {"pk": waiting.pk},
        "desk-beta-decline": {"pk": waiting.pk},
        "desk-beta-end": {"pk": beta.pk},
        "desk-beta-credit": {"pk": beta.pk},
        "desk-credit": {"pk": beta.pk},
        "desk-beta-letter": {"token": "nothing"},
        "desk-betas": {"pk": work.pk},
        "desk-ask-to-read": {"pk": work.pk},
        "desk-remark": {"pk": remark.pk},
        "desk-remarks": {"work": work.pk, "pk": draft},
    }


def _put_before_readers(world: World) -> None:
    work, chapter = world.work, world.work.chapters.get(number=1)
    series = Series.objects.create(name="The Canals")
    series.creators.add(world.people["author"].default_pseud())
    place = SeriesPlace.objects.create(series=series, work=work, position=1)
    author = world.people["author"].default_pseud()
    review = Review.objects.create(
        work=work,
        chapter=chapter,
        pseud=world.people["reader"].default_pseud(),
        body="<p>Lovely.</p>",
        posted_at=NOON,
        let_in_at=NOON,
    )
    tag = work.tags.get(kind=TagKind.FANDOM)
    known = {"pk": chapter.pk, "number": chapter.number, "chapter": chapter.pk}
    world.things |= {
        "work": {"pk": work.pk, "form": "epub"},
        "whole-work": {"pk": work.pk},
        "download": {"pk": work.pk, "form": "epub"},
        "bookmark": {"pk": work.pk},
        "chapter": known | {"pk": work.pk},
        "chapter-permalink": {"pk": chapter.pk},
        "kudos": known,
        "place": known,
        "review-new": known,
        "review": {"pk": review.pk},
        "author": {"name": author.name},
        "recommendations": {"name": author.name},
        "tag": {"pk": tag.pk},
        "series": {"pk": series.pk},
        "desk-series": {"pk": series.pk, "place": place.pk},
        "follow": {"kind": "work", "pk": work.pk},
        "unfollow": {"kind": "work", "pk": work.pk},
        "opds": {"version": "1.2", "pk": work.pk, "kind": "fandom"},
        "opds-author": {"version": "1.2", "pk": author.pk},
        "opds-tag": {"version": "1.2", "pk": tag.pk},
        "opds-series": {"version": "1.2", "pk": series.pk},
    }


def _put_into_the_authors_drawers(world: World) -> None:
    author = world.people["author"]
    mine = ReadingList.objects.create(user=author, kind=ListKind.OWN, name="Rain", key="rain", made_at=NOON)
    report_to([author], NewsKind.REVIEW, key="review:0", link="/", at=NOON, work=world.work)
    notice = Notice.objects.get(recipient=author)
    invitation = Invitation.objects.create(code="letmein", made_by=author, made_at=NOON)
    password = AppPassword.objects.create(user=author, name="e-reader", digest="x", made_at=NOON)
    second = Pseud(user=author)
    second.call("Second Name")
    second.save()
    other = make_member("bystander")
    key = Authenticator.objects.create(user=other, type=Authenticator.Type.WEBAUTHN, data={"name": "key"})
    address = MailAddress.objects.create(email="gone@reader.example", paused_at=NOON)
    world.things |= {
        "reading-list": {"pk": mine.pk},
        "opds-list": {"version": "1.2", "pk": mine.pk},
        "library-shelf": {"kind": "later"},
        "history": {"work": world.work.pk},
        "notice": {"pk": notice.pk},
        "inbox-of": {"kind": "review"},
        "invitation": {"pk": invitation.pk},
        "app-password": {"pk": password.pk},
        "pseud": {"pk": second.pk},
        "let-back": {"pk": author.blocks.get().pk},
        "mfa_edit_webauthn": {"pk": key.pk},
        "mfa_remove_webauthn": {"pk": key.pk},
        "staff-mail": {"pk": address.pk},
        "unsubscribe": {"token": signing.dumps("nobody")},
        "account_confirm_email": {"key": "nothing"},
        "account_reset_password_from_key": {"uidb36": "x", "key": "y"},
    }
