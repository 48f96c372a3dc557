"""The call-back list: every caller in his place, what is said, and boxes to tick."""

from __future__ import annotations

import subprocess
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pypdfium2

from app.clock import TEHRAN
from app.contacts import PhoneLine
from app.marks import Classification, Urgency
from app.phone_calls import (
    AttemptLine,
    AttemptOutcome,
    CallBackLine,
    CallBackPlan,
    CallState,
    NoteLine,
    ToTell,
)
from call_sheets import LETTERHEAD, MARK, call_to_print
from reports.call_back_list import EMPTY, LATER, TICKS, blank_call_back_list, call_back_list

NOW = datetime(2026, 11, 22, 10, 50, tzinfo=TEHRAN)
NOTE = NoteLine(1, "دفتر فنی بررسی کند.", NOW.date(), "مدیر", "دفتر فنی", date(2026, 12, 1))


def line(*, is_due: bool = True, other: str = "", **changes: Any) -> CallBackLine:
    sheet = call_to_print(**{"state": CallState.TO_BE_TOLD, "note": NOTE, **changes})
    turn = ToTell(
        id=sheet.id,
        number=sheet.number,
        called_at=sheet.called_at,
        state=sheet.state,
        caller_name=sheet.caller_name,
        organisation=sheet.organisation,
        phone=sheet.phone,
        subject=sheet.subject,
        urgency=sheet.urgency,
        classification=sheet.classification,
        attempts=len(sheet.attempts),
        last_attempt=None,
        plan=sheet.plan,
        is_due=is_due,
    )
    numbers = (PhoneLine("منزل", "+985138401000", "", other),) if other else ()
    return CallBackLine(turn, sheet, numbers)


def text_of(pdf: bytes, folder: Path) -> str:
    (folder / "list.pdf").write_bytes(pdf)
    done = subprocess.run(
        ["pdftotext", "-layout", folder / "list.pdf", "-"], capture_output=True, check=True
    )
    marks = dict.fromkeys([*range(0x202A, 0x202F), 0x200E, 0x200F, *range(0x2066, 0x206A)])
    return " ".join(done.stdout.decode().translate(marks).split())


def printed(*lines: CallBackLine) -> bytes:
    return call_back_list(lines, letterhead=LETTERHEAD, mark=MARK)


def page_count(pdf: bytes) -> int:
    document = pypdfium2.PdfDocument(pdf)
    count = len(document)
    document.close()
    return count


def test_it_says_who_must_be_told_what(tmp_path: Path) -> None:
    tried = AttemptLine(NOW - timedelta(hours=1), "مریم", AttemptOutcome.BUSY, "")
    promise = CallBackPlan(NOW + timedelta(hours=2), "نسرین سپهری", "پس از جلسه")
    text = text_of(
        printed(
            line(attempts=(tried,), other="051 3840 1000", urgency=Urgency.URGENT),
            line(caller_name="زهرا موحد", plan=promise, is_due=False),
        ),
        tmp_path,
    )
    for words in ("رضا احمدی", "دفتر فنی بررسی کند", "۱۴۰۵/۰۹/۱۰", "اشغال بود", "فوری", "منزل"):
        assert words in text, words
    for words in ("۳۸۴۰", "زهرا موحد", "وعده نسرین سپهری", "پس از جلسه", LATER, *TICKS):
        assert words in text, words
    assert text.index("رضا احمدی") < text.index(LATER) < text.index("زهرا موحد")


def test_a_long_list_repeats_its_head_and_cuts_no_row(tmp_path: Path) -> None:
    pdf = printed(*(line(caller_name=f"نفر {number}") for number in range(40)))
    assert page_count(pdf) > 3
    assert text_of(pdf, tmp_path).count("چه گفته شود") == page_count(pdf)


def test_words_of_any_length_fit_on_their_page(tmp_path: Path) -> None:
    long = NoteLine(1, "بررسی و اقدام شود. " * 400, NOW.date(), "مدیر", "", None)
    assert page_count(printed(line(note=long), line())) <= 2


def test_it_is_as_secret_as_its_most_secret_line(tmp_path: Path) -> None:
    ordinary = text_of(printed(line()), tmp_path)
    secret = text_of(printed(line(), line(classification=Classification.SECRET)), tmp_path)
    assert "سری" not in ordinary
    assert "سری" in secret


def test_without_anybody_it_says_so_and_blank_it_is_one_page(tmp_path: Path) -> None:
    assert EMPTY in text_of(printed(), tmp_path)
    pdf = blank_call_back_list(letterhead=LETTERHEAD, mark=MARK, copies=2)
    assert page_count(pdf) == 2
    assert TICKS[0] in text_of(pdf, tmp_path)
