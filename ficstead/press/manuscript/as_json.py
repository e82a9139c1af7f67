"""A manuscript as plain JSON values, in the shape that `schema.json` beside this file describes."""

from dataclasses import asdict
from typing import Any

from ficstead.press.manuscript.model import Manuscript, Metadata


def manuscript_as_json(manuscript: Manuscript) -> dict[str, Any]:
    """What `ficstead intake --json` prints for one file: source, encoding, metadata, chapters, decisions, problems."""
    return {
        "source": manuscript.source,
        "encoding": manuscript.encoding,
        "metadata": _metadata(manuscript.metadata),
        "chapters": [asdict(chapter) | {"inline_notes": list(chapter.inline_notes)} for chapter in manuscript.chapters],
        "decisions": [asdict(decision) for decision in manuscript.decisions],
        "problems": [asdict(problem) for problem in manuscript.problems],
    }


def _metadata(metadata: Metadata) -> dict[str, Any]:
    values = asdict(metadata)
    return {
        name: list(value) if isinstance(value, tuple) else dict(value) if name == "other" else value
        for name, value in values.items()
    }
