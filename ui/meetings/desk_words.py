"""The words, tones and keys of the minutes desk and of what follows it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from app.clock import to_tehran
from app.jalali import clock_text, jalali_text
from app.meetings.rows import InviteeLine, ItemLine, MeetingSheet, ResolutionLine
from app.meetings.states import ItemState, Presence, ResolutionState
from app.meetings.texts import ABSENT, INVITEE_ROLES, ITEM_KINDS, ITEM_STATES, PRESENCES
from app.text import isolate, persian_count, persian_digits

NOTHING: Final = "—"
GENERAL: Final = "مذاکرات بیرون از دستور"

RESOLUTION_STATES: Final[Mapping[ResolutionState, str]] = {
    ResolutionState.OPEN: "باز",
    ResolutionState.IN_ACTION: "در اقدام",
    ResolutionState.REPORTED: "پاسخ رسید",
    ResolutionState.DONE: "انجام شد",
    ResolutionState.DROPPED: "کنار گذاشته شد",
}
ANNULLED: Final = "باطل شد"
LATE: Final = "{days} روز دیرکرد"

#: What a key of the desk says of the item in sight, with the word of its button.
DECISIONS: Final = (
    (ItemState.DECIDED, "تصمیم", "Alt+5"),
    (ItemState.NOTED, "جهت اطلاع", "Alt+6"),
    (ItemState.PUT_OFF, "جلسه بعد", "Alt+7"),
    (ItemState.WITHDRAWN, "خروج", "Alt+8"),
)
REOPEN_KEY: Final = "Alt+9"
#: Closes the carried resolution in hand.
DONE_KEY: Final = "Alt+Shift+End"


def shown_count(count: int) -> str:
    """A count as it is read."""
    return persian_count(count)


def shown_number(number: str) -> str:
    """A number of the registers, whose parts keep their places."""
    return isolate(persian_digits(number)) if number else ""


def shown_day(day: date | None) -> str:
    """A day, or nothing."""
    return isolate(jalali_text(day)) if day is not None else ""


def shown_moment(moment: datetime) -> str:
    """A moment with its hour."""
    at = to_tehran(moment)
    return f"{isolate(jalali_text(at.date()))}، {isolate(clock_text(at.timetz()))}"


def shown_hour(moment: datetime | None) -> str:
    """An hour of the meeting's day, or nothing."""
    return isolate(clock_text(to_tehran(moment).timetz())) if moment is not None else ""


def meeting_name(sheet: MeetingSheet) -> str:
    """A meeting as titles name it."""
    return f"جلسه {shown_number(sheet.number)}"


def item_lines(sheet: MeetingSheet, place: int, item: ItemLine) -> tuple[str, str]:
    """An item of the agenda in two lines: its title, and how far it is."""
    title = item.title or ITEM_KINDS[item.kind]
    count = sum(one.item_id == item.id and not one.is_annulled for one in sheet.resolutions)
    parts = [
        ITEM_STATES[item.state],
        f"{shown_count(count)} مصوبه" if count else "",
        item.presenter,
        f"{shown_count(item.minutes)} دقیقه" if item.minutes else "",
    ]
    return f"{shown_count(place)}. {title}", " · ".join(part for part in parts if part)


def presence_words(one: InviteeLine) -> str:
    """Whether somebody is there, in a line."""
    said = ABSENT if one.is_absent else PRESENCES[one.presence]
    if one.presence is Presence.UNSAID and not one.is_absent:
        said = "هنوز گفته نشده"
    parts = [
        said,
        f"جانشین: {one.substitute}" if one.presence is Presence.SUBSTITUTE else "",
        f"آمد {shown_hour(one.came_at)}" if one.came_at is not None else "",
        f"رفت {shown_hour(one.left_at)}" if one.left_at is not None else "",
    ]
    return " · ".join(part for part in parts if part)


def invitee_words(one: InviteeLine) -> str:
    """Who is invited."""
    role = INVITEE_ROLES[one.role]
    where = " ".join(part for part in (one.post, one.organisation) if part)
    return " · ".join(part for part in (one.name or one.organisation, where, role) if part)


def who_does(one: ResolutionLine) -> str:
    """Who does a resolution, and with whom."""
    more = "، ".join(one.co_responsible)
    return f"{one.responsible or NOTHING} با همکاری {more}" if more else one.responsible


def resolution_lines(one: ResolutionLine) -> tuple[str, str]:
    """A resolution in two lines: its number and words, who does it until when, how it stands."""
    due = f"تا {shown_day(one.due_on)}" if one.due_on is not None else ""
    stands = ANNULLED if one.is_annulled else RESOLUTION_STATES[one.state]
    late = LATE.format(days=shown_count(one.late_days)) if one.late_days else ""
    parts = (who_does(one), due, stands, late)
    return (
        f"{shown_number(one.number)} — {one.words}",
        " · ".join(part for part in parts if part),
    )
