"""The walls of the house: small functions, small files, nothing that says nothing."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "ficstead"
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts)
FUNCTION_LINES, FILE_LINES = 60, 400
NAMELESS = {"utils.py", "helpers.py", "services.py", "signals.py", "managers.py"}


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    yield from (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.FunctionDef))


def test_no_file_is_longer_than_the_wall() -> None:
    assert [path for path in MODULES if len(path.read_text("utf-8").splitlines()) > FILE_LINES] == []


def test_no_function_is_longer_than_the_wall() -> None:
    long = [f"{path}:{f.lineno}" for path in MODULES for f in functions(path) if _length(f) > FUNCTION_LINES]
    assert long == []


def test_every_module_says_what_it_is_for() -> None:
    assert [path for path in MODULES if not ast.get_docstring(ast.parse(path.read_text("utf-8")))] == []


def test_every_file_is_named_for_what_it_holds() -> None:
    assert [path for path in MODULES if path.name in NAMELESS] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_stand_at_the_top(path: Path) -> None:
    inside = [node for f in functions(path) for node in ast.walk(f) if isinstance(node, ast.Import | ast.ImportFrom)]
    assert inside == []


def _length(function: ast.FunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1
