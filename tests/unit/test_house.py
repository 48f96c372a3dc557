"""The house keeps its own rules."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
FLOORS = ("app", "models", "reports", "resources", "ui")
LONGEST_FILE = 400

#: What lies at the root beside the floors.
AT_ROOT = {
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "DECISIONS.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "pyproject.toml",
}

PYPROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
SETTINGS: dict[str, Any] = tomllib.loads(PYPROJECT)


def _sources() -> list[Path]:
    return [path for floor in FLOORS for path in sorted((ROOT / floor).rglob("*.py"))]


def test_the_import_contracts_hold() -> None:
    answer = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stdout


def test_the_contracts_know_every_floor_and_every_page() -> None:
    contracts = {one["id"]: one for one in SETTINGS["tool"]["importlinter"]["contracts"]}
    assert set(contracts["floors"]["layers"]) == set(FLOORS)
    pages = {f"ui.{path.parent.name}" for path in (ROOT / "ui").glob("*/page.py")}
    assert pages
    assert pages <= set(contracts["pages-are-strangers"]["modules"])


def test_no_file_holds_a_second_subject() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in _sources()
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST_FILE
    }
    assert not long


def test_nothing_stands_at_the_root_that_nobody_planned() -> None:
    kept = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if kept.returncode:
        pytest.skip("the sources are no checkout here")
    at_root = {name for name in kept.stdout.splitlines() if "/" not in name}
    assert {name for name in at_root if name[0] != "."} == AT_ROOT


def test_only_the_database_commits() -> None:
    committing = {str(path.relative_to(ROOT)) for path in _sources() if _commits(path)}
    assert committing == {"app/database.py"}


def _commits(path: Path) -> bool:
    return any(
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "commit"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    )


def test_no_folder_hides_a_module_of_the_standard_library() -> None:
    folders = {path.parent.name for path in _sources()}
    assert not folders & sys.stdlib_module_names


@pytest.mark.parametrize("name", sorted(SETTINGS["dependency-groups"]))
def test_every_tool_says_why_it_is_here(name: str) -> None:
    assert not list(_without_reason(SETTINGS["dependency-groups"][name]))


def test_every_dependency_says_why_it_is_here() -> None:
    assert not list(_without_reason(SETTINGS["project"]["dependencies"]))


def _without_reason(requirements: list[str]) -> Iterator[str]:
    for requirement in requirements:
        after = re.compile(rf'^(?:\w+ = \[|\s+)"{re.escape(requirement)}".*#\s*\S', re.MULTILINE)
        if not after.search(PYPROJECT):
            yield requirement


def test_a_module_s_table_under_another_name_is_made_for_all_threads() -> None:
    """Threads would make its columns twice otherwise (`models.base.alias_of`)."""
    of_module = re.compile(r"^\S.*(\.alias\(|\baliased\()", re.MULTILINE)
    found = [path for path in _sources() if of_module.search(path.read_text(encoding="utf-8"))]
    assert found == []
