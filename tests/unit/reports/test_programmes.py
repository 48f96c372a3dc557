"""The governor's day, week and month on paper: every entry, every mark, nothing clipped."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.agenda import ChangeMark, MarkedChange, ProgrammeEntry
from app.jalali import from_jalali
from app.marks import Classification
from app.text import persian_digits
from call_sheets import LETTERHEAD, MARK
from printed_pages import pages_of
from printed_pages import text_of as whole
from printed_words import Word, printed_words, share_given_back, text_of
from programmes_on_paper import DAY, at, day_info, entry_to_print, full_day, programme, week_from
from reports.day_programme import EMPTY, LAYOUTS, blank_day_programme, day_programme
from reports.month_programme import blank_month_programme, month_programme
from reports.sheet import A4_ACROSS, MILLIMETRE
from reports.week_programme import blank_week_programme, week_programme

SATURDAY = date(2026, 11, 21)
SIZES = pytest.mark.parametrize("layout", LAYOUTS)


def day(*entries: ProgrammeEntry, layout: str = "a4", **changes: object) -> bytes:
    made = programme(*entries, **changes)
    return day_programme([made], letterhead=LETTERHEAD, mark=MARK, layout=layout)


def week(*entries: ProgrammeEntry) -> bytes:
    return week_programme([week_from(SATURDAY, *entries)], letterhead=LETTERHEAD, mark=MARK)


def month(*entries: ProgrammeEntry) -> bytes:
    first = from_jalali(1405, 9, 1)
    days = week_from(first, *entries, days=30)
    return month_programme([days], letterhead=LETTERHEAD, mark=MARK)


def inside(pdf: bytes, width: float) -> bool:
    words = [word for page in printed_words(pdf) for word in page]
    return bool(words) and all(word.left >= 10 and word.right <= width - 10 for word in words)


def word(pdf: bytes, text: str) -> Word:
    return next(one for page in printed_words(pdf) for one in page if one.text == text)


def many(count: int, on: date = DAY) -> list[ProgrammeEntry]:
    begins = at(7, 0, on)
    return [
        entry_to_print(
            id=number,
            subject=f"نشست شماره {number} درباره کارهای عمرانی شهرستان",
            starts_at=begins + timedelta(minutes=15 * number),
            ends_at=begins + timedelta(minutes=15 * number + 15),
        )
        for number in range(1, count + 1)
    ]


@SIZES
def test_a_day_carries_all_of_its_entries(layout: str) -> None:
    pdf = day(*full_day(), layout=layout)
    wanted = (
        "برنامه روزانه استاندار یکشنبه ۱ آذر ۱۴۰۵ ۱۲ جمادی‌الثانی ۱۴۴۸ ۲۲ نوامبر ۲۰۲۶ روز بزرگداشت "
        "تمام روز شورای برنامه‌ریزی و توسعه استان ۰۷:۳۰ تا ۰۸:۳۰ آمادگی از ۰۷:۱۵ "
        "حرکت ۰۸:۲۰ بازگشت ۱۱:۱۵ آمادگی از ۰۸:۱۰ خودرو تشریفات (۲ دستگاه) محرمانه رزرو موقت "
        "با پذیرش تداخل: به جای استاندار: دکتر رضا احمدی"
    )
    assert share_given_back(wanted, text_of(pdf)) >= 0.98
    assert inside(pdf, LAYOUTS[layout].size[0] / MILLIMETRE)
    assert not set(text_of(pdf)) & set("0123456789")


@SIZES
def test_marks_say_what_changed_since_which_edition(layout: str) -> None:
    text = whole(day(*full_day(), layout=layout))
    for part in ("ویرایش:", "تازه", "قبلاً ۸:۰۰ تا", "قبلاً دفتر", "لغو شد", "نسبت به ویرایش ۱"):
        assert part in text, part


def test_a_bar_stands_beside_what_changed_alone() -> None:
    plain = day(*many(3), since=None)
    entries = [replace(many(3)[0], changes=(MarkedChange(ChangeMark.NEW),)), *many(3)[1:]]
    assert "تازه" not in whole(plain)
    assert "خط پررنگ" not in whole(plain)
    assert whole(day(*entries)).count("تازه") == 1


def test_columns_stand_under_their_titles() -> None:
    pdf = day(entry_to_print(people=("ولی‌پور",), place="تالار"))
    for title, cell in (("مکان", "تالار"), ("حاضران", "ولی‌پور"), ("ساعت", "۱۰:۰۰")):
        assert abs(word(pdf, title).right - word(pdf, cell).right) < 1.5, title
    assert word(pdf, "ساعت").left > word(pdf, "موضوع").left > word(pdf, "یادداشت").left


def test_a_public_edition_and_a_reprint_say_so() -> None:
    assert "عمومی" in whole(day(entry_to_print(), public=True))
    assert "عمومی" not in whole(day(entry_to_print()))
    assert "چاپ مجدد ۳" in whole(day(entry_to_print(), reprint=3))


def test_a_day_is_as_secret_as_what_it_tells() -> None:
    secret = entry_to_print(classification=Classification.SECRET)
    assert "سری" in whole(day(secret))
    hidden = replace(secret, subject="مشغول", is_hidden=True)
    assert "سری" not in whole(day(hidden))


@SIZES
def test_forty_entries_flow_over_pages_under_the_day_and_the_head(layout: str) -> None:
    pages = pages_of(day(*many(40), layout=layout))
    assert len(pages) > 3
    for page in pages:
        assert "یکشنبه ۱ آذر ۱۴۰۵" in page
        assert "ساعت" in page
    text = " ".join(pages)
    assert all(f"شماره {persian_digits(str(number))} " in text for number in range(1, 41))


def test_long_texts_are_printed_to_their_last_word() -> None:
    people = tuple(f"شرکت‌کننده {number} (مدیرکل دستگاه اجرایی استان)" for number in range(1, 121))
    text = text_of(day(entry_to_print(subject="واژه " * 400 + "پایان", people=people)))
    assert "پایان" in text
    assert text.split().count("شرکت‌کننده") == 120


def test_an_empty_day_says_so_and_leaves_room() -> None:
    (page,) = pages_of(day())
    assert EMPTY in page
    assert "یادداشت و دستور استاندار" in page


@SIZES
def test_a_day_prints_blank_on_one_page(layout: str) -> None:
    pdf = blank_day_programme(letterhead=LETTERHEAD, mark=MARK, layout=layout, copies=2)
    pages = pages_of(pdf)
    assert len(pages) == 2
    assert "موضوع" in pages[0]


def test_a_day_off_and_an_occasion_are_named() -> None:
    info = day_info(day_off="شهادت حضرت فاطمه", estimated=True, is_public_day=True)
    text = whole(day(entry_to_print(), info=info))
    assert "تعطیل: شهادت حضرت فاطمه (تخمینی)" in text
    assert "روز ملاقات عمومی" in text


def test_the_week_is_a_grid_from_saturday() -> None:
    thursday = SATURDAY + timedelta(days=5)
    pdf = week(
        entry_to_print(subject="شنبه‌ای", starts_at=at(9, 0, SATURDAY), ends_at=at(10, 0, SATURDAY)),
        entry_to_print(
            subject="پسینگاهی",
            starts_at=at(15, 0, thursday),
            ends_at=at(16, 0, thursday),
            tentative=True,
        ),
    )
    (words,) = printed_words(pdf)
    places = {one.text: one for one in words}
    assert places["شنبه"].left > places["یکشنبه"].left > places["جمعه"].left
    assert abs(places["شنبه‌ای"].middle - places["شنبه"].middle) < 16
    assert abs(places["پسینگاهی"].middle - places["پنجشنبه"].middle) < 16
    assert places["پسینگاهی"].top > places["شنبه‌ای"].top + 40
    text = whole(pdf)
    for part in (
        "۳۰ آبان",
        "۶ آذر",
        "۱۱ جمادی‌الثانی",
        "۲۱ نوامبر",
        "۰۹:۰۰ تا ۱۰:۰۰",
        "(رزرو موقت)",
    ):
        assert part in text, part
    assert inside(pdf, A4_ACROSS[0] / MILLIMETRE)


def test_a_week_of_forty_entries_a_day_loses_none() -> None:
    pdf = week(*many(40, SATURDAY), *many(40))
    pages = pages_of(pdf)
    assert all("یکشنبه" in page for page in pages)
    words = [one.text for page in printed_words(pdf) for one in page]
    assert words.count("درباره") == 80


def test_the_month_is_a_sheet_of_weeks() -> None:
    pdf = month(entry_to_print(subject="آذرماهی", starts_at=at(9, 0), ends_at=at(10, 0)))
    (words,) = printed_words(pdf)
    first = next(one for one in words if one.text == "آذرماهی")
    assert abs(first.middle - word(pdf, "یکشنبه").middle) < 16
    text = text_of(pdf)
    wanted = "برنامه ماهانه استاندار آذر ۱۴۰۵ ۰۹:۰۰ آذرماهی جمادی‌الثانی نوامبر دسامبر"
    assert share_given_back(wanted, text_of(pdf)) == 1
    assert {persian_digits(str(number)) for number in range(1, 31)} <= set(text.split())
    assert inside(pdf, A4_ACROSS[0] / MILLIMETRE)


def test_a_month_counts_what_a_day_cannot_hold() -> None:
    text = whole(month(*many(70)))
    shown = text.split().count("شماره")
    assert 10 < shown < 70
    assert f"و {persian_digits(str(70 - shown))} برنامه دیگر" in text


def test_blank_grids_print_on_one_page_each() -> None:
    for blank in (blank_week_programme, blank_month_programme):
        pages = pages_of(blank(letterhead=LETTERHEAD, mark=MARK, copies=2))
        assert len(pages) == 2
        assert "چهارشنبه" in pages[1]


def test_the_same_day_is_the_same_paper() -> None:
    assert day(*full_day()) == day(*full_day())
