"""The papers of a shift: the hand-over on one page whatever stands, the roster by days."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.clock import TEHRAN
from app.marks import Classification
from app.shifts import (
    HandOverRow,
    HandOverSheet,
    Matter,
    MatterGroup,
    OnDuty,
    Roster,
    RosterDay,
    ShiftState,
    Total,
)
from app.shifts.times import USUAL_SHIFTS
from app.texts import MATTER_GROUPS
from app.workdays import DayOff
from call_sheets import LETTERHEAD, MARK
from reports.duty_roster import blank_duty_roster, duty_roster_paper
from reports.shift_hand_over import (
    blank_shift_hand_over,
    shares_of,
    shift_as_it_stands,
    shift_hand_over,
)

NOW = datetime(2026, 11, 22, 14, 30, tzinfo=TEHRAN)
SATURDAY = date(2026, 11, 21)


def matter(group: MatterGroup = MatterGroup.RECORDED, who: str = "رضا احمدی") -> Matter:
    rank = Classification.ORDINARY
    return Matter(group, 1, "1405/ت/1", who, "09151234567", "لایروبی کانال", "۱۶:۰۰: وعده", rank)


def state(*matters: Matter) -> ShiftState:
    return ShiftState(NOW, matters, (Total("تماس وارده", 12), Total("تماس وارده", 1)))


def sheet(held: ShiftState, note: str = "کلید در کشو است.") -> HandOverSheet:
    row = HandOverRow(
        7, 1, NOW, "صبح", 1, "نسرین سپهری", 2, "پیمان راستگو", NOW + timedelta(minutes=4), note
    )
    return HandOverSheet(row, held, 0)


def pages(pdf: bytes) -> int:
    document = pypdfium2.PdfDocument(pdf)
    count = len(document)
    document.close()
    return count


def text_of(pdf: bytes, folder: Path) -> str:
    (folder / "x.pdf").write_bytes(pdf)
    done = subprocess.run(
        ["pdftotext", "-layout", folder / "x.pdf", "-"], capture_output=True, check=True
    )
    marks = dict.fromkeys([*range(0x202A, 0x202F), 0x200E, 0x200F, *range(0x2066, 0x206A)])
    return " ".join(done.stdout.decode().translate(marks).split())


def handed(*matters: Matter, note: str = "کلید در کشو است.") -> bytes:
    held = sheet(state(*matters), note)
    return shift_hand_over([held], letterhead=LETTERHEAD, marks=[MARK])


def test_it_says_who_left_what_to_whom(tmp_path: Path) -> None:
    text = text_of(handed(*(matter(group) for group in MatterGroup)), tmp_path)
    for words in (*MATTER_GROUPS.values(), "نسرین سپهری", "پیمان راستگو", "صبح", "۱۴:۳۴"):
        assert words in text, words
    for words in ("رضا احمدی", "لایروبی کانال", "تماس وارده: ۱۳", "کلید در کشو است."):
        assert words in text, words


@pytest.mark.parametrize("count", [0, 1, 30, 300])
@pytest.mark.parametrize("note", ["", "یادداشت بلند برای شیفت بعد. " * 200])
def test_it_is_one_page_whatever_stands(count: int, note: str, tmp_path: Path) -> None:
    matters = [matter(group, f"نفر {n}") for group in MatterGroup for n in range(count)]
    pdf = handed(*matters, note=note)
    assert pages(pdf) == 1
    if count == 300:
        assert "مورد دیگر در دفتر تماس‌ها" in text_of(pdf, tmp_path)


@given(st.integers(0, 80), st.lists(st.integers(1, 400), min_size=1, max_size=6))
def test_every_list_gets_its_share_of_the_lines(lines: int, wanted: list[int]) -> None:
    shares = shares_of(lines, wanted)
    assert sum(shares) <= max(lines, len(wanted))
    assert all(1 <= share <= one for share, one in zip(shares, wanted, strict=True))
    if sum(wanted) <= lines:
        assert shares == wanted


def test_what_stands_now_has_room_for_the_taker(tmp_path: Path) -> None:
    pdf = shift_as_it_stands(
        state(matter()), giver="نسرین", on_duty="صبح: نسرین", letterhead=LETTERHEAD, mark=MARK
    )
    text = text_of(pdf, tmp_path)
    assert "کشیک" in text
    assert "امضای تحویل‌گیرنده" in text


def test_it_is_as_secret_as_what_it_lists(tmp_path: Path) -> None:
    secret = replace(matter(), classification=Classification.CONFIDENTIAL)
    assert "محرمانه" in text_of(handed(secret), tmp_path)
    assert "محرمانه" not in text_of(handed(matter()), tmp_path)


def test_blank_it_has_every_heading(tmp_path: Path) -> None:
    pdf = blank_shift_hand_over(letterhead=LETTERHEAD, mark=MARK, copies=3)
    assert pages(pdf) == 3
    for words in MATTER_GROUPS.values():
        assert words in text_of(pdf, tmp_path)


def month() -> Roster:
    days = tuple(
        RosterDay(
            SATURDAY + timedelta(days=n),
            DayOff("عید غدیر خم") if n == 3 else None,
            {"صبح": (OnDuty(1, "نسرین سپهری"), OnDuty(2, "پیمان راستگو"))},
        )
        for n in range(31)
    )
    return Roster(USUAL_SHIFTS, days, ("«نسرین سپهری» هم‌زمان در دو شیفت است.",))


def test_a_month_of_duty_is_one_page(tmp_path: Path) -> None:
    pdf = duty_roster_paper(month(), letterhead=LETTERHEAD, mark=MARK)
    text = text_of(pdf, tmp_path)
    assert pages(pdf) == 1
    for words in ("شنبه", "۱۴۰۵/۰۸/۳۰", "پیمان راستگو", "غدیر", "هم‌زمان", "۰۷:۳۰"):
        assert words in text, words
    assert pages(blank_duty_roster(month(), letterhead=LETTERHEAD, mark=MARK)) == 1
