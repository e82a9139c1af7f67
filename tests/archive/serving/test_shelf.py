"""The shelf keeps to its size, keeps what is asked for, and is sound whatever befalls the processes that use it."""

import os
import random
import signal
import subprocess
import sys
import threading
from pathlib import Path

import lmdb
import pytest

from ficstead.archive.serving.shelf import BROTLI, GZIP, PLAIN, Page, Shelf

ROOT = Path(__file__).parents[3]
BUDGET = 4 * 1024 * 1024


@pytest.fixture(name="pages")
def a_shelf(tmp_path):
    shelf = Shelf(tmp_path / "shelves" / "one", BUDGET)
    yield shelf
    shelf.close()


def a_page(number, **more):
    return Page(stamp="1:1", shown=["site"], etag=f"{number:024x}", headers=[["Content-Type", "text/html"]], **more)


def a_body(number, size=30_000):
    return random.Random(number).randbytes(size)  # noqa: S311


def put(shelf, number, size=30_000):
    shelf.put(f"/works/{number}", a_page(number), {PLAIN: a_body(number, size)})


def room_taken(shelf):
    return (shelf.folder / "data.mdb").stat().st_blocks * 512


@pytest.mark.parametrize("size", [100, 1_900, 2_100, 30_000, 200_000])
def test_the_budget_holds_however_much_is_put(pages, size):
    """On the disk itself, with all that the store needs around the pages."""
    for number in range(4 * BUDGET // max(size, 1_500)):
        put(pages, number, size)
        pages.bytes_of(f"/works/{number}", GZIP, a_page(number))
    assert room_taken(pages) < 1.25 * BUDGET + 1024 * 1024


def test_a_good_part_of_the_budget_is_used(pages):
    for number in range(300):
        put(pages, number)
    kept = sum(pages.page(f"/works/{number}") is not None for number in range(300))
    assert kept * 30_000 > BUDGET / 3


def test_what_is_asked_for_stays_and_the_rest_goes(pages):
    put(pages, 0)
    for number in range(1, 600):
        put(pages, number)
        if number % 20 == 0:
            page = pages.page("/works/0")
            assert page is not None
            assert pages.bytes_of("/works/0", PLAIN, page) == a_body(0)
    assert pages.page("/works/1") is None


def test_a_page_that_is_larger_than_its_due_is_not_kept(pages):
    put(pages, 1, BUDGET // 10)
    assert pages.page("/works/1") is None


def test_a_page_is_packed_when_somebody_wants_it_so(pages):
    page = a_page(1)
    pages.put("/a", page, {PLAIN: b"tide " * 4000})
    sizes = [len(pages.bytes_of("/a", form, page)) for form in (PLAIN, GZIP, BROTLI)]
    assert sizes[0] == 20_000
    assert max(sizes[1:]) < 500
    assert pages.bytes_of("/b", GZIP, page) is None


def test_a_new_making_never_gets_the_body_of_the_old(pages):
    old, new = a_page(1), a_page(2)
    pages.put("/a", old, {PLAIN: b"old"})
    pages.bytes_of("/a", GZIP, old)
    pages.put("/a", new, {PLAIN: b"new"})
    found = pages.page("/a")
    assert found == new
    assert pages.bytes_of("/a", PLAIN, found) == b"new"


def test_a_restart_keeps_the_pages(tmp_path):
    folder = tmp_path / "shelves" / "one"
    first = Shelf(folder, BUDGET)
    put(first, 1)
    first.close()
    again = Shelf(folder, BUDGET)
    assert again.bytes_of("/works/1", PLAIN, again.page("/works/1")) == a_body(1)
    again.close()


def test_another_edition_throws_the_old_pages_away_and_whoever_still_uses_them_goes_on(tmp_path):
    old = Shelf(tmp_path / "shelves" / "old", BUDGET)
    put(old, 1)
    new = Shelf(tmp_path / "shelves" / "new", BUDGET)
    assert new.page("/works/1") is None
    assert not old.folder.exists()
    for number in range(2, 400):
        put(old, number)
    assert old.page("/works/399") is not None
    assert old.bytes_of("/works/399", GZIP, a_page(399)) is not None
    back = Shelf(tmp_path / "shelves" / "old", BUDGET)  # a worker of the old program that was started again
    put(back, 1)
    put(new, 1)
    assert new.page("/works/1") is not None
    for shelf in (old, new, back):
        shelf.close()


def test_many_threads_use_one_shelf(pages):
    trouble = []

    def use(seed):
        chance = random.Random(seed)  # noqa: S311
        try:
            for _time in range(150):
                number = chance.randrange(60)
                page = pages.page(f"/works/{number}")
                if page is None:
                    put(pages, number)
                elif (body := pages.bytes_of(f"/works/{number}", PLAIN, page)) is not None:
                    assert body == a_body(number)
        except Exception as error:  # noqa: BLE001 (told below)
            trouble.append(error)

    threads = [threading.Thread(target=use, args=(seed,)) for seed in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert trouble == []


def test_a_shelf_closes_while_others_write_though_a_log_keeps_what_they_were_told(tmp_path, caplog):
    """LMDB waits for a transaction that is under way, and it stays so while a kept traceback holds on to it."""
    for number in range(20):
        shelf = Shelf(tmp_path / "shelves" / str(number), BUDGET)
        begun, closed = threading.Event(), threading.Event()

        def write(shelf=shelf, begun=begun, closed=closed):
            while not closed.is_set():
                put(shelf, 1)
                begun.set()

        threads = [threading.Thread(target=write, daemon=True) for _ in range(4)]
        for thread in threads:
            thread.start()
        begun.wait()
        shelf.close()
        closed.set()
        for thread in threads:
            thread.join()
    assert caplog.records


WRITER = """
import sys
from pathlib import Path
from tests.archive.serving.test_shelf import *
shelf = Shelf(Path(sys.argv[1]), BUDGET)
put(shelf, 0)
print("begun", flush=True)
for number in range(10**9):
    put(shelf, number % 1000)
"""


def test_a_writer_killed_in_the_middle_leaves_a_sound_shelf(tmp_path):
    folder = tmp_path / "shelves" / "one"
    for _time in range(4):
        with began(WRITER, folder) as writer:
            writer.stdout.readline()
            threading.Event().wait(random.uniform(0.05, 0.4))  # noqa: S311 (anywhere in its work)
            writer.send_signal(signal.SIGKILL)
        shelf = Shelf(folder, BUDGET)
        kept = 0
        for number in range(1000):
            if page := shelf.page(f"/works/{number}"):
                assert shelf.bytes_of(f"/works/{number}", PLAIN, page) in (a_body(number), None)
                kept += 1
        assert kept
        put(shelf, 5000)
        assert shelf.page("/works/5000") is not None
        shelf.close()


READER = """
import sys
from pathlib import Path
from tests.archive.serving.test_shelf import *
shelf = Shelf(Path(sys.argv[1]), BUDGET)
reading = shelf._store.begin()
reading.get(b"x")
print("reading", flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize("is_opened_again", [True, False])
def test_a_reader_killed_in_the_middle_holds_up_nobody(tmp_path, is_opened_again):
    """What it was reading would be kept for it for ever, until the store is full."""
    folder = tmp_path / "shelves" / "one"
    shelf = Shelf(folder, BUDGET)
    put(shelf, 0)
    with began(READER, folder) as reader:
        reader.stdout.readline()
        reader.send_signal(signal.SIGKILL)
    if is_opened_again:
        shelf.close()
        shelf = Shelf(folder, BUDGET)
    for number in range(2500):
        put(shelf, number)
    assert shelf.page("/works/2499") is not None
    assert not is_opened_again or room_taken(shelf) < 1.25 * BUDGET + 1024 * 1024
    shelf.close()


def began(program, folder):
    return subprocess.Popen(
        [sys.executable, "-c", program, str(folder)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_a_folder_with_rubbish_in_it_says_so(tmp_path):
    """The front takes that for trouble and goes on without a shelf."""
    folder = tmp_path / "shelves" / "one"
    folder.mkdir(parents=True)
    (folder / "data.mdb").write_bytes(b"rubbish" * 10_000)
    with pytest.raises(lmdb.Error):
        Shelf(folder, BUDGET)
