"""The notes on files as text for people, as JSON and as SARIF for programs."""

import json
from collections.abc import Sequence
from typing import Any

from ficstead.press.proof.checks import EVERY_CHECK
from ficstead.press.proof.files import ProofedFile
from ficstead.press.proof.model import Check, Note, Severity

_SARIF_LEVELS = {Severity.ERROR: "error", Severity.SUGGESTION: "warning", Severity.STYLE: "note"}


def as_text(files: Sequence[ProofedFile]) -> str:
    """One line a note, as compilers write: `story.txt:12:8 dialogue-001 message -> "replacement"`."""
    return "\n".join(_line(file, note) for file in files for note in file.notes)


def as_json(files: Sequence[ProofedFile]) -> str:
    """`{"files": [{"file", "words", "notes": [...]}]}`; places are characters of the decoded source, from 0."""
    said = [{"file": file.name, "words": file.words, "notes": [_note(note) for note in file.notes]} for file in files]
    return json.dumps({"files": said}, ensure_ascii=False)


def as_sarif(files: Sequence[ProofedFile]) -> str:
    """A SARIF 2.1.0 log, with the rules that were broken and a fix wherever there is a replacement."""
    used = {note.code for file in files for note in file.notes}
    driver = {
        "name": "ficstead proof",
        "rules": [
            {
                "id": check.code,
                "shortDescription": {"text": check.title},
                "fullDescription": {"text": check.explanation},
            }
            for check in EVERY_CHECK
            if check.code in used
        ],
    }
    results = [_result(file, note) for file in files for note in file.notes]
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }
    return json.dumps(log, ensure_ascii=False)


def explained(check: Check) -> str:
    """A check in words: what, why, right and wrong, and where the rule stands."""
    lines = [f"{check.code}: {check.title}", "", check.explanation, ""]
    lines += [f"  wrong: {example}" for example in check.wrong]
    lines += [f"  right: {example}" for example in check.right]
    kind = f"{check.severity}, {'fixed without asking' if check.safe else 'never changed without asking'}"
    return "\n".join([*lines, "", f"Source: {check.source}", f"Kind: {kind}"])


def _line(file: ProofedFile, note: Note) -> str:
    offer = "" if note.replacement is None else f" -> {json.dumps(note.replacement, ensure_ascii=False)}"
    return f"{file.name}:{note.line}:{note.column} {note.code} {note.message}{offer}"


def _note(note: Note) -> dict[str, Any]:
    return {
        "code": note.code,
        "title": note.title,
        "severity": note.severity.value,
        "start": note.start,
        "end": note.end,
        "line": note.line,
        "column": note.column,
        "message": note.message,
        "replacement": note.replacement,
        "safe": note.safe,
    }


def _result(file: ProofedFile, note: Note) -> dict[str, Any]:
    region = {"startLine": note.line, "startColumn": note.column, "charOffset": note.start}
    region["charLength"] = note.end - note.start
    place = {"physicalLocation": {"artifactLocation": {"uri": file.name}, "region": region}}
    result: dict[str, Any] = {
        "ruleId": note.code,
        "level": _SARIF_LEVELS[note.severity],
        "message": {"text": note.message},
        "locations": [place],
    }
    if note.replacement is not None:
        change = {"deletedRegion": region, "insertedContent": {"text": note.replacement}}
        result["fixes"] = [{"artifactChanges": [{"artifactLocation": {"uri": file.name}, "replacements": [change]}]}]
    return result
