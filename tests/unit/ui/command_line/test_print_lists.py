"""`daftar print call-log` and `call-note --waiting`."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from openpyxl import load_workbook

from app.clock import SystemClock
from app.jalali import long_jalali_text
from app.phone_calls import CallState
from app.texts import CALL_STATES
from commands import Daftar
from printed_pages import text_of

CALL = {"caller_name": "رضا احمدی", "subject": "آب", "request": "شرح"}


def page_count(path: Path) -> int:
    document = pypdfium2.PdfDocument(path)
    count = len(document)
    document.close()
    return count


def test_the_log_of_a_day_and_of_several(daftar: Daftar, store: str, tmp_path: Path) -> None:
    daftar("add", "call", "--store", store, stdin=CALL)
    path = tmp_path / "log.pdf"
    answer = daftar("print", "call-log", "--store", store, "-o", str(path))
    assert (answer.status, answer.out.strip()) == (0, str(path))
    assert page_count(path) == 1
    days = ("--from", "-2", "--to", "امروز")
    assert daftar("print", "call-log", *days, "--store", store, "-o", str(path)).status == 0
    assert page_count(path) == 3


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("1",), "--from"),
        (("--blank",), "--from"),
        (("--from", "امروز", "--to", "-1"), "پایان پیش از آغاز است."),
        (("--from", "-400", "--to", "امروز"), "روز چاپ می‌شود"),
        (("--layout", "none"), "--layout"),
    ],
)
def test_a_log_asked_for_wrongly_is_refused(
    daftar: Daftar, local_store: str, tmp_path: Path, words: tuple[str, ...], named: str
) -> None:
    path = tmp_path / "log.pdf"
    answer = daftar("print", "call-log", *words, "--store", local_store, "-o", str(path))
    assert answer.status == 2
    assert named in answer.err
    assert not path.exists()


def test_a_log_that_cannot_be_written_says_so(
    daftar: Daftar, local_store: str, tmp_path: Path
) -> None:
    away = str(tmp_path / "nowhere" / "log.pdf")
    answer = daftar("print", "call-log", "--store", local_store, "-o", away)
    assert answer.status == 2
    assert "نوشته نشد" in answer.err


def test_all_that_waits_in_one_file_and_into_the_folder(
    daftar: Daftar, store: str, tmp_path: Path
) -> None:
    path = tmp_path / "waiting.pdf"
    waiting = ("print", "call-note", "--waiting", "--store", store, "-o", str(path))
    assert daftar(*waiting).status == 1
    for _ in range(3):
        daftar("add", "call", "--store", store, stdin=CALL)
    assert daftar(*waiting).status == 0
    assert page_count(path) == 3
    assert daftar(*waiting, "--put-in-folder").status == 0
    rows = daftar("list", "call", "--store", store, "--json").objects
    assert {row["state"] for row in rows} == {"in_folder"}
    assert daftar(*waiting).status == 1


@pytest.mark.parametrize(
    "words", [("1", "--waiting"), ("--waiting", "--from", "امروز"), ("1", "--put-in-folder")]
)
def test_what_contradicts_itself_is_refused(
    daftar: Daftar, local_store: str, tmp_path: Path, words: tuple[str, ...]
) -> None:
    path = str(tmp_path / "x.pdf")
    answer = daftar("print", "call-note", *words, "--store", local_store, "-o", path)
    assert answer.status == 2


def test_a_register_goes_whole_into_a_paper_or_a_spreadsheet(
    daftar: Daftar, store: str, tmp_path: Path
) -> None:
    for number in range(60):
        daftar("add", "call", "--store", store, stdin=CALL | {"subject": f"موضوع {number}"})
    sheet, paper = tmp_path / "calls.xlsx", tmp_path / "calls.pdf"
    for path in (sheet, paper):
        answer = daftar("list", "call", "--search", "موضوع", "--store", store, "-o", str(path))
        assert (answer.status, answer.out.strip()) == (0, str(path))
    rows = list(load_workbook(sheet).worksheets[0].values)
    assert len(rows) == 61
    assert page_count(paper) > 1


def test_a_list_on_paper_says_what_was_asked(daftar: Daftar, store: str, tmp_path: Path) -> None:
    path = tmp_path / "calls.pdf"
    asked = ("--search", "راه تاریخ: امروز", "--from", "1405/09/01", "--state", "in_folder")
    assert daftar("list", "call", *asked, "--store", store, "-o", str(path)).status == 0
    heading = text_of(path.read_bytes())
    today = long_jalali_text(SystemClock().today())
    state = CALL_STATES[CallState.IN_FOLDER]
    for part in (
        "فیلتر: «راه تاریخ: امروز»",
        today,
        "از ۱۴۰۵/۰۹/۰۱",
        state,
    ):
        assert part in heading, heading


def test_a_question_goes_into_a_paper_and_a_spreadsheet(
    daftar: Daftar, store: str, tmp_path: Path
) -> None:
    for caller, subject in (("رضا احمدی", "آب روستا"), ("علی کریمی", "آب روستا"), ("رضا", "راه")):
        draft = CALL | {"caller_name": caller, "subject": subject}
        daftar("add", "call", "--store", store, stdin=draft)
    asked = ("list", "call", "--search", "«آب روستا» از: احمد تاریخ: امروز", "--store", store)
    assert [row["caller_name"] for row in daftar(*asked, "--json").objects] == ["رضا احمدی"]
    sheet, paper = tmp_path / "calls.xlsx", tmp_path / "calls.pdf"
    for path in (sheet, paper):
        assert daftar(*asked, "-o", str(path)).status == 0
    (_titles, row) = load_workbook(sheet).worksheets[0].values
    assert "رضا احمدی" in row
    assert "علی" not in text_of(paper.read_bytes())


def test_a_question_that_is_not_understood_is_no_list(
    daftar: Daftar, local_store: str, tmp_path: Path
) -> None:
    path = tmp_path / "calls.pdf"
    asked = ("list", "call", "--search", "تاریخ: پسین‌فردا", "--store", local_store)
    for words in (asked, (*asked, "--json"), (*asked, "-o", str(path))):
        answer = daftar(*words)
        assert (answer.status, answer.out) == (2, "")
        assert "پسین‌فردا" in answer.err
    assert not path.exists()


@pytest.mark.parametrize("name", ["calls.txt", "calls", "nowhere/calls.pdf"])
def test_a_list_that_cannot_be_kept_is_refused(
    daftar: Daftar, local_store: str, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    answer = daftar("list", "call", "--store", local_store, "-o", str(path))
    assert answer.status == 2
    assert "-o" in answer.err
    assert not path.exists()


def test_an_empty_list_is_a_paper_that_says_so(
    daftar: Daftar, local_store: str, tmp_path: Path
) -> None:
    path = tmp_path / "none.pdf"
    assert daftar("list", "order", "--store", local_store, "-o", str(path)).status == 0
    assert page_count(path) == 1
