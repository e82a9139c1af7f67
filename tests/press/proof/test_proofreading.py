"""The reading itself: places in the source, mark-up left whole, paragraphs remembered."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ficstead.press.manuscript import plain_text
from ficstead.press.proof import (
    Check,
    Finding,
    Proofreader,
    Severity,
    apply_fixes,
    apply_safe_fixes,
    as_json,
    as_sarif,
    as_text,
    chosen,
    fix_file,
    proof_file,
    proof_html,
    proof_text,
    replace_file,
)
from ficstead.press.proof.context import Context
from ficstead.press.proof.paragraphs import Paragraph, paragraphs_of_html


def _teh(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    for index in paragraph.where("teh"):
        start, end = paragraph.spans[index]
        yield Finding(start, end, "the")


TEH = Check(
    code="slip-999",
    title="“teh” for “the”",
    explanation="A slip.",
    wrong=("teh bell",),
    right=("the bell",),
    source="none",
    severity=Severity.ERROR,
    safe=True,
    words=frozenset({"teh"}),
    find=_teh,
)


def test_a_note_says_where_it_stands() -> None:
    source = "The bell.\n\n  Row to\n  teh bell."
    [note] = proof_text(source, checks=[TEH])
    assert (note.line, note.column, source[note.start : note.end], note.replacement) == (4, 4, "eh", "he")
    assert apply_fixes(source, [note]) == source.replace("teh", "the")


@pytest.mark.parametrize(
    ("html", "fixed"),
    [
        ("<p>Row to teh bell.</p>", "<p>Row to the bell.</p>"),
        ("<p>Row to <em>teh</em> bell.</p>", "<p>Row to <em>the</em> bell.</p>"),
        ("<p>Row to t<em>eh</em> bell &amp; row.</p>", "<p>Row to t<em>he</em> bell &amp; row.</p>"),
        ("<p>Row to te<em>h</em> bell.</p>", "<p>Row to the<em></em> bell.</p>"),
        ('<p title="teh">&ldquo;teh&rdquo;<br>teh</p>', '<p title="teh">&ldquo;the&rdquo;<br>the</p>'),
        ("<script>teh</script><p>one</p><!-- teh --><p>two</p>",) * 2,
    ],
)
def test_a_fix_breaks_no_tag(html: str, fixed: str) -> None:
    assert apply_safe_fixes(html, lambda source: proof_html(source, checks=[TEH])) == fixed


@given(st.lists(st.sampled_from(["teh", "the", "<em>teh</em>", "t<b>e</b>h", "&amp;", "<br>", "bell"]), max_size=12))
def test_words_that_no_fix_touched_stay_in_order(pieces: list[str]) -> None:
    html = "<p>" + " ".join(pieces) + "</p>"
    fixed = apply_safe_fixes(html, lambda source: proof_html(source, checks=[TEH]))
    assert plain_text(fixed).split() == plain_text(html).replace("teh", "the").split()
    assert apply_safe_fixes(fixed, lambda source: proof_html(source, checks=[TEH])) == fixed


def test_only_a_changed_paragraph_is_read_again() -> None:
    seen: list[str] = []

    def watch(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
        seen.append(paragraph.text)
        return iter(())

    watching = Check("slip-998", "t", "e.", ("a",), ("b",), "s", Severity.ERROR, find=watch)
    reader = Proofreader([watching])
    texts = [f"Paragraph {number} of the tale." for number in range(9)]
    reader.read("", [Paragraph(text, 0) for text in texts])
    texts[4] = "Something else."
    seen.clear()
    reader.read("", [Paragraph(text, 0) for text in texts])
    assert len(seen) == 3, "the changed one and its neighbours"


def test_a_file_is_put_right_in_its_own_encoding_and_line_ends() -> None:
    data = "“Row,” she said.\r\n\r\nTo teh café.\r\n".encode("cp1252")
    assert fix_file(data, name="a.txt", checks=[TEH]) == data.replace(b"teh", b"the")
    clean = data.replace(b"teh", b"the")
    assert fix_file(clean, name="a.txt", checks=[TEH]) is clean


def test_two_checks_that_see_the_same_put_it_right_once() -> None:
    source = "It dont need wiping, and theres no more to say."
    assert apply_fixes(source, proof_text(source)) == "It don't need wiping, and there's no more to say."
    places = [(note.start, note.end, note.replacement) for note in proof_text(source)]
    assert len(places) == len(set(places))


def test_a_file_is_replaced_whole_and_keeps_its_mode(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_bytes(b"teh bell")
    story.chmod(0o640)
    link = tmp_path / "link.txt"
    link.symlink_to(story)
    replace_file(link, b"the bell")
    assert (story.read_bytes(), story.stat().st_mode & 0o777, link.is_symlink()) == (b"the bell", 0o640, True)


def test_a_file_stays_as_it_was_when_writing_breaks_off(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_bytes(b"teh bell")
    with pytest.raises(TypeError):
        replace_file(story, "no bytes")  # type: ignore[arg-type]
    assert story.read_bytes() == b"teh bell"
    assert list(tmp_path.iterdir()) == [story], "nothing is left lying beside it"


def test_authors_notes_are_read_only_when_asked() -> None:
    text = "Disclaimer: teh city owns itself.\n\nChapter 1\n\nThe bell rang over teh water, and Bram looked up.\n"
    [note] = proof_file(text.encode(), name="a.txt", checks=[TEH]).notes
    assert note.line == 5
    assert len(proof_file(text.encode(), name="a.txt", checks=[TEH], with_notes=True).notes) == 2


def test_emphasis_by_stars_is_mark_up() -> None:
    source = "He rowed *teh* long way, and _teh bell_ rang."
    fixed = fix_file(source.encode(), name="a.md", checks=[TEH]).decode()
    assert fixed == source.replace("teh", "the")


def test_the_notes_as_programs_read_them() -> None:
    file = proof_file(b"Row to teh bell, said Bram, and do it now.", name="a.txt", checks=[TEH])
    [said] = json.loads(as_json([file]))["files"]
    assert (said["file"], said["words"]) == ("a.txt", 10)
    [note] = said["notes"]
    assert note.keys() >= {
        "code",
        "title",
        "severity",
        "start",
        "end",
        "line",
        "column",
        "message",
        "replacement",
        "safe",
    }
    assert file.source[: note["start"]] + note["replacement"] + file.source[note["end"] :] == file.source.replace(
        "teh", "the"
    )
    [run] = json.loads(as_sarif([file]))["runs"]
    assert run["results"][0]["ruleId"] == "slip-999"
    assert as_text([file]).startswith("a.txt:1:")


def test_unknown_codes_are_refused() -> None:
    with pytest.raises(ValueError, match="nonsense"):
        chosen(select=("nonsense",))


def test_paragraphs_of_html_know_their_places() -> None:
    html = "<div><p>One &amp; <i>two</i></p>three</div>"
    texts = [
        (paragraph.text, html[slice(*paragraph.span(0, len(paragraph.text)))]) for paragraph in paragraphs_of_html(html)
    ]
    assert texts == [("One & two", "One &amp; <i>two"), ("three", "three")]
