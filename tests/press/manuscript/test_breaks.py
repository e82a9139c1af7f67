"""Scene breaks in their costumes, and what only looks like one."""

from timeit import timeit

import pytest

from ficstead.press.manuscript.parting.breaks import looks_like_break, may_be_break

ORNAMENTS = """
*** | * * * | --- | oOo | -x-x-x- | xXx | ~*~ | ~ | ••• | # | <> | ===== | o0o | -oOo- | %%% | ◇ | ⁂ | - - | _____ | xxxxx | X X X | oOoOoOo | 0o0o0
| -HP-HP-HP- | HPHPHPHP | *SG1*SG1*SG1* | linelineline | . . . | ....... | — | <<<>>> | +++ | ~o~ | .oOo. | --- --- | ✦ ✦ ✦ | <3 <3 <3 | 🌙 | ~~~~~~~~ | /// | .:.
"""
SPELLED_OUT = "~ break ~ | [scene break] | LINE BREAK | page break | -page-break- | (line break) | ***Insert line break*** | Line break here | ---scene change---"
STORY = """
... | "..." | ? | ! | ?! | XX | xoxo | :) | ^_^ | <3 | -Rachel- | ~Rachel~ | 10 | 4 | I | - Buy milk | Oh. | Ooo | No no no | Ha-ha-ha | HAHAHA | zzz | ox | zoo
| "Break!" | Break | *Break*! | (...) | THE END | ~fin~ | 5 0 0 | ***Two days later*** | She took a break - a line, then a scene. | One, two
"""


def listed(text: str) -> list[str]:
    return [line.strip() for line in text.split(" | ") if line.strip(" |\n")] if " | " in text else []


@pytest.mark.parametrize("line", listed(ORNAMENTS.replace("\n", " ")))
def test_an_ornament_is_a_scene_break(line: str) -> None:
    assert looks_like_break(line.strip("| "))


@pytest.mark.parametrize("line", listed(SPELLED_OUT))
def test_a_break_may_be_spelled_out(line: str) -> None:
    assert looks_like_break(line)


@pytest.mark.parametrize("line", listed(STORY.replace("\n", " ")))
def test_speech_names_and_numbers_are_no_breaks(line: str) -> None:
    assert not looks_like_break(line)


def test_a_lone_letter_is_a_break_only_in_company() -> None:
    assert not looks_like_break("x")
    assert may_be_break("x")
    assert not may_be_break("Oh")


def test_a_line_of_stars_may_fill_the_page_but_not_the_book() -> None:
    assert looks_like_break("*" * 80)
    assert not looks_like_break("*" * 800)


def test_prose_costs_next_to_nothing() -> None:
    prose = "The harbour went out at four in the morning and didn't come back."
    assert timeit(lambda: looks_like_break(prose), number=2000) / 2000 < 50e-6
