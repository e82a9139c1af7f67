"""What stands above and below a chapter for one member: the slots of `reading/chapter.html`."""

from types import SimpleNamespace

from markupsafe import Markup

from ficstead.archive.reading.device import told_to_us
from ficstead.archive.reading.own_marks import OwnMarks
from ficstead.archive.reading.visiting import standing_paragraph
from ficstead.archive.serving.skeletons import MEMBER, Skeleton, made_of, markup, number, remembered, text
from ficstead.archive.telling.following import FollowButton

KEPT_BY_THE_DEVICE = ("place", "resume", "recap")


def follow(work: int, *, follows: bool, page: str, token: Markup) -> dict[str, str]:
    """`page`: the address to which the button leads back."""
    return {"follow": _follow(follows).filled(work=work, page=page, token=token)}


def place(reader: int, marks: OwnMarks) -> dict[str, str]:
    """Of a member whose place we keep, and who hasn't been away for long."""
    resume_at = 0
    if marks.is_in_the_midst:
        resume_at = standing_paragraph(marks.place_anchor, tuple(map(int, marks.anchors.split())))
    return {
        "place": _place().filled(chapter=marks.chapter, reader=reader),
        "resume": _resume().filled(paragraph=resume_at) if resume_at else "",
        "recap": "",
    }


@remembered
def _follow(following: bool) -> Skeleton:
    button = FollowButton(kind="work", pk=number(0), following=following, back=text("page"))
    made = made_of("telling/_follow.html", user=MEMBER, follow=button, csrf_input=markup("token"))
    return Skeleton(made, numbers=["work"])


@remembered
def _place() -> Skeleton:
    made = made_of("reading/_place.html", place=told_to_us(number(0), number(1)))
    return Skeleton(made, numbers=["chapter", "reader"])


@remembered
def _resume() -> Skeleton:
    visit = SimpleNamespace(resume_at=number(0))
    return Skeleton(made_of("reading/_resume.html", visit=visit), numbers=["paragraph"])
