"""Books to bind: one that anybody might have written, and one with everything that could go wrong in it."""

from dataclasses import replace
from datetime import UTC, datetime

from ficstead.press.bindery import Book, BookChapter, SeriesPlace, Subject, SubjectKind

POSTED_AT = datetime(2024, 3, 9, 18, 30, tzinfo=UTC)
UPDATED_AT = datetime(2025, 1, 17, 7, 5, 9, tzinfo=UTC)


def make_book(**changes: object) -> Book:
    return replace(ORDINARY_BOOK, **changes)


def make_chapter(body: str, **changes: object) -> BookChapter:
    return replace(BookChapter(number=1, body=body), **changes)


ORDINARY_BOOK = Book(
    identifier="urn:uuid:5f0c4f3e-2f0e-5a5e-9d0e-1f6f5f0a9b11",
    source="https://archive.example/works/12",
    title="The Lamplighter’s Apprentice",
    authors=("wren_of_marsh", "Tamsin Vale"),
    language="en-GB",
    summary="<p>Ketterly Marsh has one lamp left, and <em>nobody</em> will say who lights it.</p><p>Then the oil runs out.</p>",
    disclaimer="<p>The marsh and its people belong to the makers of Hollow Causeway. I only borrow the boat.</p>",
    opening_note="<p>Written for the spring round. Thank you to my beta, who counts commas like a miser.</p>",
    closing_note="<p>That is all of it. Come and find me at the causeway.</p>",
    subjects=(
        Subject(SubjectKind.RATING, "Teen"),
        Subject(SubjectKind.WARNING, "No warnings apply"),
        Subject(SubjectKind.FANDOM, "Hollow Causeway"),
        Subject(SubjectKind.RELATIONSHIP, "Nell Farrow/Bram Oakley"),
        Subject(SubjectKind.CHARACTER, "Nell Farrow"),
        Subject(SubjectKind.CHARACTER, "Bram Oakley"),
        Subject(SubjectKind.FREEFORM, "Slow burn"),
        Subject(SubjectKind.FREEFORM, "Lighthouses & fog"),
    ),
    series=(SeriesPlace("Lights of the Marsh", 2),),
    status="Complete",
    posted_at=POSTED_AT,
    updated_at=UPDATED_AT,
    words=12345,
    publisher="Ficstead",
    planned_chapters=3,
    chapters=(
        BookChapter(
            number=1,
            title="Undertow",
            disclaimer="<p>Still not mine.</p>",
            opening_note="<p>Hello, hello! Reviews feed the gulls.</p>",
            body=(
                "<p>The tide had gone out without her, which Nell took personally.</p>"
                "<p>She stood on the last dry plank of the jetty with the oil can in both hands and looked at a mile of"
                " shining mud. Somewhere on the far side of it a lamp ought to have been burning. It had burned every"
                " night of her life, and every night of her grandmother’s, and tonight there was only the place where"
                " it was not.</p><p>“You’re late,” said Bram, from the boat.</p><p>“The <em>sea</em> is late,” said"
                " Nell. “I have been here since four.”</p><hr><p>They walked. There was nothing else for it; the"
                " causeway lay under a hand’s breadth of water, and the water was as cold as a key.</p><blockquote>"
                "<p>Keep the left-hand stones. Do not answer anything that asks your name.</p></blockquote><p>That was"
                " all the card said. It was in her grandmother’s writing<sup><a id='ref1' href='#fn1'>1</a></sup>, and"
                " it had been pinned inside the oil-house door for as long as there had been a door.</p>"
                "<p>“Helpful,” said Bram.</p><p>“She was not a helpful woman.”</p>"
                "<p id='fn1'><small>1. Or somebody’s. <a href='#ref1'>Back</a></small></p>"
            ),
            closing_note="<p>Next chapter on Sunday, if the boat holds.</p>",
            posted_at=POSTED_AT,
        ),
        BookChapter(number=2, title=None, body="<p>Fog.</p><p>Then, very slowly, not fog.</p>", posted_at=UPDATED_AT),
        BookChapter(
            number=3, title="The Lamp", body="<p>It was lit.</p>", summary="<p>An end.</p>", posted_at=UPDATED_AT
        ),
    ),
)

HOSTILE = "<b>&\"' ]]> {{ x }} \u202eevil\u202c 🧜‍♀️ שלום \x00\x07\ud800\ufffe\ufdd0 end"

NASTY_HTML = (
    "bare &amp; text <em>emphasis<p>with a paragraph</p>tail</em><ul>stray<li>one<ul><ul><li>deep</li></ul></ul></ul>"
    "<td>cell</td><li>lone</li><dt>term</dt><dd>meaning</dd><dl><dd>no term</dd></dl><dl><dt>t<dd>d<dt>u</dl>"
    "<table>foster<caption>c<table><tr><td>inner</table></caption><tr><td colspan=0 rowspan=2>a<th scope=row>b</table>"
    "<table><tr><td>x<table><tr><td>y</table></table><ruby>漢<rt></rt></ruby><ruby>字<rp>(</rp><rt>ji</rt><rp>)</rp></ruby>"
    "<ruby>lost</ruby><rt>alone</rt><ruby><p>p</p><rt>r</rt></ruby>"
    "<details>no summary</details><details open><summary>sum<p>para</p></summary>in <table><tr><td>q</table></details>"
    "<details><summary>a</summary><summary>b</summary></details><summary>orphan</summary>"
    "<h1>one</h1><h2>two<p>p</p><h3>three</h3></h2><pre>\n\n  code\n\tx</pre>"
    '<p id="x">A<a href="#x">x</a><a href="#missing">gone</a><a href="http://a b/">bad</a><a href="http://[::1">worse</a>'
    '<a href="//host.example/p?q=%zz&r=[1]#f g">odd</a><a href="/works/9">inside</a><a href="mailto:a@b.example">mail</a>'
    '<a href="http://1.2.3.999/">ip</a><a href="javascript:alert(1)">js</a><a href="http://ex_ample..com">dots</a>'
    '<a href="https://münchen.example/straße?ü">idn</a><a href="">empty</a><a href="https://e.example/<a>">angle</a></p>'
    '<p id="x">same id</p><p id="1 2">spaced id</p><a name="old" id="">n</a><ol start=3 type=a reversed><li value=x>i</ol>'
    '<p lang="not a language" dir="sideways" class="centre 1bad &lt;" style="color:red" onclick="x()">attributes</p>'
    '<a href="https://e.example/"><p>block in link</p><a href="#x">nested</a><details><summary>s</summary>d</details></a>'
    "<p>\x01\x0b&#1;&#x85;&#xfffe;\ud83d end</p><q cite=':'>q</q><del datetime=z>d</del><abbr title='<&>'>abbr</abbr><br><hr/>"
    "<svg><p>svg</p></svg><math><mi>m</mi></math><img src=x><script>alert(1)</script><style>p{}</style><!-- c -- -->"
    + "<blockquote>" * 90
    + "<p>deep</p><table><tr><td>" * 30
    + "deepest"
    + "<i>" * 120
    + "italic"
)

NASTY_BOOK = Book(
    identifier="urn:uuid:00000000-0000-5000-8000-000000000000",
    source="https://archive.example/works/1?a=1&b=<2>",
    title=HOSTILE + " and a title that will not end" * 12,
    authors=(HOSTILE, "", "\x00", "名無しの作家 " * 20),
    language="ar-x-" + "a" * 20,
    summary=NASTY_HTML,
    disclaimer=NASTY_HTML,
    opening_note=NASTY_HTML,
    closing_note=NASTY_HTML,
    subjects=tuple(Subject(kind, HOSTILE) for kind in SubjectKind) + (Subject(SubjectKind.FREEFORM, " \x01 "),),
    series=(SeriesPlace(HOSTILE, 1), SeriesPlace("", 0)),
    status=HOSTILE,
    posted_at=datetime(1970, 1, 1, tzinfo=UTC),
    updated_at=datetime(2999, 12, 31, 23, 59, 59, 999999, tzinfo=UTC),
    words=0,
    publisher=HOSTILE,
    chapters=(
        BookChapter(
            number=1,
            title=HOSTILE,
            summary=NASTY_HTML,
            disclaimer=NASTY_HTML,
            opening_note=NASTY_HTML,
            body=NASTY_HTML,
            closing_note=NASTY_HTML,
            posted_at=POSTED_AT,
        ),
        BookChapter(number=None, title="", body=""),
        BookChapter(number=-5, title=" ", body=" <p> </p> "),
    ),
)
