"""Which program, with which settings and parts, made a page: the next one makes all of them anew."""

import hashlib
import os
from pathlib import Path

import django
from django.conf import settings
from django.utils.crypto import salted_hmac

import ficstead

_BOOT = Path("/proc/sys/kernel/random/boot_id")


def edition() -> str:
    """A short name: another one after a new program, other parts or settings, or a start of the machine."""
    said = [_boot(), _parts(), _names_of_static_files(), salted_hmac("ficstead.edition", "").hexdigest()]
    said += [f"{name}={value}" for name, value in sorted(os.environ.items()) if _is_a_setting(name)]
    program = Path(ficstead.__file__).parent
    for file in sorted(program.rglob("*")):
        if file.suffix not in (".pyc", "") and file.is_file():
            state = file.stat()
            said.append(f"{file.relative_to(program)} {state.st_size} {state.st_mtime_ns}")
    return hashlib.sha256("\n".join(said).encode("utf-8", "surrogateescape")).hexdigest()[:16]


def _parts() -> str:
    """The folder in which all installed packages lie, touched by every installation; and Django's own."""
    return f"{django.__version__} {Path(django.__file__).parents[1].stat().st_mtime_ns}"


def _names_of_static_files() -> str:
    """Each carries a digest of its content, which stands in the pages."""
    try:
        return (Path(settings.STATIC_ROOT) / "staticfiles.json").read_text("utf-8")
    except OSError:
        return ""


def _is_a_setting(name: str) -> bool:
    return name.startswith("FICSTEAD_") or name in ("DATABASE_URL", "TZ", "LANG")


def _boot() -> str:
    """What lay in memory when the power went may be half written: a page is kept until the machine starts anew."""
    try:
        return _BOOT.read_text("ascii").strip()
    except OSError:
        return f"process {os.getppid()}"
