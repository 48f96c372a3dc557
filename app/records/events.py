"""Entries of the programme and the steps of their lives as JSON.

`show` prints the course an entry took in the form `add` takes: the reviews, what was said on the
telephone, what came of it. Orders on it and promises are records of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any, Final

from app import journal
from app.agenda import (
    Answer,
    AttendeeDraft,
    AttendeeLine,
    AttendeeRole,
    EventDraft,
    EventFilter,
    EventKind,
    EventSheet,
    EventState,
    Inviter,
    LinkedRecord,
    LinkLine,
    Move,
    Opinion,
    Origin,
    RequestChannel,
    ResourceUse,
    UseLine,
    count_events,
    event_sheet,
    list_events,
    request_event,
)
from app.agenda.states import HOLDING, PLANNED
from app.changes import Changes, Kind
from app.errors import AppError, InvalidFields, InvalidInput
from app.linked_records import LINKED
from app.marks import Classification
from app.records.asking import Added, Asked, Found, RecordKind
from app.records.event_steps import (
    EVENT_STEP_FIELDS,
    TIME_FIELDS,
    take_event_step,
    when_of_values,
)
from app.records.fields import (
    choice_field,
    date_field,
    flag_field,
    id_field,
    key_field,
    number_field,
    objects_field,
    text_field,
    texts_field,
)
from app.records.plain import Plain, plain, plain_object
from app.session import OfficeSession
from app.text import persian_digits

_ATTENDEE: Final = (
    choice_field("role", AttendeeRole, AttendeeRole.REQUIRED),
    id_field("contact_id"),
    id_field("group_id"),
    text_field("name", "بهمن سپیدار"),
    text_field("post", "فرماندار"),
    text_field("organisation"),
    text_field("phone"),
    text_field("wish"),
)
_USE: Final = (id_field("resource_id"), number_field("quantity"))
_LINK: Final = (
    choice_field("kind", LINKED, Kind.LETTER),
    id_field("record_id"),
    text_field("relation"),
)
_TIME: Final = tuple(one.name for one in TIME_FIELDS)


def _names(row: type) -> set[str]:
    return {part.name for part in fields(row)}


def _draft(values: Mapping[str, Any]) -> EventDraft:
    given = {name: value for name, value in values.items() if name not in ("steps", *_TIME)}
    parts: dict[str, Any] = {
        "attendees": tuple(AttendeeDraft(**one) for one in given.pop("attendees", ())),
        "uses": tuple(_use(one) for one in given.pop("uses", ())),
        "links": tuple(_link(one) for one in given.pop("links", ())),
        "press_needs": frozenset(given.pop("press_needs", ())),
    }
    return EventDraft(when=when_of_values(values), **given, **parts)


def _use(values: Mapping[str, Any]) -> ResourceUse:
    if "resource_id" not in values:
        raise InvalidInput("uses.resource_id", "کدام اتاق، خودرو یا معاون؟")
    return ResourceUse(**values)


def _link(values: Mapping[str, Any]) -> LinkedRecord:
    for name in ("kind", "record_id"):
        if name not in values:
            raise InvalidInput(f"links.{name}", "پیوند نوع و شناسه رکورد را می‌خواهد.")
    return LinkedRecord(
        kind=values["kind"], id=values["record_id"], relation=values.get("relation", "")
    )


def _add(session: OfficeSession, values: Mapping[str, Any]) -> Changes[Added]:
    made = request_event(session, _draft(values))
    kinds = made.kinds
    # A draft saved before finds its record, whose life has gone on since.
    for place, step in enumerate(values.get("steps", ()) if kinds else (), 1):
        try:
            kinds |= take_event_step(session, made.value, step)
        except AppError as error:
            raise _of_step(place, error) from error
    return Changes(_added(session, made.value), kinds)


def _of_step(place: int, error: AppError) -> AppError:
    """The same difficulty, naming the step of the record it comes from."""
    name = f"گام {persian_digits(str(place))}: "
    if isinstance(error, InvalidFields):
        return InvalidFields(
            [InvalidInput(f"steps.{one.field}", name + one.message) for one in error.problems]
        )
    inner = f".{error.field}" if isinstance(error, InvalidInput) else ""
    return InvalidInput(f"steps{inner}", name + error.message)


def _add_step(session: OfficeSession, values: Mapping[str, Any]) -> Changes[Added]:
    if "event_id" not in values:
        raise InvalidInput("event_id", "این گام از کدام برنامه است؟")
    event_id: int = values["event_id"]
    step = {name: value for name, value in values.items() if name != "event_id"}
    kinds = take_event_step(session, event_id, step)
    return Changes(_added(session, event_id), kinds)


def _added(session: OfficeSession, event_id: int) -> Added:
    sheet = event_sheet(session, event_id)
    return Added(event_id, sheet.number, sheet.state.value)


def _listed(session: OfficeSession, asked: Asked) -> Found:
    wanted = EventFilter(
        text=asked.text,
        from_day=asked.from_day,
        to_day=asked.to_day,
        states=(EventState(asked.state),) if asked.state else (),
    )
    rows = list_events(session, wanted, limit=asked.limit)
    return Found(tuple(plain_object(row) for row in rows), count_events(session, wanted))


def _whole(session: OfficeSession, number: int) -> dict[str, Plain]:
    sheet = event_sheet(session, number)
    return plain_object(sheet) | {
        "tentative": _is_only_held(sheet),
        "steps": list(course_of(sheet)),
        "trace": plain(sheet.steps),
        "history": plain(journal.history(session, Kind.EVENT, number)),
    }


def _is_only_held(sheet: EventSheet) -> bool:
    """A hold keeps its time to be read when its request is rejected after all."""
    held = (EventState.TENTATIVE, EventState.REJECTED)
    return sheet.starts_at is not None and sheet.state in held


_S = EventState
#: The states after an entry was held.
_AFTER: Final = HOLDING - PLANNED
_MINUTES_CAME: Final = frozenset({_S.MINUTES_RECEIVED, _S.FOLLOW_UP, _S.REPORTED, _S.CLOSED})


def course_of(sheet: EventSheet) -> Iterator[dict[str, Plain]]:
    """What led an entry from its request to where it stands, as `add` takes it."""
    yield from _reviewed(sheet)
    if sheet.stops:
        yield {"do": "stops", "stops": plain(sheet.stops)}
    if sheet.state is _S.NEEDS_COMPLETION and not _is_sent_back_by_review(sheet):
        yield {"do": "ask_completion", "reason": sheet.state_reason}
    elif sheet.state is _S.REJECTED:
        yield {"do": "reject", "reason": sheet.state_reason}
    elif sheet.state is _S.POSTPONED:
        yield from _postponed(sheet)
    elif sheet.starts_at is not None:
        yield from _planned(sheet)
    elif sheet.state is _S.CANCELLED:
        yield {"do": "cancel", "reason": sheet.state_reason}


def _planned(sheet: EventSheet) -> Iterator[dict[str, Plain]]:
    if sheet.invitation_date is not None and sheet.state is not _S.SCHEDULED:
        dated = plain(sheet.invitation_date)
        yield {"do": "invite", "number": sheet.invitation_number, "dated": dated}
    yield from _told(sheet)
    if sheet.state is _S.CANCELLED:
        yield {"do": "cancel", "reason": sheet.state_reason}
    elif sheet.state in _AFTER:
        yield from _held(sheet)


def _reviewed(sheet: EventSheet) -> Iterator[dict[str, Plain]]:
    if sheet.starts_at is not None and not _is_only_held(sheet):
        # It was reviewed before it had its time, and is planned at once when it is added again.
        return
    for place, one in enumerate(sheet.reviews, 1):
        yield {"do": "ask_review", "reviewer": one.reviewer}
        if one.opinion is not Opinion.ASKED:
            yield {
                "do": "answer_review",
                "review_place": place,
                "opinion": one.opinion.value,
                "words": one.words,
                "rule_cited": one.rule_cited,
            }


def _is_sent_back_by_review(sheet: EventSheet) -> bool:
    return any(one.opinion is Opinion.NEEDS_COMPLETION for one in sheet.reviews)


def _postponed(sheet: EventSheet) -> Iterator[dict[str, Plain]]:
    lost = next((one for one in reversed(sheet.moves) if one.move is Move.POSTPONED), None)
    if lost is not None:
        yield {
            "do": "schedule",
            "starts_at": plain(lost.from_start),
            "ends_at": plain(lost.from_end),
            **({"override_reason": sheet.override_reason} if sheet.override_reason else {}),
        }
        yield from _told(sheet)
        yield {"do": "postpone", "reason": lost.reason}


def _told(sheet: EventSheet) -> Iterator[dict[str, Plain]]:
    for place, one in enumerate(sheet.attendees, 1):
        if one.answer is not Answer.NONE:
            yield {
                "do": "answer",
                "attendee_place": place,
                "answer": one.answer.value,
                "substitute": one.substitute,
                "note": one.note,
            }


def _held(sheet: EventSheet) -> Iterator[dict[str, Plain]]:
    # He may have come to one planned without him, which takes none of his time.
    came = sheet.with_governor or sheet.state is _S.HELD
    step: dict[str, Plain] = {"do": "held", "with_governor": came}
    if sheet.minutes_from:
        due = plain(sheet.minutes_due_on)
        step |= {"minutes_from": sheet.minutes_from, "minutes_due_on": due}
    yield step
    if sheet.minutes_from and sheet.state in _MINUTES_CAME:
        yield {"do": "minutes", "on": plain(sheet.minutes_received_on)}
    if sheet.report and sheet.reported_at is None:
        yield {"do": "write_report", "report": sheet.report}
    if sheet.reported_at is not None:
        yield {"do": "report", "report": sheet.report, "governor_words": sheet.governor_words}
    if sheet.state is _S.FOLLOW_UP:
        yield {"do": "follow_up"}
    if sheet.state is _S.CLOSED:
        yield {"do": "close"}


EVENT: Final = RecordKind(
    name="event",
    fields=(
        choice_field("kind", EventKind, EventKind.MEETING),
        text_field("subject", "شورای اداری استان"),
        text_field("notes"),
        choice_field("classification", Classification, Classification.ORDINARY),
        choice_field("origin", Origin, Origin.COUNTY),
        id_field("requester_id"),
        text_field("requester_name", "بهمن سپیدار"),
        text_field("requester_post", "فرماندار"),
        id_field("organisation_id"),
        text_field("organisation", "فرمانداری مهرآباد"),
        text_field("requester_phone"),
        choice_field("channel", RequestChannel, RequestChannel.PHONE),
        text_field("letter_number"),
        date_field("letter_date"),
        text_field("necessity", "حضور استاندار برای تصمیم درباره راه لازم است."),
        text_field("legal_basis"),
        text_field("proposed", "هفته آینده، پیش از ظهر"),
        text_field("documents"),
        number_field("minutes_wanted"),
        *TIME_FIELDS,
        flag_field("tentative"),
        text_field("place"),
        flag_field("with_governor", example=True),
        id_field("stand_in_id"),
        text_field("stand_in_name"),
        flag_field("special"),
        choice_field("invites", Inviter, Inviter.OFFICE),
        text_field("secretary"),
        texts_field("press_needs", ("photo",)),
        text_field("press_note"),
        objects_field(
            "attendees",
            _ATTENDEE,
            [{part.name: part.example for part in _ATTENDEE}],
            shown=_names(AttendeeLine) - {part.name for part in _ATTENDEE},
        ),
        objects_field("uses", _USE, [], shown=_names(UseLine) - {part.name for part in _USE}),
        objects_field("links", _LINK, [], shown=_names(LinkLine) - {part.name for part in _LINK}),
        text_field("override_reason"),
        objects_field(
            "steps", EVENT_STEP_FIELDS, [{"do": "ask_review", "reviewer": "معاون"}], shown=()
        ),
        key_field("request_key"),
    ),
    sheet=EventSheet,
    extras=("trace", "history"),
    states=tuple(EventState),
    dated=True,
    add=_add,
    listed=_listed,
    whole=_whole,
)

EVENT_STEP: Final = RecordKind(
    name="event-step", fields=(id_field("event_id"), *EVENT_STEP_FIELDS), add=_add_step
)
