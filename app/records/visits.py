"""Visits and public days as JSON: what a form takes, and the whole of what came of it.

The steps of their lives are deeds of the desk; `add` receives a visitor or a petition, and plans a
day.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from app import journal
from app.changes import Changes, Kind
from app.errors import InvalidInput
from app.marks import Classification
from app.public_days import (
    PublicDayDraft,
    PublicDayFilter,
    PublicDaySheet,
    PublicDayState,
    count_public_days,
    list_public_days,
    plan_public_day,
    public_day_sheet,
)
from app.records.asking import Added, Asked, Found, RecordKind
from app.records.fields import (
    choice_field,
    date_field,
    flag_field,
    id_field,
    key_field,
    minutes_field,
    moment_field,
    number_field,
    text_field,
)
from app.records.plain import Plain, plain, plain_object
from app.session import OfficeSession
from app.visits import (
    Channel,
    PetitionKind,
    SpecialStatus,
    VisitDraft,
    VisitFilter,
    VisitPath,
    VisitSheet,
    VisitState,
    count_visits,
    list_visits,
    receive_visit,
    visit_sheet,
)


def _add_visit(session: OfficeSession, values: Mapping[str, Any]) -> Changes[Added]:
    given = dict(values)
    if given.get("path") is VisitPath.PUBLIC:
        given.setdefault("is_present", False)
    made = receive_visit(session, VisitDraft(**given))
    sheet = visit_sheet(session, made.value)
    return Changes(Added(made.value, sheet.number, sheet.state.value), made.kinds)


def _visits(session: OfficeSession, asked: Asked) -> Found:
    wanted = VisitFilter(
        text=asked.text,
        from_day=asked.from_day,
        to_day=asked.to_day,
        states=(VisitState(asked.state),) if asked.state else (),
    )
    rows = list_visits(session, wanted, limit=asked.limit)
    return Found(tuple(plain_object(row) for row in rows), count_visits(session, wanted))


def _visit(session: OfficeSession, number: int) -> dict[str, Plain]:
    sheet = visit_sheet(session, number)
    return plain_object(sheet) | {
        "history": plain(journal.history(session, Kind.VISIT, number)),
    }


VISIT: Final = RecordKind(
    name="visit",
    fields=(
        choice_field("path", VisitPath, VisitPath.DAILY),
        id_field("visitor_id"),
        text_field("visitor_name", "مریم سرو"),
        text_field("father_name"),
        text_field("national_id"),
        text_field("phone", "۰۹۱۵۱۱۱۲۲۳۳"),
        text_field("address"),
        text_field("county", "مهرآباد"),
        text_field("job"),
        text_field("post"),
        id_field("organisation_id"),
        text_field("organisation"),
        choice_field("special_status", SpecialStatus, SpecialStatus.NONE),
        text_field("companions"),
        number_field("group_size"),
        choice_field("channel", Channel, Channel.IN_PERSON),
        choice_field("petition_kind", PetitionKind, PetitionKind.REQUEST),
        text_field("subject", "آب روستای ده‌نو"),
        text_field("problem"),
        text_field("category"),
        id_field("agency_id"),
        text_field("agency"),
        text_field("documents"),
        text_field("expert"),
        text_field("expert_opinion"),
        text_field("samad_code"),
        text_field("list_number"),
        text_field("note"),
        choice_field("classification", Classification, Classification.ORDINARY),
        flag_field("is_present", example=True),
        moment_field("arrived_at"),
        id_field("public_day_id"),
        id_field("carried_from_id"),
        key_field("request_key"),
    ),
    sheet=VisitSheet,
    extras=("history",),
    states=tuple(VisitState),
    dated=True,
    add=_add_visit,
    listed=_visits,
    whole=_visit,
)


def _plan_day(session: OfficeSession, values: Mapping[str, Any]) -> Changes[Added]:
    for name in ("starts_at", "ends_at"):
        if name not in values:
            raise InvalidInput(name, "آغاز و پایان ملاقات عمومی را با هم بنویسید.")
    made = plan_public_day(session, PublicDayDraft(**values))
    sheet = public_day_sheet(session, made.value)
    return Changes(Added(made.value, sheet.number, sheet.state.value), made.kinds)


def _days(session: OfficeSession, asked: Asked) -> Found:
    wanted = PublicDayFilter(
        text=asked.text,
        from_day=asked.from_day,
        to_day=asked.to_day,
        states=(PublicDayState(asked.state),) if asked.state else (),
    )
    rows = list_public_days(session, wanted, limit=asked.limit)
    return Found(tuple(plain_object(row) for row in rows), count_public_days(session, wanted))


def _day(session: OfficeSession, number: int) -> dict[str, Plain]:
    return plain_object(public_day_sheet(session, number)) | {
        "history": plain(journal.history(session, Kind.PUBLIC_DAY, number)),
    }


PUBLIC_DAY: Final = RecordKind(
    name="public_day",
    fields=(
        moment_field("starts_at", "1405/9/2 9:00"),
        moment_field("ends_at", "1405/9/2 12:00"),
        text_field("place", "سالن اجتماعات"),
        text_field("title"),
        text_field("note"),
        minutes_field("minutes_each", 5),
        date_field("list_until"),
        id_field("room_id"),
        text_field("override_reason"),
        key_field("request_key"),
    ),
    sheet=PublicDaySheet,
    extras=("history",),
    states=tuple(PublicDayState),
    dated=True,
    add=_plan_day,
    listed=_days,
    whole=_day,
)
