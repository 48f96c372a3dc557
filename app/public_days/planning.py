"""Planning a public day through the programme, moving it, calling it off (P1.15, P2.18, C1, C2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import insert, select

from app import journal
from app.access import Right, require
from app.agenda import (
    EventDraft,
    EventKind,
    EventState,
    LinkedRecord,
    Origin,
    ResourceUse,
    When,
    cancel_event,
    link_record,
    move_event,
    request_event,
)
from app.agenda.deeds import seen_event
from app.agenda.proving import checked_when, words_of
from app.changes import Changes, Kind, changed
from app.clock import to_tehran
from app.errors import InvalidFields, InvalidInput, NotAllowed
from app.jalali import clock_text, long_jalali_text
from app.limits import checked_length
from app.numbering import PUBLIC_DAYS as SERIES
from app.numbering import take_number
from app.public_days.carrying import leave_day
from app.public_days.deeds import DAY_TABLES, PLANNED, PublicDayDeed
from app.public_days.drafts import PublicDayDraft
from app.public_days.states import MOVABLE, ManagerAnswer, PublicDayState
from app.session import OfficeSession
from app.text import LONG_LIMIT, SHORT_LIMIT, persian_digits, search_key, tidy
from app.visits.keys import day_search_key
from app.visits.rules import visit_rules
from app.visits.tables import MANAGERS, PUBLIC_DAY_STEPS, PUBLIC_DAYS

TITLE: Final = "ملاقات عمومی استاندار"
MOST_MINUTES_EACH: Final = 240
WHY_MOVED: Final = "سبب جابه‌جایی را بنویسید."
WHY_CANCELLED: Final = "سبب لغو را بنویسید."

_SHORT: Final = ("place", "title")
_LONG: Final = ("note", "override_reason")


def plan_public_day(session: OfficeSession, draft: PublicDayDraft) -> Changes[int]:
    """Plan a public day; the programme holds its time from now on.

    Saving the same draft again finds its record.

    Raises:
        NotAllowed: The operator may not, or the year is closed.
        InvalidFields: Something typed cannot be taken.
        Clashing: The time is not free; nothing was written.
    """
    require(session.desk.operator, Right.HOLD_PUBLIC_DAYS)
    made = session.execute(
        select(PUBLIC_DAYS.c.id).where(PUBLIC_DAYS.c.request_key == draft.request_key)
    ).scalar()
    if made is not None:
        return changed(made)
    checked = checked_day(draft)
    event_id = request_event(session, _entry(checked), right=None).value
    today = session.desk.clock.today()
    number = take_number(session, SERIES, visit_rules(session).public_day_number, today)
    day = _first_columns(session, checked) | {
        "event_id": event_id,
        "year": number.year,
        "serial": number.serial,
        "number": number.text,
        "number_key": search_key(number.text),
        "place": checked.place or seen_event(session, event_id)["place"],
    }
    words = persian_digits(f"ملاقات عمومی {number.text} برای {day_words(day)} برنامه‌ریزی شد.")
    day |= {"last_step": words[:SHORT_LIMIT], "search_key": day_search_key(day, ())}
    day_id: int = session.execute(
        insert(PUBLIC_DAYS).values(**day).returning(PUBLIC_DAYS.c.id)
    ).scalar_one()
    step = DAY_TABLES.step_row(session, day_id, PLANNED, words)
    session.execute(insert(PUBLIC_DAY_STEPS).values(**step))
    journal.note(session, Kind.PUBLIC_DAY, day_id, PLANNED, words)
    link = LinkedRecord(kind=Kind.PUBLIC_DAY, id=day_id)
    link_record(session, event_id, seen_event(session, event_id)["version"], link, right=None)
    return changed(day_id, Kind.PUBLIC_DAY, Kind.EVENT)


def _entry(draft: PublicDayDraft) -> EventDraft:
    """The day as an entry of the programme."""
    return EventDraft(
        kind=EventKind.PUBLIC_MEETING,
        subject=draft.title,
        origin=Origin.OFFICE,
        when=When(starts_at=draft.starts_at, ends_at=draft.ends_at),
        place=draft.place,
        uses=(ResourceUse(resource_id=draft.room_id),) if draft.room_id is not None else (),
        override_reason=draft.override_reason,
        request_key=draft.request_key,
    )


def _first_columns(session: OfficeSession, draft: PublicDayDraft) -> dict[str, Any]:
    now = session.desk.clock.now()
    return {
        "state": PublicDayState.PLANNED.value,
        "starts_at": draft.starts_at,
        "ends_at": draft.ends_at,
        "title": draft.title,
        "note": draft.note,
        "minutes_each": draft.minutes_each,
        "list_until": draft.list_until,
        "state_reason": "",
        "moved_count": 0,
        "began_at": None,
        "ended_at": None,
        "results_due_on": None,
        "report": "",
        "reported_to": "",
        "reported_number": "",
        "reported_on": None,
        "operator_id": session.desk.operator.id,
        "registered_at": now,
        "last_step_at": now,
        "printed_count": 0,
        "request_key": draft.request_key,
        "version": 1,
    }


def checked_day(draft: PublicDayDraft) -> PublicDayDraft:
    """A public day tidied and proved.

    Raises:
        InvalidFields: Every field that cannot be taken.
    """
    problems: list[InvalidInput] = []
    texts: dict[str, Any] = {
        name: checked_length(name, tidy(getattr(draft, name)), SHORT_LIMIT, problems)
        for name in _SHORT
    } | {
        name: checked_length(name, tidy(getattr(draft, name), multiline=True), LONG_LIMIT, problems)
        for name in _LONG
    }
    checked = replace(draft, **(texts | {"title": texts["title"] or TITLE}))
    problems += _problems(checked)
    if problems:
        raise InvalidFields(problems)
    when = checked_when(When(starts_at=checked.starts_at, ends_at=checked.ends_at))
    return replace(checked, starts_at=when.starts_at, ends_at=when.ends_at)


def _problems(draft: PublicDayDraft) -> list[InvalidInput]:
    found = []
    if draft.ends_at <= draft.starts_at:
        found.append(InvalidInput("ends_at", "پایان باید پس از آغاز باشد."))
    elif to_tehran(draft.starts_at).date() != to_tehran(draft.ends_at).date():
        found.append(InvalidInput("ends_at", "ملاقات عمومی در همان روز پایان می‌یابد."))
    if not 1 <= draft.minutes_each <= MOST_MINUTES_EACH:
        words = persian_digits(f"عددی از ۱ تا {MOST_MINUTES_EACH} بنویسید.")
        found.append(InvalidInput("minutes_each", words))
    if draft.list_until is not None and draft.list_until > to_tehran(draft.starts_at).date():
        found.append(InvalidInput("list_until", "مهلت فهرست پس از روز ملاقات است."))
    return found


def day_words(day: Mapping[str, Any]) -> str:
    """A day's time as sentences say it."""
    starts, ends = to_tehran(day["starts_at"]), to_tehran(day["ends_at"])
    hours = f"{clock_text(starts.time())} تا {clock_text(ends.time())}"
    return f"{long_jalali_text(starts.date())}، {hours}"


def amend_public_day(
    session: OfficeSession, day_id: int, version: int, draft: PublicDayDraft
) -> Changes[int]:
    """Correct title, place, note, minutes and deadline of a day; its time is moved, not corrected.

    Raises:
        InvalidFields: Something typed cannot be taken.
        NotAllowed: It is over, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = PublicDayDeed(session, day_id, version)
    deed.require(*MOVABLE, refusal="دیگر ویرایش نمی‌شود.")
    times = {name: deed.record[name] for name in ("starts_at", "ends_at")}
    checked = checked_day(replace(draft, **times))
    wanted = {
        name: getattr(checked, name)
        for name in ("title", "place", "note", "minutes_each", "list_until")
    }
    values = {name: value for name, value in wanted.items() if deed.record[name] != value}
    if not values:
        return changed(day_id)
    deed.set(**values)
    if "minutes_each" in values:
        slots_follow(deed)
    return deed.finish("amend_public_day", "مشخصات ملاقات عمومی ویرایش شد.")


def move_public_day(
    session: OfficeSession,
    day_id: int,
    version: int,
    starts_at: datetime,
    ends_at: datetime,
    reason: str,
    override_reason: str = "",
) -> Changes[int]:
    """Move a day to another time; its petitioners come along, each at his place of the order.

    Raises:
        Clashing: The time is not free; nothing was written.
        InvalidInput: The reason is missing.
        InvalidFields: The time cannot be taken.
        NotAllowed, NotFound, StaleRecord: As for every deed.
    """
    deed = PublicDayDeed(session, day_id, version)
    deed.require(*MOVABLE, refusal="دیگر جابه‌جا نمی‌شود.")
    why = words_of(reason, "reason", needed=WHY_MOVED)
    checked = checked_day(_as_draft(deed.record, starts_at=starts_at, ends_at=ends_at))
    event_id = deed.record["event_id"]
    entry = seen_event(session, event_id)["version"]
    when = When(starts_at=checked.starts_at, ends_at=checked.ends_at)
    if move_event(session, event_id, entry, when, why, override_reason, right=None).kinds:
        deed.changed_event(event_id)
    elif (deed.record["starts_at"], deed.record["ends_at"]) == (when.starts_at, when.ends_at):
        return changed(day_id)
    before = day_words(deed.record)
    deed.set(
        starts_at=when.starts_at,
        ends_at=when.ends_at,
        state_reason=why,
        moved_count=deed.record["moved_count"] + 1,
    )
    slots_follow(deed)
    _ask_anew(deed)
    words = f"از {before} به {day_words(deed.record)} جابه‌جا شد: {why}"
    return deed.finish("move_public_day", words)


def _ask_anew(deed: PublicDayDeed) -> None:
    """Of another time every manager has to be told again."""
    anew = {"answer": ManagerAnswer.NONE.value, "substitute": "", "told_at": None}
    for row in list(deed.part(MANAGERS.name).values()):
        if row["answer"] != ManagerAnswer.NONE.value:
            deed.set_row(MANAGERS.name, row["id"], **anew)


def _as_draft(day: Mapping[str, Any], *, starts_at: datetime, ends_at: datetime) -> PublicDayDraft:
    # A list that was due before the old day may be due after the new one: it is due by then.
    until = day["list_until"]
    last = to_tehran(starts_at).date()
    return PublicDayDraft(
        starts_at=starts_at,
        ends_at=ends_at,
        title=day["title"],
        minutes_each=day["minutes_each"],
        list_until=min(until, last) if until is not None else None,
    )


def follow_programme(session: OfficeSession, day_id: int, version: int) -> Changes[int]:
    """Take over the time its entry was given in the programme itself.

    Raises:
        NotAllowed: The entry has no time, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = PublicDayDeed(session, day_id, version)
    deed.require(*MOVABLE, refusal="دیگر جابه‌جا نمی‌شود.")
    entry = seen_event(session, deed.record["event_id"])
    if entry["starts_at"] is None or entry["state"] == EventState.CANCELLED.value:
        raise NotAllowed("برنامه این روز در تقویم زمانی ندارد؛ ملاقات عمومی را جابه‌جا یا لغو کنید.")
    before = day_words(deed.record)
    deed.set(
        starts_at=entry["starts_at"],
        ends_at=entry["ends_at"],
        moved_count=deed.record["moved_count"] + 1,
    )
    slots_follow(deed)
    _ask_anew(deed)
    words = f"به پیروی از تقویم از {before} به {day_words(deed.record)} رفت."
    return deed.finish("follow_programme", words)


def cancel_public_day(
    session: OfficeSession, day_id: int, version: int, reason: str, carry_to: int | None = None
) -> Changes[int]:
    """Call a day off; whoever was not answered yet goes to another day or waits for the next.

    Args:
        session: The transaction.
        day_id: Which.
        version: As read.
        reason: Why.
        carry_to: The day his petitioners go to; None lets them wait for the next.

    Raises:
        InvalidInput: The reason is missing, or the other day takes no petitioners.
        NotAllowed: It has begun, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = PublicDayDeed(session, day_id, version)
    why = words_of(reason, "reason", needed=WHY_CANCELLED)
    deed.move(PublicDayState.CANCELLED, state_reason=why)
    moved = leave_day(deed, carry_to)
    event_id = deed.record["event_id"]
    entry = seen_event(session, event_id)
    if entry["state"] != EventState.CANCELLED.value:
        cancel_event(session, event_id, entry["version"], why, right=None)
        deed.changed_event(event_id)
    return deed.finish("cancel_public_day", f"لغو شد: {why}{moved}")


def slots_follow(deed: PublicDayDeed) -> None:
    """Give every petition that has a time in the order the time that follows from the day."""
    for row in deed.petitions():
        if row["slot_at"] is not None and row["turn"] is not None:
            at = slot_of(deed.record, row["turn"])
            if at != row["slot_at"]:
                deed.set_petition(row, slot_at=at)


def slot_of(day: Mapping[str, Any], turn: int) -> datetime:
    """When a turn comes."""
    at: datetime = day["starts_at"] + timedelta(minutes=(turn - 1) * day["minutes_each"])
    return at
