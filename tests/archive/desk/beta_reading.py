"""What tests of beta reading lean on: a work, its beta, and what the beta sends."""

from typing import Any

from django.test import Client

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.betaing import accept_beta, ask_beta
from ficstead.archive.desk.models import Beta, Remark
from ficstead.archive.works.models import Chapter, ChapterTexts, Work
from tests.archive.making import NOON, make_work

BODY = "<p>The bell had rung, and <em>nobody</em> came.</p><p>“Row,” said Ottilie, “or swim.” The bell fell silent.</p>"


def make_draft(*authors: User, body: str = BODY, title: str = "The Long Tide", posted: bool = False) -> Work:
    return make_work(*authors, title=title, posted=posted, chapters=[ChapterTexts(title="Bell", body=body)])


def make_beta(work: Work, user: User, *, by: User) -> Beta:
    asked = ask_beta(work, user.default_pseud().name, by=by, at=NOON)
    return accept_beta(asked, by=user.default_pseud(), at=NOON)


def only_chapter(work: Work) -> Chapter:
    return Chapter.objects.select_related("work").get(work=work)


def beta_url(chapter: Chapter) -> str:
    return f"/desk/beta/works/{chapter.work_id}/chapters/{chapter.pk}"


def desk_url(chapter: Chapter) -> str:
    return f"/desk/works/{chapter.work_id}/chapters/{chapter.pk}/remarks"


def send_remark(client: Client, chapter: Chapter, **fields: Any) -> Any:
    return client.post(beta_url(chapter), {"text": "", "form_key": f"key-{Remark.objects.count()}", **fields})


def propose(client: Client, chapter: Chapter, anchor: int, old: str, new: str, **fields: Any) -> Remark:
    sent = {"anchor": anchor, "passage": old, "wording": new} | ({} if new else {"leaves_out": "on"})
    assert send_remark(client, chapter, **sent, **fields).status_code == 302
    return Remark.objects.latest("pk")


def judge(client: Client, remark: Remark, do: str = "accept") -> Any:
    return client.post(f"/desk/remarks/{remark.pk}/judge", {"do": do}, follow=True)
