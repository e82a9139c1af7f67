"""What a beta sees, and what not; remarks, proposals and what becomes of them."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.arranging import split_chapter
from ficstead.archive.desk.betaing import end_beta
from ficstead.archive.desk.conflicts import save_typed
from ficstead.archive.desk.leaving import Farewell, leave
from ficstead.archive.desk.merging import merge_chapters
from ficstead.archive.desk.models import Beta, BetaLook, Remark, RemarkAnswer
from ficstead.archive.desk.posting import save_chapter
from ficstead.archive.desk.proposals import accept_proposals
from ficstead.archive.desk.trashing import delete_work_for_good, restore_chapter, trash_chapter, trash_work
from ficstead.archive.telling.models import News, Notice
from ficstead.archive.works.models import Chapter, ChapterTexts, Work
from tests.archive.desk.beta_reading import (
    BODY,
    beta_url,
    desk_url,
    judge,
    make_beta,
    make_draft,
    only_chapter,
    propose,
    send_remark,
)
from tests.archive.making import NOON, make_chapter, make_work
from tests.archive.pages import open_page, read_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_mo(mo: User) -> Client:
    client = Client()
    client.force_login(mo)
    return client


@pytest.fixture
def draft(alice: User, bob: User) -> Chapter:
    """alice's, which bob reads as a beta."""
    work = make_draft(alice)
    make_beta(work, bob, by=alice)
    Notice.objects.all().delete()
    return only_chapter(work)


def body(chapter: Chapter) -> str:
    return Chapter.objects.get(pk=chapter.pk).body


def notices(user: User) -> list[Notice]:
    return list(Notice.objects.visible_to(user).filter(news__kind="beta").unread().order_by("-pk"))


# 1. What a beta sees


def test_a_beta_sees_the_chapters_of_that_work_and_nothing_else(as_bob: Client, draft: Chapter, alice: User) -> None:
    work = draft.work
    other = make_draft(alice, title="Secret")
    posted = make_chapter(work, title="Posted", body="<p>Out.</p>", posted=False)
    page = open_page(as_bob, beta_url(draft))
    assert "nobody came" in page.text
    assert [node.attributes["id"] for node in page.tree.css(".story > *")] == ["p-1", "p-2"]
    assert page.links(".turn-on") == [beta_url(posted)]
    assert "Posted" in open_page(as_bob, f"/desk/beta/works/{work.pk}").text
    for address in (
        *(f"/works/{work.pk}", draft.get_absolute_url(), f"/works/{work.pk}/whole", f"/works/{work.pk}.epub"),
        *(f"/desk/works/{work.pk}{path}" for path in ("", "/betas", "/statistics", "/settings", "/authors")),
        *(f"/desk/works/{work.pk}/chapters/{draft.pk}{path}" for path in ("", "/remarks", "/revisions")),
        *(f"/desk/beta/works/{other.pk}", beta_url(only_chapter(other))),
        f"/desk/beta/works/{work.pk}/chapters/{only_chapter(other).pk}",
    ):
        assert as_bob.get(address).status_code == 404, address


def test_strangers_readers_and_other_authors_find_no_beta_page(client: Client, as_mo: Client, as_alice: Client, draft: Chapter, mo: User) -> None:  # fmt: skip
    make_draft(mo, posted=True)
    for address in (beta_url(draft), f"/desk/beta/works/{draft.work_id}"):
        assert as_mo.get(address).status_code == 404
        assert as_alice.get(address).status_code == 404, "an author has the desk"
        assert client.get(address).headers["Location"].startswith("/sign-in")
    assert send_remark(as_mo, draft, text="Hello").status_code == 404


def test_the_trash_is_seen_by_nobody_and_comes_back(as_bob: Client, as_alice: Client, draft: Chapter) -> None:
    send_remark(as_bob, draft, text="Lovely!")
    remark = Remark.objects.get()
    trash_chapter(draft, at=NOON)
    assert as_bob.get(beta_url(draft)).status_code == 404
    assert "Bell" not in open_page(as_bob, f"/desk/beta/works/{draft.work_id}").text
    for client in (as_bob, as_alice):
        assert client.post(f"/desk/remarks/{remark.pk}/answer", {"text": "x"}).status_code == 404
    restore_chapter(Chapter.objects.get(), at=NOON)
    assert "Lovely!" in open_page(as_bob, beta_url(draft)).text
    trash_work(Work.objects.get(), at=NOON)
    assert as_bob.get(beta_url(draft)).status_code == 404
    assert "Tide" not in open_page(as_bob, "/desk/beta").text


# 2. Remarks


def test_a_passage_is_remarked_on_and_answered_in_private(as_bob: Client, as_alice: Client, client: Client, as_mo: Client, draft: Chapter, alice: User, bob: User) -> None:  # fmt: skip
    answer = send_remark(as_bob, draft, anchor=2, passage="“Row,”  said\nOttilie", text="Whom <i>does</i> she ask?")
    assert answer.headers["Location"] == f"{beta_url(draft)}#p-2"
    remark = Remark.objects.get()
    assert (remark.anchor, remark.quoted, remark.places) == (2, "“Row,” said Ottilie", 1)
    [told] = notices(bob) + notices(alice)
    assert told.recipient == alice
    page = open_page(as_alice, desk_url(draft))
    assert page.texts(".remark-quote") == ["“Row,” said Ottilie"]
    assert page.texts(".remark-text") == ["Whom <i>does</i> she ask?"]
    assert as_alice.get(f"/inbox/{told.pk}").headers["Location"] == f"{desk_url(draft)}#remark-{remark.pk}"
    sent = {"text": "The ferryman.", "form_key": "a"}
    for _twice in range(2):
        back = as_alice.post(f"/desk/remarks/{remark.pk}/answer", sent)
        assert back.headers["Location"] == f"{desk_url(draft)}#remark-{remark.pk}"
    assert RemarkAnswer.objects.get().pseud == alice.default_pseud()
    assert [each.news.excerpt for each in notices(bob)] == ["The Long Tide"]
    assert "The ferryman." in open_page(as_bob, beta_url(draft)).text
    assert notices(bob) == []
    for stranger in (client, as_mo):
        for deed in ("answer", "settle", "judge"):
            assert stranger.post(f"/desk/remarks/{remark.pk}/{deed}", sent).status_code in (302, 404)
    assert RemarkAnswer.objects.count() == 1
    assert Remark.objects.get().resolved_at is None


def test_no_reader_ever_sees_a_remark(as_bob: Client, client: Client, alice: User, bob: User) -> None:
    work = make_draft(alice, posted=True)
    make_beta(work, bob, by=alice)
    send_remark(as_bob, only_chapter(work), anchor=1, passage="nobody", text="Between us alone")
    for address in (f"/works/{work.pk}", only_chapter(work).get_absolute_url(), f"/works/{work.pk}/reviews"):
        page = open_page(client, address)
        assert "Between us alone" not in page.html
        assert "margin-link" not in page.html


def test_without_javascript_the_mark_of_a_paragraph_brings_its_words(as_bob: Client, draft: Chapter) -> None:
    page = open_page(as_bob, beta_url(draft))
    links = page.links(".margin-link")
    assert links == ["?about=1#remark", "?about=2#remark"]
    assert page.tree.css_first("[data-of-passage]").attributes.keys() >= {"hidden"}
    page = open_page(as_bob, f"{beta_url(draft)}?about=1")
    assert page.texts("[name=passage]") == ["The bell had rung, and nobody came."]
    assert page.tree.css_first("[name=anchor]").attributes["value"] == "1"
    for nonsense in ("0", "99", "x", "-1", "9" * 30):
        assert open_page(as_bob, f"{beta_url(draft)}?about={nonsense}").texts("[name=passage]") == [""]


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({}, "Write a remark, or other words for the passage."),
        ({"anchor": 1, "passage": "bell", "wording": "bell"}, "Write a remark, or other words for the passage."),
        ({"anchor": 1, "passage": "gong", "text": "My long thought"}, "These words don't stand in that paragraph"),
        ({"anchor": 9, "passage": "bell", "text": "My long thought"}, "These words don't stand in that paragraph"),
        ({"anchor": 1, "passage": "", "text": "My long thought"}, "These words don't stand in that paragraph"),
        ({"anchor": 1, "passage": "bell " * 150, "text": "My long thought"}, "too long for one passage"),
        ({"anchor": 2, "passage": "l", "wording": "L", "text": "My long thought"}, "stand there more than once"),
        ({"anchor": "x", "text": "My long thought"}, "Enter a whole number."),
        ({"text": "x" * 10_001}, "at most 10000 characters"),
    ],
)
def test_what_can_not_be_sent_says_why_and_loses_no_word(as_bob: Client, draft: Chapter, sent: dict[str, str], words: str) -> None:  # fmt: skip
    answer = send_remark(as_bob, draft, **sent)
    assert answer.status_code == 422
    page = read_page(answer.content.decode())
    assert words in page.text
    assert sent.get("text", "")[:50] in page.html
    assert not Remark.objects.exists()


def test_a_remark_on_words_that_were_deleted_meanwhile_is_sent_about_the_chapter(as_bob: Client, draft: Chapter, alice: User) -> None:  # fmt: skip
    save_chapter(draft, ChapterTexts(body="<p>All anew.</p>"), by=alice, at=NOON)
    sent = {"anchor": 2, "passage": "or swim", "wording": "or drown", "text": "Harder?"}
    answer = send_remark(as_bob, draft, **sent)
    assert answer.status_code == 422
    page = read_page(answer.content.decode())
    assert page.tree.css_first("button[name=of_chapter]").text() == "Send it about the whole chapter"
    assert send_remark(as_bob, draft, **sent, of_chapter="on").status_code == 302
    remark = Remark.objects.get()
    assert (remark.anchor, remark.proposes) == (None, False)
    assert remark.text == "“or swim” → or drown\nHarder?"


def test_nothing_said_of_deleted_words_is_no_remark(as_bob: Client, draft: Chapter) -> None:
    assert send_remark(as_bob, draft, anchor=2, passage="gong", of_chapter="on").status_code == 422
    assert not Remark.objects.exists()


def test_a_beta_who_was_sent_away_while_they_wrote_sends_nothing(as_bob: Client, draft: Chapter) -> None:
    propose(as_bob, draft, 2, "or swim", "or drown")
    remark = Remark.objects.get()
    as_bob.get(beta_url(draft))
    end_beta(Beta.objects.get(), at=NOON)
    assert send_remark(as_bob, draft, text="Too late").status_code == 404
    for deed in ("answer", "settle", "judge"):
        assert as_bob.post(f"/desk/remarks/{remark.pk}/{deed}", {"text": "x"}).status_code == 404
    assert as_bob.get(beta_url(draft)).status_code == 404
    assert (Remark.objects.count(), RemarkAnswer.objects.count()) == (1, 0)


def test_of_two_proposals_that_meet_the_earlier_is_taken_and_the_other_stays_open(
    as_bob: Client, as_alice: Client, draft: Chapter, bob: User
) -> None:
    propose(as_bob, draft, 1, "bell had rung", "bell rang")
    propose(as_bob, draft, 1, "rung, and nobody came", "rung. Nobody came")
    propose(as_bob, draft, 2, "or swim", "or drown")
    sent = {"do": "accept", "pseud": bob.default_pseud().pk}
    page = as_alice.post(desk_url(draft) + "/judge", sent, follow=True).content.decode()
    assert "2 proposals are in the chapter now." in page
    assert "1 proposal could not be taken" in page
    assert body(draft) == BODY.replace("had rung", "rang").replace("or swim", "or drown")
    assert [remark.wording for remark in Remark.objects.proposals()] == ["rung. Nobody came"]
    assert draft.revisions.count() == 2


def test_the_same_form_makes_one_remark_and_an_empty_answer_comes_back(as_bob: Client, draft: Chapter) -> None:
    for _twice in range(2):
        as_bob.post(beta_url(draft), {"text": "Lovely!", "form_key": "one"})
    remark = Remark.objects.get()
    answer = as_bob.post(f"/desk/remarks/{remark.pk}/answer", {"text": " "})
    assert answer.status_code == 422
    assert "This field is required." in read_page(answer.content.decode()).text


def test_either_side_settles_a_remark_and_opens_it_again(as_bob: Client, as_alice: Client, draft: Chapter) -> None:
    send_remark(as_bob, draft, text="Lovely!")
    address = f"/desk/remarks/{Remark.objects.get().pk}/settle"
    for client, sent, settled in [(as_alice, {}, True), (as_bob, {"again": "on"}, False), (as_bob, {}, True)]:
        assert client.post(address, sent).status_code == 302
        assert (Remark.objects.get().resolved_at is not None) == settled
    assert open_page(as_alice, desk_url(draft)).texts(".remarks-settled > summary") == ["1 that is settled"]


def test_many_remarks_in_a_row_are_one_notice_until_it_is_seen(as_bob: Client, as_alice: Client, draft: Chapter, alice: User) -> None:  # fmt: skip
    for number in range(5):
        send_remark(as_bob, draft, text=f"Thought {number}")
    assert len(notices(alice)) == 1
    open_page(as_alice, desk_url(draft))
    assert notices(alice) == []
    send_remark(as_bob, draft, text="One more")
    assert [each.news.excerpt for each in notices(alice)] == ["One more"]


def test_an_author_asks_all_betas_and_speaks_under_the_name_on_the_work(as_alice: Client, as_bob: Client, as_mo: Client, alice: User, bob: User, mo: User) -> None:  # fmt: skip
    work = make_work(alice.pseuds.get(name="Nightjar"), posted=False, chapters=[ChapterTexts(body=BODY)])
    make_beta(work, bob, by=alice)
    make_beta(work, mo, by=alice)
    as_alice.post(desk_url(only_chapter(work)), {"text": "Is it too slow?", "form_key": "q"})
    for user, client in ((bob, as_bob), (mo, as_mo)):
        assert len(notices(user)) == 1
        assert "Nightjar has answered" in open_page(client, "/inbox").text
        page = open_page(client, beta_url(only_chapter(work)))
        assert page.texts(".remark-name") == ["Nightjar"]
        assert "Is it too slow?" in page.text
    assert as_alice.post(desk_url(only_chapter(work)), {"text": ""}).status_code == 422


# 3. Proposals


def test_a_proposal_is_taken_over_as_a_silent_revision_that_names_the_beta(as_bob: Client, as_alice: Client, alice: User, bob: User) -> None:  # fmt: skip
    work = make_draft(alice, posted=True)
    make_beta(work, bob, by=alice)
    chapter, before = only_chapter(work), Work.objects.get()
    remark = propose(
        as_bob, chapter, 1, "The bell had rung, and nobody", "The gong had rung, and nobody", text="Louder"
    )
    page = open_page(as_alice, desk_url(chapter))
    assert (page.texts(".remark-change del"), page.texts(".remark-change ins")) == (["bell"], ["gong"])
    assert "1 proposal is in the chapter now." in judge(as_alice, remark).content.decode()
    assert body(chapter).startswith("<p>The gong had rung, and <em>nobody</em> came.</p>")
    revision = chapter.revisions.latest("number")
    assert (revision.number, revision.saved_by, revision.proposed_by) == (2, alice, bob.default_pseud())
    assert "with words by Bob" in open_page(as_alice, f"/desk/works/{work.pk}/chapters/{chapter.pk}/revisions").text
    assert "with words by Bob" in open_page(as_alice, f"/desk/works/{work.pk}/chapters/{chapter.pk}").text
    after = Work.objects.get()
    assert after.updated_at == before.updated_at
    assert after.revision > before.revision
    assert not News.objects.filter(kind="revision").exists()
    assert Chapter.objects.get().paragraph_anchors().numbers == (1, 2)
    assert "Accepted" in open_page(as_bob, beta_url(chapter)).text


def test_a_proposal_is_not_taken_and_nothing_changes(as_bob: Client, as_alice: Client, draft: Chapter) -> None:
    remark = propose(as_bob, draft, 1, "bell", "gong")
    assert "Not taken." in judge(as_alice, remark, "reject").content.decode()
    assert body(draft) == BODY
    judge(as_alice, remark)
    assert body(draft) == BODY, "what was refused is refused"
    assert Remark.objects.get().verdict == "rejected"


def test_only_an_author_decides(as_bob: Client, as_mo: Client, draft: Chapter, mo: User) -> None:
    remark = propose(as_bob, draft, 1, "bell", "gong")
    make_draft(mo)
    for client in (as_bob, as_mo):
        assert client.post(f"/desk/remarks/{remark.pk}/judge", {"do": "accept"}).status_code == 404
        assert client.post(f"{desk_url(draft)}/judge", {"do": "accept"}).status_code == 404
    assert body(draft) == BODY
    as_mo.get(f"/desk/remarks/{remark.pk}/judge")


def test_a_co_author_decides_too(as_bob: Client, as_mo: Client, alice: User, bob: User, mo: User) -> None:
    work = make_draft(alice, mo)
    make_beta(work, bob, by=alice)
    judge(as_mo, propose(as_bob, only_chapter(work), 1, "bell", "gong"))
    assert "gong" in body(only_chapter(work))


def test_words_that_changed_meanwhile_leave_the_proposal_open(as_bob: Client, as_alice: Client, draft: Chapter, alice: User) -> None:  # fmt: skip
    remark = propose(as_bob, draft, 1, "bell", "gong")
    texts = ChapterTexts(body=BODY.replace("The bell had rung", "The chime had rung"))
    save_typed(draft, texts, base=0, by=alice, at=NOON)
    assert "could not be taken: its words read otherwise by now. It is still open." in judge(as_alice, remark).content.decode()  # fmt: skip
    assert "chime" in body(draft)
    assert Remark.objects.get().is_open_proposal
    page = open_page(as_alice, desk_url(draft))
    assert "These words read otherwise by now." in page.text
    assert "Bob : 1 open proposal (1 for words that read otherwise by now)" in page.text
    assert page.texts("button[name=do]") == ["Take none: Bob", "Leave it as it is"]


def test_a_proposal_finds_its_paragraph_after_others_came_before_it(as_bob: Client, as_alice: Client, draft: Chapter, alice: User) -> None:  # fmt: skip
    remark = propose(as_bob, draft, 2, "swim", "drown")
    save_typed(draft, ChapterTexts(body="<p>swim swim</p>" + BODY), base=0, by=alice, at=NOON)
    judge(as_alice, remark)
    assert body(draft) == "<p>swim swim</p>" + BODY.replace("swim", "drown")


def test_all_of_one_beta_are_one_revision_and_those_of_another_are_not_among_them(as_bob: Client, as_alice: Client, as_mo: Client, draft: Chapter, alice: User, bob: User, mo: User) -> None:  # fmt: skip
    make_beta(draft.work, mo, by=alice)
    propose(as_bob, draft, 1, "bell had", "gong had")
    propose(as_bob, draft, 2, "swim", "")
    overlapping = propose(as_bob, draft, 1, "gong had", "x", offset=0) if "gong had" in body(draft) else None
    assert overlapping is None
    late = propose(as_bob, draft, 1, "The bell", "A bell")
    hers = propose(as_mo, draft, 2, "silent", "quiet")
    page = open_page(as_alice, desk_url(draft))
    assert [" ".join(words.split()[:2]) for words in page.texts(".offer")] == ["Bob: 3", "Mo: 1"]
    sent = {"do": "accept", "pseud": bob.default_pseud().pk}
    page = read_page(as_alice.post(f"{desk_url(draft)}/judge", sent, follow=True).content.decode())
    assert "2 proposals are in the chapter now." in page.text
    assert "1 proposal could not be taken" in page.text
    assert body(draft) == (
        "<p>The gong had rung, and <em>nobody</em> came.</p><p>“Row,” said Ottilie, “or.” The bell fell silent.</p>"
    )
    assert draft.revisions.count() == 2
    assert set(Remark.objects.proposals()) == {late, hers}
    as_alice.post(f"{desk_url(draft)}/judge", {"do": "reject", "pseud": mo.default_pseud().pk})
    assert set(Remark.objects.proposals()) == {late}
    for nonsense in ("", "x", "9" * 30):
        as_alice.post(f"{desk_url(draft)}/judge", {"do": "accept", "pseud": nonsense})
    assert draft.revisions.count() == 2


def test_accepting_twice_is_accepting_once(as_bob: Client, as_alice: Client, draft: Chapter) -> None:
    remark = propose(as_bob, draft, 1, "bell", "bell bell")
    for _twice in range(2):
        judge(as_alice, remark)
    assert body(draft).startswith("<p>The bell bell had rung")
    assert draft.revisions.count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_who_accept_in_the_same_moment_accept_once(as_bob: Client, alice: User, bob: User) -> None:
    work = make_draft(alice)
    make_beta(work, bob, by=alice)
    chapter = only_chapter(work)
    remark, gate, taken = propose(as_bob, chapter, 1, "bell", "bell bell"), Barrier(2), list[int]()

    def take() -> None:
        here = only_chapter(work)
        gate.wait()
        taken.append(len(accept_proposals(here, [remark.pk], by=alice, at=NOON).taken))
        connection.close()

    threads = [Thread(target=take) for _two in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == [0, 1]
    assert body(chapter).startswith("<p>The bell bell had rung")
    assert chapter.revisions.count() == 2


# 4. What waits, and what follows the paragraphs


def test_a_betas_page_tells_what_is_new_changed_and_answered(as_bob: Client, as_alice: Client, draft: Chapter, alice: User) -> None:  # fmt: skip
    def waits() -> list[str]:
        return open_page(as_bob, "/desk/beta").texts(
            ".company-section .desk-row .mark, .company-section .desk-row .meta"
        )

    assert waits() == ["New", "draft · 16 words"]
    open_page(as_bob, beta_url(draft))
    assert "You have seen it all, for now." in open_page(as_bob, "/desk/beta").text
    send_remark(as_bob, draft, text="Lovely!")
    assert waits() == [], "one's own words are no news"
    as_alice.post(f"/desk/remarks/{Remark.objects.get().pk}/answer", {"text": "Thank you"})
    assert waits() == ["draft · 16 words · 1 new answer"]
    open_page(as_bob, beta_url(draft))
    save_typed(draft, ChapterTexts(body="<p>Anew.</p>"), base=0, by=alice, at=timezone.now())
    assert waits() == ["Changed", "draft · 1 word"]
    BetaLook.objects.update(looked_at=NOON - timedelta(days=1), revision=2)
    assert waits() == ["draft · 1 word · 1 new answer"]


def test_a_beta_sees_what_changed_since_they_read_and_no_older_version(as_bob: Client, as_alice: Client, as_mo: Client, draft: Chapter, alice: User) -> None:  # fmt: skip
    changes = f"{beta_url(draft)}/changes"
    assert as_bob.get(changes).status_code == 404, "what they never saw is the author's alone"
    as_bob.get(beta_url(draft))
    save_chapter(draft, ChapterTexts(title="Bell", body=BODY.replace("nobody", "everybody")), by=alice, at=NOON)
    page = open_page(as_bob, f"/desk/beta/works/{draft.work_id}")
    assert changes in page.links(".desk-row a")
    page = open_page(as_bob, changes)
    assert (page.texts(".compared ins"), page.texts(".compared del")) == (["everybody"], ["nobody"])
    as_bob.get(beta_url(draft))
    assert "They read the same." in open_page(as_bob, changes).text
    for client in (as_mo, as_alice):
        assert client.get(changes).status_code == 404


def test_remarks_go_with_their_paragraphs_when_a_chapter_is_cut_and_joined(as_bob: Client, as_alice: Client, draft: Chapter, alice: User) -> None:  # fmt: skip
    send_remark(as_bob, draft, text="Of the whole")
    first, second = propose(as_bob, draft, 1, "bell", "gong"), propose(as_bob, draft, 2, "swim", "drown")
    behind = split_chapter(draft, 2, by=alice, at=NOON)
    assert set(behind.remarks.all()) == {second}
    judge(as_alice, second)
    assert "drown" in body(behind)
    other = propose(as_bob, behind, 2, "Row", "Pull")
    merge_chapters(only := Chapter.objects.get(pk=draft.pk), Chapter.objects.get(pk=behind.pk), by=alice, at=NOON)
    assert only.remarks.count() == 4
    for each in (first, other):
        judge(as_alice, each)
    assert "gong" in body(draft)
    assert "Pull" in body(draft)
    open_ones = propose(as_bob, draft, Remark.objects.get(pk=other.pk).anchor or 0, "silent", "quiet")
    restore_chapter(Chapter.objects.get(pk=behind.pk), at=NOON)
    judge(as_alice, open_ones)
    assert "quiet" in body(behind)


def test_remarks_of_somebody_who_left_stay_without_a_name(as_bob: Client, as_alice: Client, draft: Chapter, bob: User) -> None:  # fmt: skip
    propose(as_bob, draft, 1, "bell", "gong", text="Louder")
    leave(bob, Farewell(), at=NOON)
    assert not Beta.objects.exists()
    page = open_page(as_alice, desk_url(draft))
    assert page.texts(".remark-name") == ["Somebody who has left"]
    as_alice.post(f"{desk_url(draft)}/judge", {"do": "accept", "pseud": ""})
    assert "gong" in body(draft)
    assert draft.revisions.latest("number").proposed_by is None


def test_when_the_last_author_leaves_nobody_reads_along(as_bob: Client, alice: User, bob: User) -> None:
    work = make_draft(alice, posted=True)
    make_beta(work, bob, by=alice)
    send_remark(as_bob, only_chapter(work), text="Lovely!")
    leave(alice, Farewell(), at=NOON)
    assert Work.objects.filter(pk=work.pk).exists()
    assert as_bob.get(beta_url(only_chapter(work))).status_code == 404
    assert not Remark.objects.exists()


def test_a_co_author_keeps_the_betas_of_one_who_left(as_bob: Client, alice: User, bob: User, mo: User) -> None:
    work = make_draft(alice, mo, posted=True)
    make_beta(work, bob, by=alice)
    leave(alice, Farewell(), at=NOON)
    assert as_bob.get(beta_url(only_chapter(work))).status_code == 200


def test_a_work_deleted_for_good_takes_all_of_it_along(as_bob: Client, draft: Chapter, alice: User) -> None:
    send_remark(as_bob, draft, text="Lovely!")
    delete_work_for_good(draft.work, by=alice)
    assert not Beta.objects.exists()
    assert not Remark.objects.exists()


def test_a_name_one_reads_under_is_kept(as_bob: Client, alice: User, bob: User) -> None:
    as_bob.post("/desk/pseuds", {"name": "Robert"})
    work, robert = make_draft(alice), bob.pseuds.get(name="Robert")
    Beta.objects.create(work=work, pseud=robert, asked_at=NOON, answered_at=NOON, accepted=True)
    as_bob.post(f"/desk/pseuds/{robert.pk}/remove")
    assert bob.pseuds.filter(name="Robert").exists()


# 5. Long pages


def test_more_remarks_and_chapters_need_no_more_queries(as_bob: Client, as_alice: Client, draft: Chapter, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:  # fmt: skip
    def more(number: int) -> None:
        propose(as_bob, draft, 1, "bell", f"gong {number}")
        for client in (as_alice, as_bob):
            client.post(f"/desk/remarks/{Remark.objects.latest('pk').pk}/answer", {"text": f"Answer {number}"})
        make_chapter(draft.work, posted=False)

    addresses = [
        *((as_bob, address) for address in (beta_url(draft), f"/desk/beta/works/{draft.work_id}")),
        (as_alice, desk_url(draft)),
    ]
    more(0)
    counts = []
    for number in range(1, 5):
        took = []
        for client, address in addresses:
            with django_assert_max_num_queries(25) as queries:
                open_page(client, address)
            took.append(len(queries))
        counts.append(tuple(took))
        more(number)
    assert len(set(counts[1:])) == 1, counts
