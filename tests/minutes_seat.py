"""Meetings put into a store as they stand, for tests of their minutes."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any, Final
from uuid import uuid4

from sqlalchemy import insert, select, update

from app.changes import Changes, Kind, changed
from app.clock import from_tehran
from app.meetings.deeds import MEETING_TABLES, PLANNED, SERIES_BEGUN, SERIES_TABLES
from app.meetings.states import InviteeRole, ItemKind, MeetingState
from app.meetings.tables import (
    INVITEES,
    ITEMS,
    MEETING_STEPS,
    MEETINGS,
    SERIES,
    SERIES_STEPS,
    TOPICS,
)
from app.numbering import MEETINGS as NUMBERS
from app.numbering import take_number
from app.office import Office
from app.rich_text import from_plain, to_json
from app.session import OfficeSession

#: A day before the tests' own, nine o'clock.
DAY: Final = date(2026, 11, 21)

_ZEROS: Final = ("discussion_edition", "texts_saved", "minutes_reminders", "edition")


def _blank(table: Any, **values: Any) -> dict[str, Any]:
    """A row with nothing in it but what is said."""
    row: dict[str, Any] = {}
    for column in table.c:
        if column.name == "id":
            continue
        row[column.name] = None if column.nullable else ""
    return row | values


def series(office: Office, name: str = "شورای اداری", topics: tuple[str, ...] = ()) -> int:
    """A series, with topics that wait."""

    def put(session: OfficeSession) -> Changes[int]:
        now = session.desk.clock.now()
        row = _blank(
            SERIES,
            name=name,
            classification=0,
            invites="office",
            minutes_kind="summary",
            last_step_at=now,
            search_key=name,
            request_key=uuid4(),
            version=1,
        )
        number: int = session.execute(
            insert(SERIES).values(**row).returning(SERIES.c.id)
        ).scalar_one()
        step = SERIES_TABLES.step_row(session, number, SERIES_BEGUN, "آغاز شد.")
        session.execute(insert(SERIES_STEPS).values(**step))
        for place, title in enumerate(topics, 1):
            session.execute(
                insert(TOPICS).values(
                    **_blank(
                        TOPICS,
                        series_id=number,
                        place=place,
                        title=title,
                        added_at=now,
                        added_by=session.desk.operator.id,
                    )
                )
            )
        return changed(number, Kind.MEETING_SERIES)

    return office.write(put).value


def meeting(
    office: Office,
    *,
    state: MeetingState = MeetingState.IN_SESSION,
    items: tuple[str, ...] = ("بودجه", "راه‌ها"),
    people: tuple[str, ...] = ("رضا رضایی", "مریم مریمی"),
    day: date = DAY,
    **more: Any,
) -> int:
    """A meeting that began at nine, with its items and members."""
    starts_at = from_tehran(day, time(9))
    has_begun = state not in (MeetingState.PLANNED, MeetingState.INVITED)

    def put(session: OfficeSession) -> Changes[int]:
        desk = session.desk
        number = take_number(session, NUMBERS, "{year}/ج/{serial:03}", desk.clock.today())
        row = _blank(
            MEETINGS,
            year=number.year,
            serial=number.serial,
            number=number.text,
            number_key=number.text,
            state=state.value,
            subject="جلسه آزمون",
            classification=0,
            starts_at=starts_at,
            ends_at=starts_at + timedelta(hours=2),
            began_at=starts_at if has_begun else None,
            place="سالن جلسات",
            chair="استاندار",
            secretary="دبیر جلسه",
            invites="office",
            minutes_kind="summary",
            last_step_at=desk.clock.now(),
            printed_count=0,
            search_key=number.text,
            request_key=uuid4(),
            version=1,
            **dict.fromkeys(_ZEROS, 0),
        )
        made: int = session.execute(
            insert(MEETINGS).values(**(row | more)).returning(MEETINGS.c.id)
        ).scalar_one()
        step = MEETING_TABLES.step_row(session, made, PLANNED, "جلسه ثبت شد.")
        session.execute(insert(MEETING_STEPS).values(**step))
        for place, title in enumerate(items, 1):
            session.execute(insert(ITEMS).values(**item_row(made, place, title)))
        for place, name in enumerate(people, 1):
            session.execute(insert(INVITEES).values(**_invitee(made, place, name)))
        return changed(made, Kind.MEETING)

    return office.write(put).value


def item_row(meeting_id: int, place: int, title: str) -> dict[str, Any]:
    """An item nobody has decided."""
    return _blank(
        ITEMS,
        meeting_id=meeting_id,
        place=place,
        item_kind=ItemKind.ORDINARY.value,
        title=title,
        state="open",
        discussion_edition=0,
    )


def _invitee(meeting_id: int, place: int, name: str) -> dict[str, Any]:
    return _blank(
        INVITEES,
        meeting_id=meeting_id,
        place=place,
        role=InviteeRole.MEMBER.value,
        rank=place,
        name=name,
        channel="letter",
        answer="none",
    )


def row_of(office: Office, meeting_id: int) -> dict[str, Any]:
    """A meeting's columns."""
    return rows(office, MEETINGS, MEETINGS.c.id == meeting_id)[0]


def items_of(office: Office, meeting_id: int) -> list[int]:
    """The items of a meeting, in order."""
    found = rows(office, ITEMS, ITEMS.c.meeting_id == meeting_id)
    return [row["id"] for row in sorted(found, key=lambda row: (row["place"], row["id"]))]


def rows(office: Office, table: Any, *where: Any) -> list[dict[str, Any]]:
    """Rows of a table as they stand."""

    def asked(session: OfficeSession) -> list[dict[str, Any]]:
        found = session.execute(select(table).where(*where).order_by(table.c.id))
        return [dict(row) for row in found.mappings()]

    return office.read(asked)


def set_row(office: Office, table: Any, number: int, **values: Any) -> None:
    """Put a row into another state, without a deed."""

    def put(session: OfficeSession) -> Changes[None]:
        session.execute(update(table).where(table.c.id == number).values(**values))
        return changed(None)

    office.write(put)


def do(office: Office, deed: Any, meeting_id: int, *arguments: Any, **more: Any) -> Any:
    """Do something to a meeting as it stands."""
    version = row_of(office, meeting_id)["version"]
    return office.write(deed, meeting_id, version, *arguments, **more).value


def body(text: str) -> str:
    """A text as the editor hands it over."""
    return to_json(from_plain(text))


def moment(day: date, hour: int, minute: int = 0) -> datetime:
    """An hour on Tehran's clock."""
    return from_tehran(day, time(hour, minute))
