"""`daftar print` of the papers of a shift."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands import Daftar

STEPS = [{"do": "put_in_folder"}, {"do": "record_note", "words": "اقدام شود."}]
CALL = {"caller_name": "رضا احمدی", "phone": "09151234567", "subject": "آب", "request": "شرح"}


def test_the_call_back_list(daftar: Daftar, store: str, tmp_path: Path) -> None:
    daftar("add", "call", "--store", store, stdin={**CALL, "steps": STEPS})
    path = tmp_path / "list.pdf"
    answer = daftar("print", "call-back-list", "--store", store, "-o", str(path))
    assert (answer.status, answer.out.strip()) == (0, str(path))
    assert path.read_bytes().startswith(b"%PDF")
    assert (
        daftar("print", "call-back-list", "--blank", "--store", store, "-o", str(path)).status == 0
    )


@pytest.mark.parametrize("words", [("1",), ("--from", "امروز"), ("--waiting",)])
def test_a_call_back_list_takes_neither_ids_nor_days(
    daftar: Daftar, local_store: str, tmp_path: Path, words: tuple[str, ...]
) -> None:
    path = tmp_path / "list.pdf"
    answer = daftar("print", "call-back-list", *words, "--store", local_store, "-o", str(path))
    assert answer.status == 2
    assert "همین لحظه" in answer.err
    assert not path.exists()
