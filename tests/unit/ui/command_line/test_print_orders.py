"""`daftar print` of the papers of orders and of the folder."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from commands import Daftar

ORDER = {
    "kind": "oral",
    "words": "پل روستای بالا تا پایان ماه ساخته شود.",
    "applicant": "رضا احمدی",
    "referrals": [{"name": "راه و شهرسازی", "due_on": "+5"}, {"name": "دفتر فنی"}],
}
CALL = {"caller_name": "مینا پارسا", "subject": "آب آشامیدنی", "request": "شرح"}


def text_of(path: Path) -> str:
    done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
    marks = dict.fromkeys([*range(0x202A, 0x202F), 0x200E, 0x200F, *range(0x2066, 0x206A)])
    return " ".join(done.stdout.decode().translate(marks).split())


def printed(daftar: Daftar, store: str, folder: Path, *words: str) -> str:
    path = folder / "paper.pdf"
    answer = daftar("print", *words, "--store", store, "-o", str(path))
    assert (answer.status, answer.out.strip()) == (0, str(path)), answer.err
    return text_of(path)


def test_a_slip_carries_the_order_and_says_when_it_is_printed_again(
    daftar: Daftar, store: str, tmp_path: Path
) -> None:
    added = daftar("add", "order", "--store", store, "--json", stdin=ORDER).object
    first = printed(daftar, store, tmp_path, "order-slip", str(added["id"]))
    for words in ("دستور شفاهی", "پل روستای بالا", "راه و شهرسازی", "رضا احمدی", "پاراف"):
        assert words in first
    assert "چاپ مجدد" not in first
    assert "مجدد" in printed(daftar, store, tmp_path, "order-slip", str(added["id"]))


def test_the_report_is_by_unit_with_totals(daftar: Daftar, store: str, tmp_path: Path) -> None:
    daftar("add", "order", "--store", store, stdin=ORDER)
    daftar("add", "order", "--store", store, stdin={**ORDER, "words": "گزارش دهند."})
    text = printed(daftar, store, tmp_path, "follow-up")
    assert "راه و شهرسازی — ۲ دستور" in text
    assert "گزارش دهند" in text
    assert "در جریان" in text


def test_without_anything_the_papers_say_so(daftar: Daftar, store: str, tmp_path: Path) -> None:
    assert "دستوری در جریان نیست" in printed(daftar, store, tmp_path, "follow-up")
    assert "سررسیدگذشته‌ای نیست" in printed(daftar, store, tmp_path, "reminder-letter")


def test_the_folders_list_has_boxes_and_separators(
    daftar: Daftar, store: str, tmp_path: Path
) -> None:
    call = {**CALL, "steps": [{"do": "put_in_folder"}]}
    daftar("add", "call", "--store", store, stdin=call)
    text = printed(daftar, store, tmp_path, "folder-list")
    for words in ("فهرست کارتابل", "فرم‌های تماس", "آب آشامیدنی", "مینا پارسا", "بماند", "عودت"):
        assert words in text


@pytest.mark.parametrize("form", ["order-slip", "folder-list"])
def test_the_papers_print_blank(
    daftar: Daftar, local_store: str, tmp_path: Path, form: str
) -> None:
    assert printed(daftar, local_store, tmp_path, form, "--blank")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("order-slip",), "شناسه"),
        (("order-slip", "99"), "یافت نشد"),
        (("follow-up", "1"), "--from"),
        (("folder-list", "1", "2"), "یک شناسه"),
        (("folder-list",), "کارتابلی نیست"),
    ],
)
def test_what_cannot_be_printed_is_said(
    daftar: Daftar, local_store: str, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    path = tmp_path / "paper.pdf"
    answer = daftar("print", *words, "--store", local_store, "-o", str(path))
    assert answer.status in (1, 2)
    assert said in answer.err
    assert not path.exists()
