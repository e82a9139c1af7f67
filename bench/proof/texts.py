"""Which texts the measurements of the proofreader read."""

from pathlib import Path


def text_files(paths: list[Path]) -> list[Path]:
    """The files themselves, and in place of a folder its plain texts in order."""
    return [file for path in paths for file in (sorted(path.glob("*.txt")) if path.is_dir() else [path])]
