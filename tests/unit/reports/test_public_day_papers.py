"""The papers of a public meeting day: programme with forms, orders, hand-over, slips, counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pypdfium2
import pytest

from app.clock import TEHRAN
from app.marks import Classification
from app.public_days import (
    HandOverLine,
    PublicDayRow,
    PublicDayState,
    PublicStatistics,
    StatisticLine,
)
from app.public_days.sheets import (
    HandOverPaper,
    OrderedPetition,
    OrdersPaper,
    SlotSlip,
    SlotSlips,
    StatisticsPaper,
)
from app.visits import VisitState
from call_sheets import LETTERHEAD, MARK
from printed_pages import pages_of
from printed_words import printed_words, text_of
from reports.hand_over import blank_hand_over, hand_over_sheet
from reports.public_day import blank_public_day, public_day
from reports.public_day_orders import blank_public_day_orders, public_day_orders
from reports.slot_slips import blank_slot_slips, slot_slips_sheet
from reports.statistics import blank_statistics, statistics_report
from visits_on_paper import (
    SLOT,
    day_to_print,
    order_on_paper,
    ordered,
    pack_to_print,
    petition_on_paper,
    petitions,
)

RECEIVED = HandOverLine(
    id=1,
    place=2,
    handed_at=datetime(2026, 11, 23, 12, 30, tzinfo=TEHRAN),
    handed_by="مریم کریمی",
    receiver="علی رستمی",
    receiver_post="کارشناس بازرسی",
    receipt_number="44/1405/882",
    receipt_on=date(2026, 11, 23),
    note="برگ‌های اصل پیوست است.",
    petitions=2,
)


def across(pdf: bytes) -> list[bool]:
    document = pypdfium2.PdfDocument(pdf)
    wide = [page.get_width() > page.get_height() for page in document]
    document.close()
    return wide


def test_the_programme_lies_across_and_the_forms_stand_behind_it_in_turn_order() -> None:
    pdf = public_day(pack_to_print(3), letterhead=LETTERHEAD, mark=MARK)
    pages = pages_of(pdf)
    assert across(pdf) == [True, False, False, False]
    for part in (
        "برنامه ملاقات عمومی",
        "دوشنبه ۲ آذر ۱۴۰۵، ۰۹:۰۰ تا ۱۱:۵۰",
        "سالن شهدا",
        "مهندس رضا کاظمی",
        "جانشین می‌فرستد: علی رستمی",
        "بار سوم",
    ):
        assert part in pages[0], part
    for number, page in enumerate(pages[1:], 1):
        assert f"مراجع {number}".translate(str.maketrans("123", "۱۲۳")) in page
        assert "دستور استاندار" in page
    alone = public_day(pack_to_print(3), letterhead=LETTERHEAD, mark=MARK, layout="programme")
    assert len(pages_of(alone)) == 1


def test_sixty_in_the_queue_repeat_its_head_and_what_is_hidden_is_counted() -> None:
    pack = replace(pack_to_print(60), forms=(), reprint=1, day=day_to_print(hidden=2))
    pages = pages_of(public_day(pack, letterhead=LETTERHEAD, mark=MARK))
    assert all("دستگاه مربوط" in page for page in pages)
    assert "۲ درخواست بالاتر از سطح دسترسی" in pages[0]
    assert "چاپ مجدد ۱" in pages[0]


def test_the_most_secret_petition_marks_the_day() -> None:
    secret = petition_on_paper(classification=Classification.SECRET)
    pack = replace(pack_to_print(1), queue=(secret,))
    pages = pages_of(public_day(pack, letterhead=LETTERHEAD, mark=MARK))
    assert pages[0].count("سری") == 2
    assert "سری" not in pages[1]


def orders_of(*rows: OrderedPetition) -> bytes:
    return public_day_orders(OrdersPaper(day_to_print(), rows, 0), letterhead=LETTERHEAD, mark=MARK)


def test_each_order_stands_with_its_unit_and_deadline() -> None:
    (first,) = ordered(1)
    second = replace(first, orders=(order_on_paper(), order_on_paper(words="نامه زده شود.")))
    silent = replace(first, orders=(), said="شهرداری رسیدگی کند.")
    absent = replace(first, petition=petition_on_paper(state=VisitState.ABSENT), orders=())
    text = text_of(orders_of(second, silent, absent))
    for part in ("نامه زده شود", "۱۴۰۵/۰۹/۱۶", "شهرداری رسیدگی کند", "غایب و مانده"):
        assert part in text, part
    assert text.count("تأمین آب شرب") == 2


def test_long_orders_flow_under_the_head() -> None:
    pdf = orders_of(*ordered(15, words="دستور " * 120 + "تمام"))
    pages = pages_of(pdf)
    assert text_of(pdf).count("تمام") == 15
    assert all("مهلت" in page for page in pages[:-1])
    assert "تنظیم‌کننده" in pages[-1]
    assert all(
        word.left >= 10 and word.right <= 200 for page in printed_words(pdf) for word in page
    )


def handed(line: HandOverLine | None, count: int = 2) -> bytes:
    paper = HandOverPaper(day_to_print(), line, ordered(count), "دفتر بازرسی", "زهرا یزدانی", 0)
    return hand_over_sheet([paper], letterhead=LETTERHEAD, mark=MARK)


def test_the_hand_over_names_who_gave_who_took_and_the_receipt() -> None:
    (page,) = pages_of(handed(RECEIVED))
    for part in (
        "۲ درخواست با دستور یا هامش استاندار به شرح زیر به دفتر بازرسی تحویل شد",
        "علی رستمی، کارشناس بازرسی",
        "مریم کریمی",
        "۴۴/۱۴۰۵/۸۸۲",
        "۱۲:۳۰",
        "برگ‌های اصل پیوست است",
        "(۲)",
    ):
        assert part in page, part


def test_before_it_is_written_down_there_is_room_for_the_receipt() -> None:
    (page,) = pages_of(handed(None))
    assert "آماده تحویل" in page
    assert "زهرا یزدانی" in page
    assert "چیزی برای تحویل نمانده است" in text_of(handed(None, 0))
    pages = pages_of(handed(RECEIVED, 30))
    assert "تحویل‌گیرنده" in pages[-1]
    assert "برگ‌های اصل" in pages[-1]


def test_eight_slips_on_a_sheet_each_with_day_hour_turn_and_what_to_bring() -> None:
    slips = [SlotSlip(one, "غلامرضا", "سند مالکیت") for one in petitions(9)]
    slips[1] = SlotSlip(
        petition_on_paper(visitor_name="سید محمدحسین " * 9, subject="موضوع " * 60),
        "محمد",
        "سند " * 200,
    )
    pdf = slot_slips_sheet(
        [SlotSlips(day_to_print(), tuple(slips))], letterhead=LETTERHEAD, mark=MARK
    )
    first, second = pages_of(pdf)
    assert first.count("نوبت ملاقات عمومی") == 8
    for part in (
        "مراجع ۹",
        "۰۹:۵۵",
        "دوشنبه ۲ آذر ۱۴۰۵",
        "اصل سند مالکیت",
        "سالن شهدا",
        "چاپ ۱۴۰۵/۰۹/۰۱",
    ):
        assert part in second, part
    # Name, subject and what to bring each say that they were cut.
    assert first.count("…") == 3
    assert all(word.left >= 5 and word.right <= 205 for page in printed_words(pdf) for word in page)


def test_the_slip_of_a_secret_matter_does_not_say_what_it_is_about() -> None:
    secret = petition_on_paper(classification=Classification.SECRET)
    sheet = SlotSlips(day_to_print(), (SlotSlip(secret, "", "سند مالکیت"),))
    text = text_of(slot_slips_sheet([sheet], letterhead=LETTERHEAD, mark=MARK))
    assert "حسن رستگار" in text
    assert "آب شرب" not in text
    assert "سند" not in text


def counted(count: int) -> StatisticsPaper:
    lines = tuple(StatisticLine(f"دستگاه {one}", 40 - one, 20, 5) for one in range(count))
    counts = PublicStatistics(
        from_day=date(2026, 9, 23),
        to_day=date(2026, 12, 21),
        days=6,
        cancelled=1,
        petitions=120,
        heard=90,
        orders=80,
        open_orders=30,
        to_be_told=12,
        by_agency=lines,
        by_category=lines[:3],
        by_county=lines[:3],
        by_outcome=lines[:3],
        by_kind=(),
        by_satisfaction=lines[:3],
    )
    row = PublicDayRow(
        id=1,
        version=1,
        number="1405/ع/04",
        state=PublicDayState.CLOSED,
        title="",
        place="سالن شهدا",
        starts_at=SLOT,
        ends_at=SLOT,
        petitions=20,
        heard=15,
        to_be_told=2,
        managers=3,
        last_step="",
    )
    return StatisticsPaper(counts, (row,), 0)


def test_the_report_counts_draws_and_sums_up_what_is_too_many_for_a_chart() -> None:
    text = text_of(statistics_report(counted(30), letterhead=LETTERHEAD, mark=MARK))
    for part in ("۱۴۰۵/۰۷/۰۱", "۱۲۰", "۷۵٪", "۱۴۰۵/ع/۰۴", "۱۸ مورد دیگر", "۴۰ / ۵", "دستگاه ۲۹"):
        assert part in text, part
    assert "به تفکیک گونه" not in text


BLANKS: list[Callable[..., bytes]] = [
    blank_public_day,
    blank_public_day_orders,
    blank_hand_over,
    blank_statistics,
    blank_slot_slips,
]


@pytest.mark.parametrize("blank", BLANKS)
def test_each_prints_blank_on_one_page(blank: Callable[..., bytes]) -> None:
    assert len(pages_of(blank(letterhead=LETTERHEAD, mark=MARK, copies=2))) == 2
