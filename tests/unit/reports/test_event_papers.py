"""The necessity form, the request for a visit and the list of reminders by phone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.agenda import AttendeeRole, EventKind, Opinion
from app.marks import Classification
from call_sheets import LETTERHEAD, MARK
from events_on_paper import REVIEW, attendee, event_to_print, invitees, stops
from printed_pages import pages_of
from printed_words import printed_words, share_given_back, text_of
from reports.meeting_request import MEETING, VISIT, blank_meeting_request, meeting_request
from reports.reminder_sheet import TICKS, blank_reminder_sheet, reminder_sheet


def request(**changes: object) -> bytes:
    sheet = event_to_print(**changes)
    return meeting_request([sheet], letterhead=LETTERHEAD, marks=[MARK])


def reminders(**changes: object) -> bytes:
    return reminder_sheet([event_to_print(**changes)], letterhead=LETTERHEAD, mark=MARK)


def test_the_request_carries_all_that_was_asked() -> None:
    pdf = request()
    wanted = (
        f"{MEETING} ۱۴۰۵/ب/۱۲ ۱۴۰۵/۰۸/۲۶ حسین رضایی رئیس سازمان مدیریت و برنامه‌ریزی "
        "۲۳/۱۴۰۵/۷۷۸۱ ۱۴۰۵/۰۸/۲۴ نامه کمیته تخصیص اعتبارات عمرانی شهرستان‌ها جلسه ۹۰ دقیقه "
        "یکشنبه ۱ آذر، ساعت ۱۰ یا سه‌شنبه ۳ آذر، ساعت ۹ سالن شهید بهشتی ماده ۱۷۹ قانون "
        "مصوبات این کمیته بی تأیید استاندار به دستگاه‌های اجرایی ابلاغ نمی‌شود. "
        "دکتر رضا احمدی معاون هماهنگی امور عمرانی حضور لازم گزارش پیشرفت طرح‌ها، "
        "معاون سیاسی، امنیتی و اجتماعی مناسب بند ۳ دستورالعمل جلسات ۱۴۰۵/۰۸/۲۹ دستور استاندار"
    )
    assert share_given_back(wanted, text_of(pdf)) >= 0.98
    (words,) = printed_words(pdf)
    assert all(word.left >= 10 and word.right <= 200 for word in words)
    assert not set(text_of(pdf)) & set("0123456789")


def test_a_site_visit_has_a_form_and_a_route_of_its_own() -> None:
    text = text_of(request(kind=EventKind.SITE_VISIT, stops=stops()))
    assert VISIT in text
    assert MEETING not in text
    for part in ("سد دوستی", "روستای گنبدلی", "بخشدار", "۰۹:۳۰"):
        assert part in text, part


def test_who_was_not_asked_or_did_not_answer_has_room_to() -> None:
    asked = replace(REVIEW, opinion=Opinion.ASKED, words="", rule_cited="", answered_on=None)
    for reviews in ((), (asked,)):
        (page,) = pages_of(request(reviews=reviews))
        assert "نیازمند تکمیل" in page
        assert "۱۴۰۵/۰۸/۲۹" not in page


def test_secrecy_and_a_reprint_are_said() -> None:
    sheet = event_to_print(classification=Classification.CONFIDENTIAL)
    mark = replace(MARK, reprint=2)
    (page,) = pages_of(meeting_request([sheet], letterhead=LETTERHEAD, marks=[mark]))
    assert page.count("محرمانه") == 2
    assert "چاپ مجدد ۲" in page


def test_long_texts_flow_and_the_order_never_stands_cut() -> None:
    pages = pages_of(request(necessity="ضرورت " * 900 + "پایان", attendees=invitees() * 8))
    assert len(pages) > 2
    assert "پایان" in " ".join(pages)
    ordering = [page for page in pages if "دستور استاندار" in page]
    assert len(ordering) == 1
    assert "امضا" in ordering[0]


@pytest.mark.parametrize(("visit", "title"), [(False, MEETING), (True, VISIT)])
def test_the_form_prints_blank_on_one_page(visit: bool, title: str) -> None:
    pages = pages_of(blank_meeting_request(letterhead=LETTERHEAD, mark=MARK, visit=visit, copies=2))
    assert len(pages) == 2
    for part in (title, "درخواست‌کننده", "مستند قانونی", "نظر معاون", "دستور استاندار"):
        assert part in pages[0], part
    assert ("مسیر بازدید" in pages[0]) is visit


def test_the_list_carries_everybody_invited_with_his_answer() -> None:
    (page,) = pages_of(reminders(attendees=invitees()))
    for part in (
        "فهرست یادآوری تلفنی جلسه",
        "یکشنبه ۱ آذر ۱۴۰۵، ۱۰:۰۰ تا ۱۱:۳۰",
        "۰۹۱۵ ۵۱۱ ۲۲۳۳",
        "جانشین: محمد قاسمی",
        "در مأموریت است",
        "اداره کل راه و شهرسازی",
        "نسرین سپهری",
        "۱۴۰۵/۰۸/۳۰ ۱۱:۰۵",
        *TICKS,
    ):
        assert part in page, part


def test_what_is_known_is_ticked() -> None:
    assert reminders(attendees=invitees()) != reminders(
        attendees=tuple(replace(one, answer=invitees()[0].answer) for one in invitees())
    )


def test_whoever_only_signed_up_is_not_rung() -> None:
    signed_up = attendee(name="داوطلب", role=AttendeeRole.SIGNED_UP)
    assert "داوطلب" not in text_of(reminders(attendees=(signed_up, attendee())))


def test_forty_invited_flow_under_the_head() -> None:
    pages = pages_of(reminders(attendees=invitees() * 8))
    assert len(pages) > 3
    assert all("دعوت‌شده" in page for page in pages)


def test_the_list_prints_blank_on_one_page() -> None:
    pages = pages_of(blank_reminder_sheet(letterhead=LETTERHEAD, mark=MARK, copies=2))
    assert len(pages) == 2
    assert "جانشین می‌آید" in pages[1]
