"""Joins the small files of the rooms to few: a page asks for one stylesheet, and for scripts that need no other file.

`settings.JOINED_FILES` names each joined file and what it is made of; `collectstatic` and the tests' server find it
like any other. Modules may say `import { a, b as c } from "./other.js";` and `export` before a const, class or function.
"""

import posixpath
import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.exceptions import ImproperlyConfigured
from django.core.files.storage import FileSystemStorage

_CSS_COMMENT = re.compile(r"/\*.*?\*/\n?", re.DOTALL)
_CSS_ADDRESS = re.compile(r'url\("(?!data:|#|/)([^"]+)"\)')
_JS_COMMENT = re.compile(r"^\s*//.*\n", re.MULTILINE)
_IMPORT = re.compile(r'^import \{ ([^}]+) \} from "(\.[^"]+)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:const|class|(?:async )?function) (\w+))", re.MULTILINE)
_NOT_UNDERSTOOD = re.compile(r"^(?:import|export)\b.*|\bimport[(.].*", re.MULTILINE)
# One module's failure stops no other, as when they came apart.
_RUN = "const run = (module) => { try { return module(); } catch (error) { reportError(error); return {}; } };\n"


class JoinedFiles(finders.BaseFinder):
    """Finds the joined files, made anew each time: what lies in the rooms may have changed."""

    def find(self, path: str, find_all: bool = False) -> Any:
        if path not in settings.JOINED_FILES:
            return []
        file = str(_make(path))
        return [file] if find_all else file

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        storage = FileSystemStorage(location=settings.JOINED_FOLDER)
        for path in settings.JOINED_FILES:
            _make(path)
            yield path, storage


def _make(path: str) -> Path:
    sources = settings.JOINED_FILES[path]
    text = joined_sheets(path, sources) if path.endswith(".css") else joined_modules(sources)
    file = Path(settings.JOINED_FOLDER) / path
    file.parent.mkdir(parents=True, exist_ok=True)
    # Put in place as a whole: another process may be reading it.
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=file.parent, delete=False) as made:
        made.write(text)
    Path(made.name).chmod(0o644)
    return Path(made.name).replace(file)


def joined_sheets(path: str, sources: Iterable[str]) -> str:
    """One after the other, without comments; what they name is named as seen from `path`."""
    return "".join(_sheet(source, posixpath.dirname(path)) for source in sources)


def _sheet(source: str, seen_from: str) -> str:
    def address(named: re.Match[str]) -> str:
        file = posixpath.join(posixpath.dirname(source), named[1])
        return f'url("{posixpath.relpath(file, seen_from or ".")}")'

    return _CSS_ADDRESS.sub(address, _CSS_COMMENT.sub("", _read(source)))


def joined_modules(entries: Iterable[str]) -> str:
    """The modules and all that they import, each run once and before whatever imports it.

    What the entries export the joined file exports. Raises ImproperlyConfigured where a module imports or exports in a
    way that is not understood here, or imports itself in the end.
    """
    modules: dict[str, str] = {}
    for entry in entries:
        _add(entry, modules, above=())
    exports = "".join(
        f"export const {{ {', '.join(names)} }} = {_name(entry)};\n"
        for entry in entries
        if (names := _EXPORT.findall(_read(entry)))
    )
    return _RUN + "".join(modules.values()) + exports


def _add(path: str, modules: dict[str, str], above: tuple[str, ...]) -> None:
    if path in above:
        raise ImproperlyConfigured(f"Modules import each other in a ring: {' > '.join((*above, path))}.")
    if path in modules:
        return
    source = _read(path)
    for _names, other in _IMPORT.findall(source):
        _add(_beside(path, other), modules, (*above, path))
    modules[path] = _as_function(path, source)


def _as_function(path: str, source: str) -> str:
    def taken(wanted: re.Match[str]) -> str:
        return f"const {{ {wanted[1].replace(' as ', ': ')} }} = {_name(_beside(path, wanted[2]))};"

    body = _IMPORT.sub(taken, _JS_COMMENT.sub("", source))
    exported = _EXPORT.findall(body)
    body = _EXPORT.sub("", body)
    if strange := _NOT_UNDERSTOOD.search(body):
        raise ImproperlyConfigured(f"{path} can't be joined with others: {strange[0]}")
    return f"const {_name(path)} = run(() => {{\n{body}return {{ {', '.join(exported)} }};\n}});\n"


def _name(path: str) -> str:
    return re.sub(r"\W", "_", path.removesuffix(".js"))


def _beside(path: str, other: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), other))


def _read(path: str) -> str:
    file = finders.find(path)
    if not isinstance(file, str):
        raise ImproperlyConfigured(f"There is no static file {path} to be joined with others.")
    return Path(file).read_text("utf-8")
