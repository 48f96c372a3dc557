"""The receipt: what the bringer takes away, filled and blank, in both sizes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from app.clock import TEHRAN
from call_sheets import LETTERHEAD, MARK
from printed_words import printed_words, share_given_back, text_of
from reports.receipt import PAGES, Receipt, blank_receipt, receipts

RECEIPT = Receipt(
    "1405/و/12345",
    datetime(2026, 11, 22, 10, 5, tzinfo=TEHRAN),
    "حسین رضایی",
    "اداره کل راه و شهرسازی",
    "درخواست تخصیص اعتبار",
    "۳ برگ",
    "نسرین سپهری",
    "7KQ-4912",
    "daftar:letter:3",
)


@pytest.mark.parametrize("page", PAGES)
def test_a_receipt_carries_all_the_bringer_needs(page: str) -> None:
    pdf = receipts([RECEIPT], letterhead=LETTERHEAD, marks=[MARK], page=page)
    (words,) = printed_words(pdf)
    wanted = (
        "رسید ۱۴۰۵/و/۱۲۳۴۵ ۱۴۰۵/۰۹/۰۱ ۱۰:۰۵ حسین رضایی اداره کل راه و شهرسازی "
        "درخواست تخصیص اعتبار ۳ برگ نسرین سپهری ۷KQ-۴۹۱۲"
    )
    assert share_given_back(wanted, text_of(pdf)) >= 0.98
    assert all(word.left >= 10 and word.right <= 148 - 10 for word in words)


def test_a_reprint_says_so() -> None:
    again = receipts([RECEIPT], letterhead=LETTERHEAD, marks=[replace(MARK, reprint=1)])
    assert "چاپ مجدد ۱" in text_of(again)


@pytest.mark.parametrize("page", PAGES)
def test_a_receipt_prints_blank(page: str) -> None:
    pdf = blank_receipt(letterhead=LETTERHEAD, mark=MARK, page=page, copies=2)
    pages = printed_words(pdf)
    assert len(pages) == 2
    assert {"فرستنده", "آورنده", "موضوع", "پیوست"} <= {word.text for word in pages[0]}
