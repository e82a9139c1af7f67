"""The front's plainest case."""

from tests.archive.making import chapter_url, make_work


def test_a_page_is_made_once_and_then_comes_from_the_shelf(alice, door):
    address = chapter_url(make_work(alice), 1)
    first, second = door.get(address), door.get(address)
    assert first.status == second.status == 200
    assert first.body == second.body
    assert door.made == [address]
    assert door.passed == []
