"""Taking a beta's words into a chapter, or not: whatever is taken together is one revision that names the beta."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.beta_news import tell_verdicts
from ficstead.archive.desk.models import Remark, Verdict
from ficstead.archive.desk.posting import save_chapter
from ficstead.archive.desk.wording import (
    Change,
    Paragraphs,
    Passage,
    WordsHaveChanged,
    change_at,
    changed_body,
    still_stands,
)
from ficstead.archive.works.models import Chapter


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of it. What could not be taken is open as before: its words read otherwise by now."""

    taken: tuple[Remark, ...]
    left: tuple[Remark, ...]


@transaction.atomic
def accept_proposals(chapter: Chapter, pks: Sequence[int], *, by: User, at: datetime) -> Taken:
    """The chapter's text of today with these proposals in it, silently. All of them must be of one person.

    Of two that meet in the same words the earlier is taken. Asked twice, even by two at once, this is done once.
    """
    chapter.hold()
    chapter.refresh_from_db()
    proposals = list(chapter.remarks.proposals().filter(pk__in=pks).select_related("pseud").in_order())
    placed, left = _placed(chapter, proposals)
    if placed:
        body = changed_body(chapter.body, [change for _proposal, change in placed])
        words_by = placed[0][0].pseud
        save_chapter(chapter, replace(chapter.texts(), body=body), by=by, at=at, proposed_by=words_by)
    taken = [proposal for proposal, _change in placed]
    _judge(chapter, taken, Verdict.ACCEPTED, by=by, at=at)
    return Taken(taken=tuple(taken), left=tuple(left))


@transaction.atomic
def reject_proposals(chapter: Chapter, pks: Sequence[int], *, by: User, at: datetime) -> int:
    """How many were open until now. Nothing in the chapter changes."""
    chapter.hold()
    proposals = list(chapter.remarks.proposals().filter(pk__in=pks).select_related("pseud"))
    _judge(chapter, proposals, Verdict.REJECTED, by=by, at=at)
    return len(proposals)


def _placed(chapter: Chapter, proposals: Sequence[Remark]) -> tuple[list[tuple[Remark, Change]], list[Remark]]:
    """Each with the stretch of the body that it changes; and those that find none, or one that is taken."""
    paragraphs = Paragraphs.of(chapter)
    placed, left = list[tuple[Remark, Change]](), list[Remark]()
    for proposal in proposals:
        try:
            change = change_at(paragraphs, passage_of(proposal), proposal.wording)
        except WordsHaveChanged:
            left.append(proposal)
            continue
        free = all(change.end <= other.start or other.end <= change.start for _taken, other in placed)
        if free:
            placed.append((proposal, change))
        else:
            left.append(proposal)
    return placed, left


def without_their_words(chapter: Chapter, remarks: Sequence[Remark]) -> set[int]:
    """Those whose passage reads otherwise by now."""
    paragraphs = Paragraphs.of(chapter)
    return {each.pk for each in remarks if each.anchor and not still_stands(paragraphs, passage_of(each))}


def passage_of(remark: Remark) -> Passage:
    return Passage(anchor=remark.anchor or 0, words=remark.quoted, place=remark.place, places=remark.places)


def _judge(chapter: Chapter, proposals: Sequence[Remark], verdict: Verdict, *, by: User, at: datetime) -> None:
    Remark.objects.filter(pk__in=[each.pk for each in proposals]).update(verdict=verdict, resolved_at=at)
    tell_verdicts(chapter, [each.pseud for each in proposals], by=by, at=at)
