"""The call-note in both layouts: what it carries, how it flows, and that it is always the same."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from app.clock import TEHRAN
from app.marks import Classification, Urgency
from app.phone_calls import (
    AttemptLine,
    AttemptOutcome,
    CallOutcome,
    CallPath,
    CallSheet,
    CallState,
    EarlierCall,
    NoteLine,
    SpokeWith,
)
from call_sheets import LETTERHEAD, MARK, call_to_print
from reports.call_note import GOVERNOR, LAYOUTS, NOTE, blank_call_note, call_note
from reports.catalogue import FORMS
from reports.paper import PrintMark

TOLD = AttemptLine(
    datetime(2026, 11, 24, 11, tzinfo=TEHRAN), "مریم کریمی", AttemptOutcome.TOLD, "گفته شد."
)
NOTED = NoteLine(1, "جهاد اقدام کند.", date(2026, 11, 23), "مریم", "سازمان جهاد", date(2026, 12, 2))
EARLIER = EarlierCall(
    5,
    "1404/ت/1190",
    datetime(2026, 2, 22, 9, tzinfo=TEHRAN),
    "جاده روستا",
    CallState.CLOSED,
    CallOutcome.TAKEN,
    "راهداری گزارش کند.",
)


def printed(sheets: Sequence[CallSheet], layout: str, mark: PrintMark = MARK) -> bytes:
    return call_note(sheets, layout=layout, letterhead=LETTERHEAD, marks=[mark] * len(sheets))


def text_of(pdf: bytes, folder: Path) -> str:
    (folder / "note.pdf").write_bytes(pdf)
    done = subprocess.run(
        ["pdftotext", "-layout", folder / "note.pdf", "-"], capture_output=True, check=True
    )
    marks = dict.fromkeys([*range(0x202A, 0x202F), 0x200E, 0x200F, *range(0x2066, 0x206A)])
    return " ".join(done.stdout.decode().translate(marks).split())


def pages_of(pdf: bytes) -> int:
    document = pypdfium2.PdfDocument(pdf)
    count = len(document)
    document.close()
    return count


@pytest.mark.parametrize("layout", list(LAYOUTS))
def test_it_carries_the_call(layout: str, tmp_path: Path) -> None:
    text = text_of(printed([call_to_print(earlier=(EARLIER,))], layout), tmp_path)
    for part in (
        "استانداری خراسان رضوی",
        "۱۴۰۵/ت/۲۱۸",
        "۱۴۰۵/۰۹/۰۱",
        "۱۰:۴۲",
        "جناب آقای رضا احمدی",
        "۰۵۱ ۵۲۲۲ ۳۳۴۴",
        "لایروبی کانال آب",
        "روستای قلعه‌نو",
        "جاده روستا",
        "راهداری گزارش کند.",
        "پی‌نوشت استاندار",
        "صفحه ۱ از ۱",
    ):
        assert part in text, part
    assert not [digit for digit in text if digit in "0123456789"]


def test_what_was_typed_back_prints_in_its_place(tmp_path: Path) -> None:
    sheet = call_to_print(note=NOTED, attempts=(TOLD,))
    text = text_of(printed([sheet], NOTE), tmp_path)
    for part in ("جهاد اقدام کند.", "سازمان جهاد", "۱۴۰۵/۰۹/۱۱", "اعلام شد", "گفته شد."):
        assert part in text, part


def test_a_direct_call_says_with_whom_and_what_came_of_it(tmp_path: Path) -> None:
    sheet = call_to_print(
        path=CallPath.DIRECT,
        spoke_with=SpokeWith.GOVERNOR,
        request="",
        result="هماهنگ شد.",
        ended_at=datetime(2026, 11, 22, 10, 50, tzinfo=TEHRAN),
    )
    text = text_of(printed([sheet], NOTE), tmp_path)
    assert "هماهنگ شد." in text
    assert "۱۰:۵۰" in text


def test_class_and_urgency_stand_on_every_page(tmp_path: Path) -> None:
    sheet = call_to_print(
        classification=Classification.SECRET, urgency=Urgency.IMMEDIATE, request="متن بلند. " * 900
    )
    pdf = printed([sheet], NOTE)
    pages = pages_of(pdf)
    assert pages > 1
    text = text_of(pdf, tmp_path)
    assert text.count("سری") == 2 * pages
    assert text.count("آنی") == pages


def test_a_reprint_says_so_and_who(tmp_path: Path) -> None:
    again = PrintMark(MARK.printed_at, "نسرین سپهری", 2)
    text = text_of(printed([call_to_print()], GOVERNOR, again), tmp_path)
    assert "چاپ مجدد ۲ به دست نسرین سپهری" in text
    assert "چاپ مجدد" not in text_of(printed([call_to_print()], GOVERNOR), tmp_path)


def test_the_longest_request_flows_and_loses_nothing(tmp_path: Path) -> None:
    words = " ".join(f"واژه{number}ام" for number in range(1500))
    text = text_of(printed([call_to_print(request=words)], NOTE), tmp_path)
    assert "(ادامه)" in text
    for number in (0, 700, 1499):
        assert f"واژه{number}ام".translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")) in text


@pytest.mark.parametrize(
    "changes",
    [
        {"caller_name": "نام بسیار بلند " * 30, "organisation": "دستگاه " * 60},
        {"caller_name": "", "caller_post": "", "organisation": "", "phone": "", "subject": ""},
        {"request": "a" * 3000},
        {"request": "<b>&amp;%s{}\\n</b> ' \" ; --"},
        {"outcome": CallOutcome.MISSED, "request": "", "state": CallState.CLOSED},
    ],
)
@pytest.mark.parametrize("layout", list(LAYOUTS))
def test_odd_calls_print(changes: dict[str, Any], layout: str) -> None:
    assert pages_of(printed([call_to_print(**changes)], layout)) >= 1


def test_same_data_same_bytes_but_for_the_time_of_printing() -> None:
    sheets = [call_to_print(), call_to_print(id=219, note=NOTED)]
    assert printed(sheets, GOVERNOR) == printed(sheets, GOVERNOR)
    later = PrintMark(MARK.printed_at + timedelta(minutes=1), MARK.printed_by)
    assert printed(sheets, GOVERNOR, later) != printed(sheets, GOVERNOR)


@pytest.mark.parametrize("layout", list(LAYOUTS))
def test_the_blank_form_has_labels_and_no_record(layout: str, tmp_path: Path) -> None:
    pdf = blank_call_note(layout=layout, letterhead=LETTERHEAD, mark=MARK, copies=3)
    assert pages_of(pdf) == 3
    text = text_of(pdf, tmp_path)
    assert "نام تماس‌گیرنده" in text
    assert "۲۱۸" not in text


def test_many_calls_each_begin_a_page() -> None:
    assert pages_of(printed([call_to_print(id=n) for n in range(1, 13)], GOVERNOR)) == 12


def test_the_catalogue_names_every_layout() -> None:
    (note,) = (form for form in FORMS if form.name == "call-note")
    assert {name for name, _ in note.layouts} == set(LAYOUTS)


@pytest.mark.parametrize("layout", list(LAYOUTS))
def test_ink_lies_where_it_should(layout: str) -> None:
    """A coarse picture: head, boxes and foot are inked, the margins are white."""
    document = pypdfium2.PdfDocument(io.BytesIO(printed([call_to_print()], layout)))
    picture = document[0].render(scale=1.0, grayscale=True).to_pil()
    document.close()
    width, height = picture.size

    def ink(top: float, bottom: float, left: float, right: float) -> float:
        """The share of dark points in a part of the page."""
        part = picture.crop(
            (int(left * width), int(top * height), int(right * width), int(bottom * height))
        )
        dark: float = sum(part.histogram()[:200]) / (part.width * part.height)
        return dark

    assert ink(0.05, 0.15, 0.66, 0.93) > 0.005  # the office's name, at the right
    assert ink(0.05, 0.15, 0.07, 0.30) > 0.005  # number and date, at the left
    assert ink(0.90, 0.96, 0.07, 0.16) > 0.10  # the small code
    assert ink(0.0, 1.0, 0.0, 0.06) == 0
    assert ink(0.0, 1.0, 0.94, 1.0) == 0
    assert ink(0.0, 0.04, 0.0, 1.0) == 0
