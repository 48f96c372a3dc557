"""The papers of meetings: minutes over many pages, attendance, extracts, agencies, the report."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import docx
import pytest

from app.clock import FixedClock
from app.marks import Classification
from app.meetings import MeetingDraft, begin_meeting, end_meeting, meeting_sheet, plan_meeting
from app.meetings.drafts import InviteeDraft, ResolutionDraft
from app.meetings.following import ResolutionFilter
from app.meetings.resolutions import resolve
from app.meetings.sheets import (
    ATTENDANCE,
    MinutesPaper,
    agencies_paper,
    attendance_paper,
    count_meeting_prints,
    extract_papers,
    minutes_paper,
    report_paper,
)
from app.meetings.states import MinutesKind
from app.office import Office, open_office
from call_sheets import LETTERHEAD, MARK
from meetings_on_paper import minutes_content
from printed_pages import pages_of, text_of
from reports.attendance import attendance, blank_attendance
from reports.meeting_report import meeting_reports
from reports.minutes import blank_minutes, minutes
from reports.minutes_docx import minutes_docx
from reports.minutes_extract import minutes_extracts
from reports.resolutions_by_agency import resolutions_by_agency
from reports.signature_grid import GOES_ON, PAGE_ROOM, signature_grid

CONFIDENTIAL = "محرمانه"
NOW = datetime(2026, 11, 22, 7, 0, tzinfo=UTC)


def printed(**more: Any) -> list[str]:
    content = minutes_content(**more)
    return pages_of(minutes([MinutesPaper(content, 0)], letterhead=LETTERHEAD, mark=MARK))


@pytest.mark.parametrize("resolutions", [0, 1, 7, 12, 13, 14, 15, 40])
def test_the_places_to_sign_never_stand_alone(resolutions: int) -> None:
    pages = printed(resolutions=resolutions)
    signed = next(page for page in pages if "دبیر جلسه" in page)
    assert "رونوشت" in signed
    assert pages[-1] == signed


@pytest.mark.parametrize("people", [1, 9, 16, 20, 34, 45])
@pytest.mark.parametrize("resolutions", [4, 9])
def test_so_many_sign_on_the_page_of_the_last_lines(people: int, resolutions: int) -> None:
    pages = printed(people=people, resolutions=resolutions)
    assert "رونوشت" in pages[-1]
    signed = pages[-1].split("دبیر جلسه")[1]
    assert "رضا کریمی" in signed


def test_what_no_page_holds_goes_on_under_a_title() -> None:
    pages = printed(people=150)
    begun = next(number for number, page in enumerate(pages) if "دبیر جلسه" in page)
    assert "رونوشت" in pages[begun]
    assert len(pages) > begun + 1
    assert all(GOES_ON in page for page in pages[begun + 1 :])


def test_posts_of_many_words_wrap_in_their_place_to_sign() -> None:
    post = "معاون هماهنگی امور عمرانی و سرپرست دفتر فنی استانداری و عضو شورای برنامه‌ریزی"
    low, high = signature_grid([("مدیرکل", "کاوه")]), signature_grid([(post, "کاوه")])
    assert high[0].height > low[0].height
    assert sum(one.height for one in signature_grid([(post, "کاوه")] * 30)) < PAGE_ROOM


def test_minutes_of_another_secretary_say_his_number() -> None:
    content = replace(
        minutes_content(), minutes_number="45/1405/د", minutes_date=date(2026, 11, 25)
    )
    text = text_of(minutes([MinutesPaper(content, 0)], letterhead=LETTERHEAD, mark=MARK))
    assert "شماره صورتجلسه دبیرخانه برگزارکننده" in text
    assert "۱۴۰۵/۰۹/۰۴" in text
    assert "شماره صورتجلسه" not in text_of(
        minutes([MinutesPaper(minutes_content(), 0)], letterhead=LETTERHEAD, mark=MARK)
    )


def test_class_and_page_stand_on_every_page() -> None:
    pages = printed(sections=6, resolutions=30, classification=Classification.CONFIDENTIAL)
    assert len(pages) > 6
    for number, page in enumerate(pages, 1):
        assert page.count(CONFIDENTIAL) >= 2
        said = f"صفحه {number} از {len(pages)}".translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
        assert said in page


def test_the_head_of_the_resolutions_stands_on_each_of_their_pages() -> None:
    pages = printed(resolutions=60)
    with_rows = [page for page in pages if "پروانه بهره‌برداری تا پایان" in page]
    assert len(with_rows) > 2
    assert all("مسئول پیگیری" in page for page in with_rows)


def test_minutes_say_who_was_there_late_sent_or_absent() -> None:
    text = " ".join(printed())
    for words in (
        "رضا کریمی",
        "به جای",
        "ورود ۰۹:۱۲",
        "غایب بی‌خبر",
        "با طرح موافقت شد.",
        "جلسه بعد",
    ):
        assert words in text


def test_a_form_leaves_out_what_was_said_and_a_draft_says_so() -> None:
    assert "دستور ۱:" in " ".join(printed(sections=1))
    assert "دستور ۱:" not in " ".join(printed(sections=1, kind=MinutesKind.FORM))
    assert "پیش‌نویس" in printed(edition=0)[0]
    assert "پیش‌نویس" not in printed()[0]


def test_the_blank_forms_are_a_page_each() -> None:
    for make in (blank_minutes, blank_attendance):
        assert len(pages_of(make(letterhead=LETTERHEAD, mark=MARK, copies=2))) == 2


def test_the_docx_says_the_same_from_the_right() -> None:
    content = minutes_content(sections=1, classification=Classification.CONFIDENTIAL)
    document = docx.Document(io.BytesIO(minutes_docx(content)))
    words = "\n".join(paragraph.text for paragraph in document.paragraphs)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "صورتجلسه" in words
    assert "دستور ۱: بررسی طرح‌ها" in words
    assert any("پروانه بهره‌برداری" in cell for cell in cells)
    assert all(
        paragraph._p.xpath(".//w:bidi") for paragraph in document.paragraphs if paragraph.text
    )
    carried, said, resolved, signed = document.tables
    assert [cell.text for cell in resolved.rows[0].cells][-1] == "وضعیت"
    assert "مهلت" in [cell.text for cell in carried.rows[0].cells]
    assert said.rows[0].cells[0].text == "ردیف"
    assert "سهراب آریان‌فر" in signed.rows[0].cells[0].text
    lines = [line for row in signed.rows[:-1] for cell in row.cells for line in cell.paragraphs]
    assert all(line.paragraph_format.keep_with_next for line in lines)
    footer = document.sections[0].footer.paragraphs[0].text
    assert CONFIDENTIAL in footer


@pytest.fixture
def office(made: None, sqlite_url: str) -> Iterator[Office]:
    with open_office(sqlite_url, clock=FixedClock(NOW)) as one:
        one.sign_in_as()
        yield one


def held(office: Office) -> int:
    """A meeting that resolved two things."""
    starts = office.clock.now() - timedelta(hours=3)
    draft = MeetingDraft(
        subject="شورای ترافیک",
        starts_at=starts,
        ends_at=starts + timedelta(hours=2),
        invitees=(InviteeDraft(name="علی احمدی", organisation="راه"), InviteeDraft(name="غایب")),
    )
    number: int = office.write(plan_meeting, draft).value

    def do(deed: Any, *more: Any) -> None:
        version = office.read(meeting_sheet, number).version
        office.write(deed, number, version, *more)

    do(begin_meeting, starts)
    due = office.clock.today() + timedelta(days=3)
    do(resolve, ResolutionDraft(words="آسفالت شود.", responsible="اداره کل راه", due_on=due))
    do(resolve, ResolutionDraft(words="لوله عوض شود.", responsible="شرکت آب"))
    do(end_meeting)
    return number


def test_the_papers_of_a_meeting_say_what_it_is(office: Office) -> None:
    number = held(office)
    sheets = [office.read(attendance_paper, number)]
    text = text_of(attendance(sheets, letterhead=LETTERHEAD, mark=MARK))
    assert "علی احمدی" in text
    assert "غایب" in text
    extracts = office.read(extract_papers, number)
    pages = pages_of(minutes_extracts(extracts, letterhead=LETTERHEAD, mark=MARK))
    assert len(pages) == 2
    assert "آسفالت شود." in pages[0]
    assert "لوله عوض شود." not in pages[0]
    report = text_of(
        meeting_reports([office.read(report_paper, number)], letterhead=LETTERHEAD, mark=MARK)
    )
    assert "نظر استاندار" in report
    agencies = office.read(agencies_paper, ResolutionFilter())
    text = text_of(resolutions_by_agency(agencies, letterhead=LETTERHEAD, mark=MARK))
    assert "اداره کل راه" in text
    assert "لوله عوض شود." in text
    draft = office.read(minutes_paper, number)
    assert "پیش‌نویس" in text_of(minutes([draft], letterhead=LETTERHEAD, mark=MARK))


def test_a_second_print_says_that_it_is_one(office: Office) -> None:
    number = held(office)
    office.write(count_meeting_prints, number, ATTENDANCE)
    text = text_of(
        attendance([office.read(attendance_paper, number)], letterhead=LETTERHEAD, mark=MARK)
    )
    assert "چاپ مجدد ۱" in text
