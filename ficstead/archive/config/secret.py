"""The archive's secret key, made once and kept beside its data."""

import os
import secrets
from pathlib import Path


def secret_key_in(folder: Path) -> str:
    """The key kept in `folder/secret-key`; made there, readable by its owner alone, when it is missing."""
    path = folder / "secret-key"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        _write_once(path, secrets.token_urlsafe(50))
    return path.read_text(encoding="utf-8").strip()


def _write_once(path: Path, key: str) -> None:
    """Two processes may start at the same moment: the first one's key stands, whole, for both."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(key, encoding="utf-8")
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    finally:
        draft.unlink()
