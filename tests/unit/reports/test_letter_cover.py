"""The cover: what its record declared, boxes to tick, room to write, and the way home."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.changes import Kind
from app.marks import Classification, Urgency
from app.order_sources import CoverPaper
from app.orders import CoverFrame, RecordCover
from call_sheets import LETTERHEAD, MARK
from printed_pages import pages_of, text_of
from reports.letter_cover import blank_letter_cover, letter_cover

INSTRUCTIONS = tuple(f"دستور همیشگی {word}" for word in "آبپتثجچحخدذر")
FRAME = CoverFrame(INSTRUCTIONS, "جناب آقای بهنام", governor_acts=False)
RECORD = RecordCover(
    kind=Kind.CALL,
    id=218,
    number="1405/ت/218",
    on=date(2026, 11, 22),
    from_whom="رضا احمدی، دهیار",
    subject="لایروبی کانال آب",
    urgency=Urgency.URGENT,
    enclosures="۲ پرونده",
)


def printed(*papers: CoverPaper, frame: CoverFrame = FRAME) -> bytes:
    return letter_cover(papers, frame, letterhead=LETTERHEAD, mark=MARK)


def cover(count: int = 0, **changes: object) -> CoverPaper:
    return CoverPaper("تماس", replace(RECORD, **changes), count)  # type: ignore[arg-type]  # its fields


def test_one_page_carries_the_record_and_what_is_to_be_written() -> None:
    (page,) = pages_of(printed(cover()))
    for words in ("۱۴۰۵/ت/۲۱۸", "۱۴۰۵/۰۹/۰۱", "رضا احمدی، دهیار", "لایروبی کانال آب", "فوری"):
        assert words in page
    for words in (*INSTRUCTIONS, "۲ پرونده", "ارجاع به", "مهلت", "امضا", "بهنام", "صفحه ۱ از ۱"):
        assert words in page
    assert "دستور استاندار" in page
    assert "مجدد" not in page


def test_each_record_has_its_own_sheet_and_says_its_own_reprint() -> None:
    first, second = pages_of(printed(cover(), cover(2, id=9, number="1405/ت/9")))
    assert "مجدد" not in first
    assert "چاپ مجدد ۲ به دست مریم کریمی" in second
    assert "۱۴۰۵/ت/۹" in second


def test_a_secret_one_says_so_at_head_and_foot() -> None:
    assert text_of(printed(cover(classification=Classification.SECRET))).count("سری") == 2


def test_what_its_register_does_not_have_leaves_no_hole() -> None:
    bare = RecordCover(kind=Kind.CALL, id=1)
    (page,) = pages_of(printed(CoverPaper("تماس", bare, 0)))
    assert "پیوست" not in page


def test_an_acting_governors_order_is_called_his() -> None:
    acting = replace(FRAME, governor_acts=True)
    assert "دستور سرپرست استانداری" in text_of(printed(cover(), frame=acting))


@pytest.mark.parametrize("count", [0, 1, 5])
def test_fewer_instructions_leave_more_room(count: int) -> None:
    few = replace(FRAME, instructions=INSTRUCTIONS[:count])
    (page,) = pages_of(printed(cover(), frame=few))
    assert sum(words in page for words in INSTRUCTIONS) == count


def test_long_phrases_and_a_long_subject_lose_no_word() -> None:
    long = replace(FRAME, instructions=("بررسی و گزارش کامل داده شود " * 7,) * 12)
    pages = pages_of(printed(cover(subject="موضوع دراز " * 20), frame=long))
    assert len(pages) == 2
    assert " ".join(pages).count("کامل") == 84
    # The pen's room and the signature under it stay together.
    assert "تاریخ و ساعت" in pages[1]
    assert "بهنام" in pages[1]


def test_it_prints_blank_with_the_offices_instructions() -> None:
    pages = pages_of(blank_letter_cover(FRAME, letterhead=LETTERHEAD, mark=MARK, copies=3))
    assert len(pages) == 3
    assert INSTRUCTIONS[11] in pages[2]
    assert "موضوع" in pages[2]
