"""Follow-up, reminders and the governor's hand-over: 0, 1, many, long words, secrets, and blank."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from app.changes import Kind
from app.clock import TEHRAN
from app.folder import Outcome, Purpose, SheetRow
from app.marks import Classification
from app.orders import FollowUpRow, GovernorHandOver, GovernorPeriod, ReferralState, Telling
from app.orders.governor_hand_over import AgeTotal, PeriodTotals, SourceTotal
from app.orders.queries import UnitTotal
from app.settings import GovernorLine
from call_sheets import LETTERHEAD, MARK
from order_rows import order_row
from printed_pages import pages_of, text_of
from reports.follow_up import blank_follow_up, follow_up_report
from reports.governor_hand_over import (
    AGES,
    EMPTY,
    blank_governor_hand_over,
    governor_hand_over_paper,
)
from reports.order_rows import SIGNER
from reports.reminder_letter import blank_reminder_letter, reminder_letters

#: As long as an order's words may be.
LONG = "متن دستور دراز " * 1300
HEAD = "گام آخر"

GOVERNOR = GovernorLine(date(2025, 1, 1), "جناب آقای", "کامران بهنام", "استاندار", acting=False)
SHEET = SheetRow(
    id=1,
    folder_id=1,
    folder_number="1405/ک/4",
    folder_version=1,
    folder_sent_at=datetime(2026, 11, 20, 8, 0, tzinfo=TEHRAN),
    kind=Kind.CALL,
    record_id=5,
    part_id=0,
    purpose=Purpose.ORDER,
    number="1405/ت/5",
    title="وام مسکن",
    from_whom="مینا پارسا",
    classification=Classification.ORDINARY,
    put_in_at=datetime(2026, 11, 20, 8, 0, tzinfo=TEHRAN),
    put_in_by="مریم",
    outcome=Outcome.WITH_HIM,
    outcome_at=None,
    order_id=None,
)


def left(*rows: FollowUpRow, **changes: Any) -> GovernorHandOver:
    count = len(rows)
    totals = PeriodTotals(count + 4, 4, count, count, 0, 0, 0, 0, 0, 2)
    ages = tuple(AgeTotal(days, 0, 0) for days in (30, 91, 182, 365, None))
    whole = GovernorHandOver(
        period=GovernorPeriod(GOVERNOR, date(2026, 10, 31)),
        totals=totals,
        by_source=(SourceTotal(Kind.CALL, count, count),) if rows else (),
        by_age=ages,
        by_unit=tuple(UnitTotal(name, None, 1, 1, None) for name in {one.name for one in rows}),
        rows=rows,
        not_told=(),
        scan_missing=(),
        with_him=(),
        classification=Classification.ORDINARY,
    )
    return replace(whole, **changes)


def follow_up(*rows: FollowUpRow) -> bytes:
    return follow_up_report(rows, letterhead=LETTERHEAD, mark=MARK)


def reminder(*rows: FollowUpRow) -> bytes:
    return reminder_letters(rows, letterhead=LETTERHEAD, mark=MARK)


def hand_over(*rows: FollowUpRow, **changes: Any) -> bytes:
    return governor_hand_over_paper(left(*rows, **changes), letterhead=LETTERHEAD, mark=MARK)


def test_the_report_says_each_line_whole() -> None:
    text = text_of(follow_up(order_row()))
    for words in ("آب منطقه‌ای — ۱ دستور، ۱ سررسید گذشته", "بررسی و گزارش شود.", "۱۴۰۵/ت/۲۱۸"):
        assert words in text
    told = order_row(referral_id=None, state=None, name="", telling=Telling.TO_BE_TOLD)
    assert "در انتظار اعلام" in text_of(follow_up(told))


@pytest.mark.parametrize("report", [follow_up, hand_over])
def test_a_long_table_repeats_its_head_on_every_page(report: Callable[..., bytes]) -> None:
    many = [order_row(words=f"دستور {number}") for number in range(120)]
    pages = pages_of(report(*many))
    assert len(pages) > 3
    assert all(HEAD in page for page in pages)
    assert sum(page.count("دستور ۱۱۹") for page in pages) == 1


def test_no_head_of_a_table_stands_alone() -> None:
    for count in range(1, 40):
        rows = [order_row() for _ in range(count)]
        other = order_row(name="دفتر فنی", words="نشان")
        pages = pages_of(follow_up(*rows, other))
        page = next(page for page in pages if "دفتر فنی — ۱" in page)
        assert "نشان" in page


@pytest.mark.parametrize("report", [follow_up, reminder, hand_over])
def test_the_longest_words_flow_over_pages(report: Callable[..., bytes]) -> None:
    pages = pages_of(report(order_row(words=LONG)))
    assert len(pages) > 4
    assert sum(page.count("دراز") for page in pages) == 1300


@pytest.mark.parametrize("report", [follow_up, reminder, hand_over])
def test_a_secret_line_marks_head_and_foot_of_every_page(report: Callable[..., bytes]) -> None:
    secret = Classification.SECRET
    more = {"classification": secret} if report is hand_over else {}
    row = order_row(classification=secret, words=LONG)
    assert all(page.count("سری") == 2 for page in pages_of(report(row, **more)))


def test_each_unit_gets_a_letter_that_is_signed_under_its_last_line() -> None:
    rows = [order_row(words=f"دستور {number}") for number in range(60)]
    for count in (1, *range(14, 24), 60):
        pages = pages_of(reminder(*rows[:count], order_row(name="دفتر فنی")))
        assert "به: دفتر فنی" in pages[-1]
        signed = [page for page in pages if SIGNER in page]
        assert len(signed) == 2
        assert "۱۴۰۵/ت/۲۱۸" in signed[0]
    assert "نیست" in text_of(reminder())


def test_the_hand_over_names_the_governor_his_days_and_counts() -> None:
    pages = pages_of(hand_over(order_row()))
    for words in ("جناب آقای کامران بهنام", "۱۴۰۳/۱۰/۱۲", "۱۴۰۵/۰۸/۰۹", *AGES, "آب منطقه‌ای — ۱"):
        assert words in pages[0]
    assert "استاندار تازه" in pages[-1]
    acting = replace(GOVERNOR, acting=True)
    still = text_of(hand_over(order_row(), period=GovernorPeriod(acting, None)))
    assert "(سرپرست)" in still
    assert "در حال خدمت" in still


def test_the_hand_over_of_nothing_says_so_on_one_page() -> None:
    (page,) = pages_of(hand_over())
    assert EMPTY in page


def test_the_hand_over_lists_what_remains() -> None:
    untold = order_row(applicant="زهرا موحد", words=LONG, telling=Telling.TO_BE_TOLD)
    unscanned = order_row(words="دستور بی اسکن", owner="نسرین سپهری")
    parts = {"not_told": (untold,), "scan_missing": (unscanned,), "with_him": (SHEET,)}
    text = text_of(hand_over(order_row(), **parts))
    for words in ("نزد او در کارتابل — ۱", "وام مسکن", "مینا پارسا", "زهرا موحد", "نسرین سپهری"):
        assert words in text
    # There its words only name it.
    assert text.count("دراز") < 20


def test_units_beyond_the_chart_are_summed_up() -> None:
    units = tuple(UnitTotal(f"واحد {number}", None, 2, 1, None) for number in range(15))
    text = text_of(hand_over(order_row(), by_unit=units))
    assert "۳ گیرنده دیگر" in text
    assert "۶ / ۳" in text


def test_a_bar_may_be_empty() -> None:
    stopped = order_row(state=ReferralState.STOPPED)
    totals = replace(left(stopped).totals, open=1)
    assert pages_of(hand_over(stopped, totals=totals, by_source=(), by_unit=()))


@pytest.mark.parametrize(
    ("blank", "words"),
    [
        (blank_follow_up, "سررسید گذشته"),
        (blank_reminder_letter, SIGNER),
        (blank_governor_hand_over, "استاندار تازه"),
    ],
)
def test_every_report_prints_blank_on_one_page(blank: Callable[..., bytes], words: str) -> None:
    pages = pages_of(blank(letterhead=LETTERHEAD, mark=MARK, copies=2))
    assert len(pages) == 2
    assert all(words in page and "صفحه ۱ از ۱" in page for page in pages)
