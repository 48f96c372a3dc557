"""Series and meetings as typed, and a person who holds them before the window."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any, Final
from uuid import uuid4

from app.clock import FixedClock, from_tehran
from app.meetings import (
    InviteeDraft,
    MeetingDraft,
    MeetingSheet,
    SeriesDraft,
    SeriesSheet,
    TopicDraft,
    begin_meeting,
    meeting_sheet,
    plan_meeting,
    series_sheet,
)
from app.meetings.series import add_topic, begin_series
from app.meetings.states import InviteChannel, InviteeRole, Presence
from app.office import Office
from seat import Seat

#: A Monday after the tests' own day.
MONDAY: Final = date(2026, 8, 3)

COUNCIL: Final = SeriesDraft(
    name="شورای برنامه‌ریزی و توسعه استان",
    purpose="هماهنگی طرح‌های عمرانی استان؛ ماده ۳۱ احکام دائمی.",
    chair="استاندار",
    chair_post="رئیس شورا",
    secretary="علی کاظمی",
    secretary_post="رئیس سازمان برنامه",
    place="سالن شهید بهشتی",
    members=(
        InviteeDraft(role=InviteeRole.CHAIR, name="استاندار", channel=InviteChannel.PHONE),
        InviteeDraft(name="حسین مرادی", post="مدیرکل راه", organisation="اداره کل راه"),
        InviteeDraft(
            name="زهرا صالحی",
            post="مدیرعامل",
            organisation="شرکت آب و فاضلاب",
            phone="0915 123 4567",
        ),
        InviteeDraft(name="مهدی رضوانی", post="رئیس", organisation="دانشگاه فردوسی"),
    ),
)
TOPICS: Final = (
    TopicDraft(title="طرح کمربندی شمالی", presenter="حسین مرادی", minutes=30),
    TopicDraft(title="کم‌آبی روستاهای گرماب", presenter="زهرا صالحی", minutes=20, papers="نقشه"),
)


def council(office: Office, **more: Any) -> int:
    """A series with its members and two topics that wait."""
    draft = replace(COUNCIL, **({"request_key": uuid4()} | more))
    number = office.write(begin_series, draft).value
    for topic in TOPICS:
        version = office.read(series_sheet, number).version
        office.write(add_topic, number, version, topic)
    return number


def at(hour: int, minute: int = 0, day: date = MONDAY) -> datetime:
    """An hour on Tehran's clock."""
    return from_tehran(day, time(hour, minute))


def planned(office: Office, series_id: int | None = None, **more: Any) -> int:
    """A meeting on Monday from nine to eleven; of a series it is as the series proposes."""
    typed: dict[str, Any] = {
        "series_id": series_id,
        "subject": "" if series_id is not None else "هماهنگی نمایشگاه استان",
        "starts_at": at(9),
        "ends_at": at(11),
    }
    return office.write(plan_meeting, MeetingDraft(**(typed | more))).value


def do(office: Office, deed: Any, meeting: int, *arguments: Any) -> Any:
    """Do something to a meeting as it stands."""
    version = office.read(meeting_sheet, meeting).version
    return office.write(deed, meeting, version, *arguments).value


class MeetingDesk:
    """A seat with a page of meetings in sight."""

    def __init__(self, seat: Seat, section: str = "meetings") -> None:
        self.seat, self.section = seat, section

    def show(self) -> None:
        """Bring the page to sight and wait for it."""
        self.seat.show_section(self.section)
        self.seat.settle()

    @property
    def page(self) -> Any:
        """The page."""
        return self.seat.page(self.section)

    def press(self, keys: str) -> None:
        """Press once, when nothing is under way."""
        self.seat.press(keys)
        self.seat.settle()

    def act(self, action: str) -> None:
        """Do an action as soon as it means something, as its key or the menu does."""
        found = self.seat.window.action(action)
        self.seat.until(found.isEnabled)
        found.trigger()
        self.seat.settle()

    def save(self) -> None:
        """Save the form in sight; it must go."""
        form = self.page.current_form()
        self.press("Ctrl+Return")
        assert self.page.current_form() is not form, (self.seat.problems(), form.bar.text)
        self.seat.settle()

    def sheet(self, number: int) -> MeetingSheet:
        """A meeting as the services have it."""
        return self.seat.other.read(meeting_sheet, number)

    def series(self, number: int) -> SeriesSheet:
        """A series as the services have it."""
        return self.seat.other.read(series_sheet, number)

    def its_morning(self) -> None:
        """Let the meeting's hour have come."""
        clock: FixedClock = self.seat.clock
        clock.set(at(9, 5))


def standing(desk: MeetingDesk, **more: object) -> int:
    """A meeting of the council, in sight, the cursor on its first invitee."""
    number = planned(desk.seat.other, council(desk.seat.other), **more)
    desk.show()
    desk.press("Return")
    return number


def begun(desk: MeetingDesk) -> int:
    """A meeting of the council that has just begun, the cursor on its first invitee."""
    number = standing(desk)
    desk.its_morning()
    do(desk.seat.other, begin_meeting, number)
    desk.page.reload()
    desk.seat.settle()
    desk.page.workbench.enter()
    return number


def presences(desk: MeetingDesk, number: int) -> list[Presence]:
    """What was said of each invitee of a meeting."""
    return [one.presence for one in desk.sheet(number).invitees]
