"""`daftar print arrears`: what waits past its deadline, on a day."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from commands import Daftar


def text(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    words = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return words


@pytest.mark.parametrize("more", [(), ("--to", "1404/12/29"), ("--blank", "--copies", "2")])
def test_it_prints(daftar: Daftar, store: str, tmp_path: Path, more: tuple[str, ...]) -> None:
    path = tmp_path / "arrears.pdf"
    answer = daftar("print", "arrears", *more, "-o", str(path), "--store", store)
    assert answer.status == 0, answer.err
    assert "معوق" in text(path)


@pytest.mark.parametrize("more", [("3",), ("--from", "1405/01/01")])
def test_it_takes_neither_ids_nor_a_first_day(
    daftar: Daftar, local_store: str, tmp_path: Path, more: tuple[str, ...]
) -> None:
    path = tmp_path / "arrears.pdf"
    answer = daftar("print", "arrears", *more, "-o", str(path), "--store", local_store)
    assert answer.status == 2
    assert not path.exists()
