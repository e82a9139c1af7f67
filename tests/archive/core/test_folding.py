"""What is worked out when a template is read says the same as what would be worked out on each page."""

from enum import StrEnum

import pytest
from django.template import engines
from django.utils.functional import lazystr
from django.utils.safestring import mark_safe
from jinja2 import Environment, StrictUndefined, UndefinedError
from markupsafe import Markup, escape

from ficstead.archive.core.addresses import address
from ficstead.archive.core.jinja import static_address


class Kind(StrEnum):
    SLY = "<sly>"


@pytest.fixture
def env() -> Environment:
    return engines["jinja2"].env  # type: ignore[no-any-return]


def test_words_addresses_and_files_named_outright_are_part_of_the_template(env: Environment) -> None:
    source = '{{ _("100%% kept & safe") }} {{ url("work", 12) }} {{ static("site.css") }}'
    code = env.compile(source, raw=True)
    assert "context.call" not in code
    assert env.from_string(source).render() == f"100% kept & safe {address('work', 12)} {static_address('site.css')}"


def test_words_with_values_are_said_on_each_page_and_the_values_escaped(env: Environment) -> None:
    said = env.from_string('{{ _("by %(name)s", name=name) }}')
    assert said.render(name="<Ann>") == "by &lt;Ann&gt;"
    assert said.render(name="Bo") == "by Bo"


def test_a_partial_sees_what_stands_around_it_and_changes_nothing_of_it(env: Environment) -> None:
    source = '{% for heading in "ab" %}{% with words="<" %}{% include "core/_sorry.html" %}{% endwith %}{% endfor %}'
    made = env.from_string(source).render()
    assert "get_template" not in env.compile(source, raw=True)
    assert [f"<h1>{heading}</h1>" in made for heading in "abc"] == [True, True, False]
    assert made.count("<p>&lt;</p>") == 2


def test_whoever_works_on_a_partial_sees_the_new_one(env: Environment) -> None:
    at_work = env.overlay(auto_reload=True)
    assert "get_template" in at_work.compile('{% include "core/_sorry.html" %}', raw=True)


@pytest.mark.parametrize(
    "value",
    [
        *("plain", "<b>&\"'", "", Markup("<b>ours</b>"), mark_safe("<i>Django's</i>"), 12, 1.5, None, True),
        *(Kind.SLY, lazystr("<later>"), ["<in a list>"]),
    ],
    ids=repr,
)
def test_every_value_stands_on_the_page_as_jinja_escapes_it(env: Environment, value: object) -> None:
    assert env.from_string("{{ value }}").render(value=value) == str(escape(value))


def test_a_letter_in_plain_text_is_not_escaped(env: Environment) -> None:
    assert env.get_template("core/500.html") is not None
    code = env.compile("{{ value }}{{ _('Don\\'t') }}", name="letter.txt", raw=True)
    assert "in_html" not in code
    assert "&#39;" not in code


def test_a_name_that_is_missing_is_an_error_also_where_its_method_is_called(env: Environment) -> None:
    assert env.undefined is StrictUndefined
    for source in ("{{ nobody }}", "{{ nobody.heading() }}", "{{ 'text'.heading() }}"):
        with pytest.raises(UndefinedError):
            env.from_string(source).render()
