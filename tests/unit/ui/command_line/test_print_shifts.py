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


def test_what_stands_now_and_the_form_empty(daftar: Daftar, store: str, tmp_path: Path) -> None:
    daftar("add", "call", "--store", store, stdin=CALL)
    path = tmp_path / "shift.pdf"
    for words in ((), ("--blank", "--copies", "2")):
        answer = daftar("print", "shift-hand-over", *words, "--store", store, "-o", str(path))
        assert (answer.status, answer.out.strip()) == (0, str(path))


def test_a_hand_over_that_is_not_there(daftar: Daftar, local_store: str, tmp_path: Path) -> None:
    path = tmp_path / "shift.pdf"
    answer = daftar("print", "shift-hand-over", "9", "--store", local_store, "-o", str(path))
    assert answer.status == 1
    assert "یافت نشد" in answer.err
    assert not path.exists()


def test_the_roster_of_a_fortnight_or_of_named_days(
    daftar: Daftar, store: str, tmp_path: Path
) -> None:
    path = tmp_path / "duty.pdf"
    for words in ((), ("--from", "1405/09/01", "--to", "1405/09/30"), ("--blank",)):
        answer = daftar("print", "duty-roster", *words, "--store", store, "-o", str(path))
        assert answer.status == 0, answer.err


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("duty-roster", ("1",)),
        ("duty-roster", ("--from", "امروز", "--to", "-1")),
        ("duty-roster", ("--from", "امروز", "--to", "+90")),
        ("shift-hand-over", ("--from", "امروز")),
        ("shift-hand-over", ("--waiting",)),
    ],
)
def test_papers_asked_for_wrongly_are_refused(
    daftar: Daftar, local_store: str, tmp_path: Path, form: str, words: tuple[str, ...]
) -> None:
    path = tmp_path / "x.pdf"
    answer = daftar("print", form, *words, "--store", local_store, "-o", str(path))
    assert answer.status == 2
    assert not path.exists()
