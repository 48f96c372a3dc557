"""An office with calls that files hang on, and programs that stand for the reader of pictures."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.file_texts import Recogniser


@pytest.fixture
def program(tmp_path: Path) -> Callable[[str], Recogniser]:
    """Makes a program that answers as tesseract does, with a text of the test's choice."""

    def make(body: str) -> Recogniser:
        path = tmp_path / "tesseract"
        path.write_text(f"#!{sys.executable}\n{body}\n", encoding="utf-8")
        path.chmod(0o755)
        return Recogniser(str(path))

    return make


@pytest.fixture
def seeing(program: Callable[[str], Recogniser]) -> Recogniser:
    """One that reads the same words on every page."""
    return program("print('گزارش اسکن‌شده سیلاب')")
