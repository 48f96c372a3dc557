"""A request by letter becomes a meeting, by a real keyboard: review, clash, other slot, told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from time import monotonic

import pytest

from app.agenda import (
    Answer,
    AttendeeDraft,
    EventDraft,
    EventSheet,
    EventState,
    Opinion,
    When,
    amend_event,
    event_draft,
    event_sheet,
    events_of_record,
    move_event,
    request_event,
)
from app.changes import Kind
from app.check import check_store
from app.clock import from_tehran
from app.hijri import hijri_date
from app.jalali import jalali_text, parse_time
from app.letters import LetterDraft, register_letter
from app.office import Office, open_office
from app.settings import office_calendar
from app.workdays import DayKind
from display import Display
from real_keyboard import LONG_FOR_A_KEY, Keyboard, running_window, until

FIXED, ASKED = "شورای تأمین", "کارگروه آب"
DEPUTY = "معاون عمرانی"
PEOPLE = tuple(
    AttendeeDraft(name=name, phone="09151112233") for name in ("رضا احمدی", "سعید کریمی")
)
RAMADAN = 9


def a_working_day(office: Office) -> date:
    """The next whole working day of ordinary hours, some days from now."""
    calendar, day = office.read(office_calendar), office.clock.today() + timedelta(days=7)
    while (
        not calendar.is_work_day(day)
        or calendar.weekday_kind(day) is not DayKind.WORK
        or hijri_date(day).month == RAMADAN
    ):
        day += timedelta(days=1)
    return day


def hour(day: date, begins: str, ends: str) -> When:
    return When(
        starts_at=from_tehran(day, parse_time(begins)), ends_at=from_tehran(day, parse_time(ends))
    )


class Request:
    """The operator at his keyboard, and the request he leads to its end."""

    def __init__(self, keyboard: Keyboard, office: Office, letter: int, day: date) -> None:
        self.keyboard, self.office, self.letter, self.day = keyboard, office, letter, day

    @property
    def sheet(self) -> EventSheet | None:
        rows = self.office.read(events_of_record, Kind.LETTER, self.letter)
        return self.office.read(event_sheet, rows[0].id) if rows else None

    def until(self, true: Callable[[EventSheet], object], otherwise: str) -> EventSheet:
        """Wait until the store has it so."""
        until(lambda: self.sheet is not None and bool(true(self.sheet)), otherwise)
        assert self.sheet is not None
        return self.sheet

    def press(
        self, keys: str | tuple[str, ...], true: Callable[[EventSheet], object], otherwise: str
    ) -> EventSheet:
        """Press until the store has it so; a page that still reads takes no key."""

        def done() -> bool:
            self.keyboard.press(*((keys,) if isinstance(keys, str) else keys))
            end = monotonic() + LONG_FOR_A_KEY
            while monotonic() < end:
                sheet = self.sheet
                if sheet is not None and true(sheet):
                    return True
            return False

        until(done, otherwise)
        assert self.sheet is not None
        return self.sheet

    def comes_by_letter(self) -> None:
        self.keyboard.begin("ctrl+4", "نامه")
        self.keyboard.until_title("ثبت‌شده")
        self.keyboard.begin("ctrl+F7", "فرم ضرورت")
        registered = "the request was not registered"
        sheet = self.press("ctrl+Return", lambda sheet: sheet.number, registered)
        assert (sheet.state, sheet.subject) == (EventState.REQUESTED, ASKED)
        assert sheet.letter_number == "412"
        self.keyboard.until_title("درخواست‌شده")

    def is_reviewed(self) -> None:
        keyboard = self.keyboard
        keyboard.begin("ctrl+F10", "نظرخواهی")
        keyboard.write(DEPUTY)
        keyboard.press("Return")
        self.press("ctrl+Return", lambda sheet: sheet.reviews, "the deputy was not asked")
        keyboard.until_title("در بررسی")
        keyboard.begin("ctrl+shift+b", "پاسخ")
        self.press(
            "ctrl+Return",
            lambda sheet: sheet.reviews[0].opinion is Opinion.SUITABLE,
            "his answer is not there",
        )

    def is_held_where_it_clashes(self) -> None:
        """The hour of the other meeting is refused in words; the first way out is taken by key."""
        keyboard = self.keyboard
        keyboard.begin("ctrl+shift+h", "زمان دادن")
        keyboard.write(f"{jalali_text(self.day)} ۱۰ تا ۱۱")
        keyboard.press("ctrl+Return")
        before = self.sheet
        assert before is not None
        assert before.starts_at is None

        # Each asking anew takes the ways off until they are found again: no haste.
        sheet = self.press(
            ("alt+1", "ctrl+Return"), lambda sheet: sheet.starts_at, "no way out was taken"
        )
        assert sheet.state is EventState.TENTATIVE
        assert sheet.starts_at is not None
        assert sheet.starts_at.time() != parse_time("10:00")
        keyboard.until_title("رزرو موقت")

    def is_fixed(self) -> None:
        fixed = EventState.SCHEDULED
        self.press("alt+m", lambda sheet: sheet.state is fixed, "it is not fixed")
        self.keyboard.until_title("قطعی")

    def is_rung_up(self) -> None:
        """Another desk writes down who comes; they are told by one digit each."""
        sheet = self.sheet
        assert sheet is not None
        draft = replace(
            self.office.read(event_draft, sheet.id), attendees=PEOPLE, special=True, when=None
        )
        self.office.write(amend_event, sheet.id, sheet.version, draft)
        self.keyboard.press("ctrl+F5")
        self.keyboard.begin("ctrl+shift+y", "یادآوری تلفنی")
        self._answers("1", Answer.TOLD, Answer.NONE)
        self._answers("3", Answer.TOLD, Answer.DECLINED)
        self.keyboard.press("Escape")
        self.keyboard.until_title("قطعی")

    def _answers(self, key: str, *answers: Answer) -> None:
        self.press(
            key,
            lambda sheet: tuple(one.answer for one in sheet.attendees) == answers,
            "the answer was not written",
        )

    def was_held(self) -> None:
        """Its time has come: another desk brought it forward, and it was."""
        sheet = self.sheet
        assert sheet is not None
        yesterday = hour(self.office.clock.today() - timedelta(days=1), "10:00", "11:00")
        self.office.write(
            move_event, sheet.id, sheet.version, yesterday, "زودتر شد", "روز آن پیش افتاد"
        )
        self.keyboard.press("ctrl+F5")
        self.keyboard.begin("alt+z", "برگزار شد")
        self.keyboard.press("Tab")
        self.keyboard.write("اداره کل آب")
        sheet = self.press(
            "ctrl+Return",
            lambda sheet: sheet.state is EventState.MINUTES_AWAITED,
            "its minutes are not awaited",
        )
        assert sheet.minutes_from == "اداره کل آب"
        self.keyboard.until_title("در انتظار صورتجلسه")


def laid_before(office: Office) -> tuple[int, date]:
    """A letter that asks for a meeting, and a meeting that is fixed already."""
    day = a_working_day(office)
    fixed = EventDraft(subject=FIXED, when=hour(day, "10:00", "11:00"))
    office.write(request_event, fixed)
    draft = LetterDraft(
        sender_name="محمد رضایی",
        organisation="شرکت آب منطقه‌ای",
        their_number="412",
        their_date=office.clock.today() - timedelta(days=1),
        subject=ASKED,
    )
    return office.write(register_letter, draft).value, day


@pytest.mark.end2end
def test_a_request_by_letter_becomes_a_meeting(display: Display, sqlite_url: str) -> None:
    with open_office(sqlite_url, create=True) as office:
        office.sign_in_as()
        letter, day = laid_before(office)
        keyboard = Keyboard(display)
        request = Request(keyboard, office, letter, day)
        with running_window(display, sqlite_url) as window:
            keyboard.until_title("امروز")
            request.comes_by_letter()
            request.is_reviewed()
            request.is_held_where_it_clashes()
            request.is_fixed()
            request.is_rung_up()
            request.was_held()
            assert window.poll() is None
        assert check_store(office.database) == []
