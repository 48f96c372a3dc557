"""What ships is what lies here, and nothing else."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FLOORS = ("app", "models", "reports", "resources", "ui")

MUST_SHIP = (
    "resources/fonts/Vazirmatn/Vazirmatn-Regular.ttf",
    "resources/fonts/Vazirmatn/OFL.txt",
    "resources/holidays/closed_days.tsv",
    "resources/holidays/hijri_months.tsv",
    "resources/holidays/occasions.tsv",
    "models/migrations/env.py",
    "models/migrations/versions/0001_first.py",
    "ui/main.py",
)


@pytest.mark.parametrize("name", FLOORS)
def test_a_name_means_the_folder_here(name: str, tmp_path: Path) -> None:
    # From elsewhere, so that only what is installed can answer.
    answer = subprocess.run(
        [sys.executable, "-c", f"import {name}; print({name}.__path__[0])"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(answer.stdout.strip()).resolve() == ROOT / name


@pytest.mark.parametrize("name", FLOORS)
def test_no_other_distribution_claims_a_name(name: str) -> None:
    assert set(packages_distributions().get(name, ())) <= {"daftar"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", str(folder)],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    return folder


def test_the_wheel_holds_the_five_folders_whole(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    tops = {name.split("/", maxsplit=1)[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == set(FLOORS)
    assert names >= set(MUST_SHIP)
    assert names >= _committed(), "git-ignored, or left out by the build"
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_source_archive_can_be_built_and_tested_from(built: Path) -> None:
    (archive_path,) = built.glob("*.tar.gz")
    with tarfile.open(archive_path) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert names >= {*MUST_SHIP, "pyproject.toml", "README.md", "LICENSE", "tests/conftest.py"}
    assert not any(name.startswith((".venv", "build", "dist")) for name in names)


def _committed() -> set[str]:
    """What git knows of the five folders; nothing outside a clone."""
    if not (ROOT / ".git").exists():
        return set()
    answer = subprocess.run(
        ["git", "ls-files", "-z", "--", *FLOORS],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return {name for name in answer.stdout.split("\0") if name and (ROOT / name).exists()}
