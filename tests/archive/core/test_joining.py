"""Many small files in the rooms, few requests for the reader."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.contrib.staticfiles import finders
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.test import Client

from ficstead.archive.accounts.models import User
from ficstead.archive.core.joining import joined_modules, joined_sheets
from tests.archive.making import chapter_url, make_work
from tests.archive.pages import open_page


@pytest.fixture
def rooms(tmp_path: Path, settings: LazySettings) -> Iterator[Path]:
    """A folder whose files are found as those of a room are."""
    settings.STATICFILES_DIRS = [tmp_path]
    settings.STATICFILES_FINDERS = [
        "django.contrib.staticfiles.finders.FileSystemFinder",
        *settings.STATICFILES_FINDERS,
    ]
    finders.get_finder.cache_clear()
    yield tmp_path
    finders.get_finder.cache_clear()


@pytest.mark.django_db
def test_a_page_asks_for_one_stylesheet(client: Client, alice: User) -> None:
    work = make_work(alice)
    for address in ("/", "/works", work.get_absolute_url(), chapter_url(work, 1)):
        assert open_page(client, address).links('link[rel="stylesheet"]') == ["/static/site.css"]


def test_the_joined_sheet_names_only_files_that_are_there() -> None:
    sheet = Path(str(finders.find("site.css"))).read_text("utf-8")
    assert "Conventions, for whoever adds a page" not in sheet
    named = re.findall(r'url\("([^":]+)"\)', sheet)
    assert len(named) > 20
    assert [name for name in named if not finders.find(name)] == []


def test_no_two_rooms_style_the_same_name(settings: LazySettings) -> None:
    """They stand in one sheet now: what one room says of a name all to itself would hold in the other's pages."""
    said: dict[str, str] = {}
    for source in settings.JOINED_FILES["site.css"][2:]:
        sheet = re.sub(r"/\*.*?\*/", "", Path(str(finders.find(source))).read_text("utf-8"), flags=re.DOTALL)
        selectors = ",".join(re.findall(r"[^{}]+(?=\{)", sheet)).split(",")
        for name in {selector.strip() for selector in selectors if re.fullmatch(r"\s*\.[\w-]+\s*", selector)}:
            assert said.setdefault(name, source) == source, name


def test_collected_pages_name_files_that_never_change(tmp_path: Path, settings: LazySettings) -> None:
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}
    }
    call_command("collectstatic", verbosity=0, interactive=False, ignore_patterns=["desk"])
    for name in ("site.css", "site.js", "chapter.js", "worker.js"):
        stem, ending = name.split(".")
        [hashed] = tmp_path.glob(f"{stem}.*.{ending}")
        assert "import {" not in hashed.read_text("utf-8")


def test_a_sheet_keeps_its_files_when_it_moves(rooms: Path) -> None:
    (rooms / "porch").mkdir()
    (rooms / "porch/porch.css").write_text('/* why */\na { src: url("bell.svg") }\nb { src: url("data:,x") }\n')
    (rooms / "hall.css").write_text("a { color: red }\n")
    joined = joined_sheets("site.css", ["porch/porch.css", "hall.css"])
    assert joined == 'a { src: url("porch/bell.svg") }\nb { src: url("data:,x") }\na { color: red }\n'


def test_joined_modules_run_in_order_and_each_once(rooms: Path) -> None:
    (rooms / "porch").mkdir()
    (rooms / "bell.js").write_text(
        '// rings\nexport const rings = [];\nexport function ring(who) { rings.push(who); }\nring("bell");\n'
    )
    (rooms / "porch/door.js").write_text(
        'import { ring as knock } from "../bell.js";\nconst private_ = "door";\nknock(private_);\n'
    )
    (rooms / "porch/broken.js").write_text("throw new Error('no');\n")
    (rooms / "last.js").write_text(
        'import { ring, rings } from "./bell.js";\nconst private_ = "last";\nring(private_);\nexport const heard = () => rings.join();\n'
    )
    joined = joined_modules(["porch/door.js", "porch/broken.js", "last.js"])
    program = "globalThis.reportError = () => console.log('reported');\n" + joined + "console.log(heard());\n"
    assert "// rings" not in joined
    assert _said_by_node(rooms, program) == "reported\nbell,door,last"


@pytest.mark.parametrize(
    "source",
    [
        'import bell from "./bell.js";\n',
        'export { ring } from "./bell.js";\n',
        "export default 1;\n",
        'const late = await import("./bell.js");\n',
        'import { around } from "./around.js";\n',
        'import { nothing } from "./gone.js";\n',
    ],
)
def test_what_is_not_understood_is_refused(rooms: Path, source: str) -> None:
    (rooms / "bell.js").write_text("export const ring = 1;\n")
    (rooms / "around.js").write_text('import { odd } from "./odd.js";\nexport const around = odd;\n')
    (rooms / "odd.js").write_text(source)
    with pytest.raises(ImproperlyConfigured):
        joined_modules(["odd.js"])


def _said_by_node(folder: Path, program: str) -> str:
    node = shutil.which("node")
    if node is None:
        pytest.skip("needs node")
    (folder / "program.mjs").write_text(program)
    done = subprocess.run([node, "program.mjs"], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()
