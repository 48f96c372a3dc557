"""`daftar import` and `daftar export`: every refusal on stderr, and all of a file or nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from commands import Daftar
from spreadsheets import NATIONAL_ID, saved

HEAD = ("نام", "کد ملی", "همراه")
GOOD = ("رضا", NATIONAL_ID, "09151112233")
BAD = ("مریم", "0499370898", "")


def names(daftar: Daftar, store: str) -> list[str]:
    answer = daftar("list", "contact", "--store", store, "--limit", "100000", "--json")
    return [row["name"] for row in answer.objects]


def test_a_file_comes_in_and_goes_out_again(daftar: Daftar, store: str, tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", [HEAD, GOOD])
    answer = daftar("import", "xlsx", str(path), "--store", store, "--json")
    assert (answer.status, answer.err) == (0, "")
    assert {**answer.object, "file": ""} == {
        "file": "",
        "kind": "contact",
        "import_id": 1,
        "rows": 1,
        "added": 1,
        "amended": 0,
        "repeated": 0,
        "refused": 0,
    }
    for form, name in (("xlsx", "b.xlsx"), ("vcard", "b.vcf")):
        out = tmp_path / name
        answer = daftar("export", form, "--store", store, "-o", str(out))
        assert (answer.status, answer.out.strip()) == (0, str(out))
        assert out.stat().st_size
    assert daftar("check", "--store", store).status == 0


def test_a_refused_row_is_named_on_stderr_and_the_answer_is_no(
    daftar: Daftar, store: str, tmp_path: Path
) -> None:
    path = saved(tmp_path / "a.xlsx", [HEAD, GOOD, BAD])
    refused = tmp_path / "refused.xlsx"
    answer = daftar("import", "xlsx", str(path), "--store", store, "--refused", str(refused))
    assert answer.status == 1
    assert answer.err.splitlines() == [
        "a.xlsx: سطر ۳: کد ملی / شناسه ملی: رقم کنترل کد ملی درست نیست."
    ]
    assert answer.out.strip() == "a.xlsx: ۱ افزوده شد، ۰ تکمیل، ۰ در دفتر بود، ۱ رد شد."
    assert names(daftar, store) == ["رضا"]
    sheet = load_workbook(refused).active
    assert sheet is not None
    assert sheet["B2"].value == "مریم"


def test_a_dry_run_writes_nothing(daftar: Daftar, local_store: str, tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", [HEAD, GOOD, BAD])
    answer = daftar("import", "xlsx", str(path), "--store", local_store, "--dry-run")
    assert answer.status == 1
    assert "افزوده می‌شود" in answer.out
    assert names(daftar, local_store) == []


def test_a_mapping_is_remembered_by_its_name(
    daftar: Daftar, local_store: str, tmp_path: Path
) -> None:
    options = ("--store", local_store, "--mapping", "فرمانداری‌ها")
    first = saved(tmp_path / "a.xlsx", [HEAD, GOOD])
    assert daftar("import", "xlsx", str(first), *options).status == 0
    second = saved(tmp_path / "b.xlsx", [("کد ملی", "نام"), ("", "مریم")])
    assert daftar("import", "xlsx", str(second), *options).status == 0
    assert names(daftar, local_store) == ["رضا", "مریم"]


def test_past_calls_come_in(daftar: Daftar, local_store: str, tmp_path: Path) -> None:
    rows = [("شماره", "تاریخ", "نام", "موضوع"), ("12", "1402/5/9", "رضا", "آب")]
    path = saved(tmp_path / "a.xlsx", rows)
    answer = daftar("import", "xlsx", "--kind", "call", str(path), "--store", local_store)
    assert answer.status == 0
    shown = daftar("show", "call", "1", "--store", local_store, "--json").object
    assert (shown["former_number"], shown["state"], shown["back_dated"]) == ("12", "closed", True)


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (("import", "csv", "a"), 2, "csv"),
        (("import", "xlsx"), 2, "FILE"),
        (("import", "xlsx", "none.xlsx"), 2, "خوانده نشد"),
        (("import", "vcard", "none.vcf", "--kind", "call"), 2, "contact"),
        (("import", "xlsx", "a", "b", "--refused", "c"), 2, "یک پرونده"),
        (("export", "xlsx"), 2, "-o"),
        (("export", "vcard", "--kind", "call", "-o", "x"), 2, "contact"),
        (("export", "xlsx", "-o", "/nowhere/at/all.xlsx"), 2, "نوشته نشد"),
    ],
)
def test_a_wrong_call_is_answered_in_words(
    daftar: Daftar, local_store: str, words: tuple[str, ...], status: int, told: str
) -> None:
    answer = daftar(*words, "--store", local_store)
    assert (answer.status, answer.out) == (status, "")
    assert told in answer.err
    assert len(answer.err.splitlines()) == 1


def test_headers_nobody_knows_are_told_of(daftar: Daftar, local_store: str, tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", [("الف", "ب"), ("رضا", "مشهد")])
    answer = daftar("import", "xlsx", str(path), "--store", local_store)
    assert answer.status == 2
    assert "سرستون" in answer.err


#: Says when it begins to write, and goes on: the test kills it in the midst of its transaction.
_KILLED = """
import sys
from pathlib import Path
from app.changes import Kind
from app.exchange import import_plan
from app.office import open_office
from app.progress import Progress
from spreadsheets import planned

store, path = sys.argv[1:]

def report(done, of, stage):
    if done > 4000:
        print("writing", flush=True)
        sys.stdin.read()

with open_office(store) as office:
    office.sign_in_as()
    plan = planned(office, Kind.CONTACT, Path(path))
    office.write(import_plan, plan, Progress(report))
"""


def test_a_killed_import_leaves_nothing(daftar: Daftar, store: str, tmp_path: Path) -> None:
    rows = [(f"رضا {place}", "", f"0915{place:07}") for place in range(1000)]
    path = saved(tmp_path / "a.xlsx", [HEAD, *rows])
    places = os.pathsep.join(sys.path)
    child = subprocess.Popen(
        [sys.executable, "-c", _KILLED, store, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": places},
    )
    with child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"writing\n"
        child.send_signal(signal.SIGKILL)
    assert names(daftar, store) == []
    assert daftar("check", "--store", store).status == 0
    assert daftar("import", "xlsx", str(path), "--store", store).status == 0
    assert len(names(daftar, store)) == 1000


def paper_book(folder: Path) -> Path:
    rows = [
        ("ردیف", "تاریخ ثبت", "فرستنده", "خلاصه نامه", "شماره نامه"),
        ("0001", "1404/2/5", "فرمانداري مهرآباد", "كمبود آب", 12300),
        ("0003", "1404/2/6", "بخشداری مرکزی", "راه روستایی", "۷/م"),
        ("0004", "1403/2/6", "بخشداری مرکزی", "سال دیگر", "۸/م"),
    ]
    return saved(folder / "book.xlsx", rows)


def test_a_paper_register_keeps_its_numbers(daftar: Daftar, store: str, tmp_path: Path) -> None:
    words = ("import", "xlsx", str(paper_book(tmp_path)), "--kind", "letter", "--store", store)
    answer = daftar(*words, "--into", "نامه‌های وارده", "--year", "1404")
    assert answer.status == 1
    assert "۱۴۰۴ نیست" in answer.err
    listed = daftar("list", "letter", "--store", store, "--json").objects
    assert sorted(one["number"] for one in listed) == ["1404/و/1", "1404/و/2", "1404/و/3"]
    out = tmp_path / "out.xlsx"
    exported = daftar(
        "export", "xlsx", "--kind", "letter", "-o", str(out), "--store", store, "--json"
    )
    assert exported.object["count"] == 3
    assert daftar("check", "--store", store).status == 0


@pytest.mark.parametrize(
    ("words", "piece"),
    [
        ((), "--into"),
        (("--into", "هیچ"), "نامه‌های وارده"),
        (("--into", "1"), "--year"),
        (("--into", "1", "--year", "سال"), "--year"),
        (("--into", "1", "--year", "1499"), "نرسیده"),
    ],
)
def test_a_paper_register_needs_its_book(
    daftar: Daftar, local_store: str, tmp_path: Path, words: tuple[str, ...], piece: str
) -> None:
    file = str(paper_book(tmp_path))
    answer = daftar("import", "xlsx", file, "--kind", "letter", *words, "--store", local_store)
    assert answer.status in (1, 2)
    assert piece in answer.err
    assert daftar("list", "letter", "--store", local_store, "--json").out == ""
