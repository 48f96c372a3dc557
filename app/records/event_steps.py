"""The steps of an entry's life as JSON: what to do, and what each needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from enum import StrEnum
from typing import Any, Final

from app.agenda import (
    Answer,
    Opinion,
    ReviewDraft,
    StopDraft,
    StopLine,
    When,
    answer_review,
    ask_completion,
    ask_review,
    cancel_event,
    choose_signed_up,
    close_event,
    completed_event,
    event_held,
    event_seen,
    event_sheet,
    event_version,
    fix_event,
    follow_up_event,
    invitations_out,
    minutes_received,
    move_event,
    postpone_event,
    put_event_in_folder,
    record_answer,
    record_order_on_event,
    record_promise,
    reject_event,
    report_event,
    save_stops,
    schedule_event,
    take_event_step_back,
    touched_seen,
    write_report,
)
from app.changes import Changes, Kind
from app.errors import InvalidInput
from app.orders import OrderDraft, OrderKind, ReferralDraft
from app.records.fields import (
    choice_field,
    date_field,
    flag_field,
    id_field,
    ids_field,
    minutes_field,
    moment_field,
    number_field,
    objects_field,
    text_field,
    time_field,
)
from app.records.orders import REFERRAL
from app.session import OfficeSession
from app.text import persian_digits


class EventDeed(StrEnum):
    """What can be done to an entry."""

    ASK_REVIEW = "ask_review"
    ANSWER_REVIEW = "answer_review"
    ASK_COMPLETION = "ask_completion"
    COMPLETED = "completed"
    REJECT = "reject"
    PUT_IN_FOLDER = "put_in_folder"
    SEEN = "seen"
    ORDER = "order"
    SCHEDULE = "schedule"
    FIX = "fix"
    MOVE = "move"
    POSTPONE = "postpone"
    CANCEL = "cancel"
    INVITE = "invite"
    ANSWER = "answer"
    CHOOSE = "choose"
    STOPS = "stops"
    HELD = "held"
    PROMISE = "promise"
    WRITE_REPORT = "write_report"
    MINUTES = "minutes"
    FOLLOW_UP = "follow_up"
    REPORT = "report"
    CLOSE = "close"
    TOUCHED_SEEN = "touched_seen"
    TAKE_BACK = "take_back"


_TIME: Final = ("all_day", "travel_before", "travel_after", "preparation")
_D = EventDeed

#: What each deed takes besides the entry; the first ones named are needed.
TAKES: Final[Mapping[EventDeed, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    _D.ASK_REVIEW: ((), ("reviewer_id", "reviewer", "due_on")),
    _D.ANSWER_REVIEW: (("opinion",), ("review_place", "words", "rule_cited", "answered_on")),
    _D.ASK_COMPLETION: (("reason",), ()),
    _D.COMPLETED: ((), ()),
    _D.REJECT: (("reason",), ()),
    _D.PUT_IN_FOLDER: ((), ()),
    _D.SEEN: ((), ("sent_back",)),
    _D.ORDER: (("words",), ("given_on", "referrals", "order_kind")),
    _D.SCHEDULE: (("starts_at", "ends_at"), (*_TIME, "tentative", "place", "override_reason")),
    _D.FIX: ((), ("override_reason",)),
    _D.MOVE: (("starts_at", "ends_at"), (*_TIME, "reason", "override_reason")),
    _D.POSTPONE: (("reason",), ()),
    _D.CANCEL: (("reason",), ()),
    _D.INVITE: ((), ("number", "dated")),
    _D.ANSWER: (("attendee_place", "answer"), ("substitute", "note")),
    _D.CHOOSE: (("attendee_places",), ()),
    _D.STOPS: (("stops",), ()),
    _D.HELD: ((), ("with_governor", "minutes_from", "minutes_due_on")),
    _D.PROMISE: (("words",), ("stop_place", "given_on", "referrals", "order_kind")),
    _D.WRITE_REPORT: (("report",), ()),
    _D.MINUTES: ((), ("on",)),
    _D.FOLLOW_UP: ((), ()),
    _D.REPORT: ((), ("report", "governor_words")),
    _D.CLOSE: ((), ()),
    _D.TOUCHED_SEEN: ((), ()),
    _D.TAKE_BACK: ((), ()),
}

_STOP: Final = (
    text_field("title", "روستای ده‌نو"),
    text_field("where"),
    text_field("host", "دهیار"),
    time_field("arrives_at"),
    time_field("leaves_at"),
    text_field("note"),
)
#: What a time is made of, of an entry as of a step that gives it one.
TIME_FIELDS: Final = (
    moment_field("starts_at"),
    moment_field("ends_at"),
    flag_field("all_day"),
    minutes_field("travel_before"),
    minutes_field("travel_after"),
    minutes_field("preparation"),
)

EVENT_STEP_FIELDS: Final = (
    choice_field("do", EventDeed, EventDeed.ASK_REVIEW),
    id_field("reviewer_id"),
    text_field("reviewer", "معاون هماهنگی امور عمرانی"),
    number_field("review_place"),
    date_field("due_on"),
    choice_field("opinion", Opinion, None),
    text_field("words"),
    text_field("rule_cited"),
    date_field("answered_on"),
    text_field("reason"),
    flag_field("sent_back"),
    date_field("given_on"),
    choice_field("order_kind", OrderKind, None),
    objects_field("referrals", REFERRAL, [], shown=()),
    *TIME_FIELDS,
    flag_field("tentative"),
    text_field("place"),
    text_field("override_reason"),
    text_field("number"),
    date_field("dated"),
    number_field("attendee_place"),
    ids_field("attendee_places", ()),
    choice_field("answer", Answer, None),
    text_field("substitute"),
    text_field("note"),
    objects_field("stops", _STOP, [], shown={part.name for part in fields(StopLine)}),
    number_field("stop_place"),
    flag_field("with_governor", example=True),
    text_field("minutes_from"),
    date_field("minutes_due_on"),
    date_field("on"),
    text_field("report"),
    text_field("governor_words"),
)

_Values = Mapping[str, Any]
_Take = Callable[[OfficeSession, int, int, _Values], Changes[Any]]


def when_of_values(values: _Values) -> When | None:
    """The time that is written, if one is.

    Raises:
        InvalidInput: Only one end of it is written.
    """
    ends = [name for name in ("starts_at", "ends_at") if name in values]
    if not ends:
        return None
    for name in ("starts_at", "ends_at"):
        if name not in values:
            raise InvalidInput(name, "آغاز و پایان برنامه را با هم بنویسید.")
    given = {one.name: values[one.name] for one in TIME_FIELDS if one.name in values}
    return When(**given)


def _at_place(rows: Sequence[Any], place: int, field: str, what: str) -> Any:
    """The line that stands at a place, from 1."""
    if place > len(rows):
        raise InvalidInput(field, persian_digits(f"این برنامه {what} {place} ندارد."))
    return rows[place - 1]


def _order_draft(values: _Values) -> OrderDraft:
    given = {name: values[name] for name in ("words", "given_on") if name in values}
    referrals = tuple(ReferralDraft(**one) for one in values.get("referrals", ()))
    return OrderDraft(kind=values.get("order_kind", OrderKind.NOTE), referrals=referrals, **given)


def _ask_review(s: OfficeSession, event_id: int, version: int, values: _Values) -> Changes[int]:
    return ask_review(s, event_id, version, ReviewDraft(**values))


def _answer_review(s: OfficeSession, event_id: int, version: int, values: _Values) -> Changes[int]:
    given = dict(values)
    reviews = event_sheet(s, event_id).reviews
    waiting = [place for place, one in enumerate(reviews, 1) if one.opinion is Opinion.ASKED]
    place = given.pop("review_place", waiting[0] if waiting else 1)
    review = _at_place(reviews, place, "review_place", "نظرخواهی")
    return answer_review(s, event_id, version, review.id, ReviewDraft(**given))


def _order(s: OfficeSession, event_id: int, _version: int, values: _Values) -> Changes[int]:
    return record_order_on_event(s, event_id, _order_draft(values))


def _promise(s: OfficeSession, event_id: int, version: int, values: _Values) -> Changes[int]:
    stop_id = None
    if "stop_place" in values:
        stops = event_sheet(s, event_id).stops
        stop_id = _at_place(stops, values["stop_place"], "stop_place", "ایستگاه").id
    return record_promise(s, event_id, version, stop_id, _order_draft(values))


def _timed(operation: Callable[..., Changes[int]]) -> _Take:
    def take(s: OfficeSession, event_id: int, version: int, values: _Values) -> Changes[int]:
        names = {one.name for one in TIME_FIELDS}
        others = {name: value for name, value in values.items() if name not in names}
        return operation(s, event_id, version, when_of_values(values), **others)

    return take


def _invite(s: OfficeSession, event_id: int, version: int, values: _Values) -> Changes[int]:
    return invitations_out(s, event_id, version, values.get("number", ""), values.get("dated"))


def _answer(s: OfficeSession, event_id: int, version: int, values: _Values) -> Changes[int]:
    given = dict(values)
    people = event_sheet(s, event_id).attendees
    one = _at_place(people, given.pop("attendee_place"), "attendee_place", "دعوت‌شده")
    return record_answer(s, event_id, version, one.id, **given)


def _choose(s: OfficeSession, event_id: int, version: int, values: _Values) -> Changes[int]:
    people = event_sheet(s, event_id).attendees
    chosen = [
        _at_place(people, place, "attendee_places", "نام‌نویسی").id
        for place in values["attendee_places"]
    ]
    return choose_signed_up(s, event_id, version, chosen)


def _stops(s: OfficeSession, event_id: int, version: int, values: _Values) -> Changes[int]:
    return save_stops(s, event_id, version, [StopDraft(**one) for one in values["stops"]])


def _held(s: OfficeSession, event_id: int, version: int, values: _Values) -> Changes[int]:
    planned = event_sheet(s, event_id).with_governor
    return event_held(s, event_id, version, **{"with_governor": planned, **values})


def _report(s: OfficeSession, event_id: int, version: int, values: _Values) -> Changes[int]:
    words = values.get("governor_words", "")
    return report_event(s, event_id, version, values.get("report", ""), words)


def _write_report(s: OfficeSession, event_id: int, version: int, values: _Values) -> Changes[int]:
    return write_report(s, event_id, version, values["report"])


def _directly(operation: Callable[..., Changes[int]]) -> _Take:
    def take(s: OfficeSession, event_id: int, version: int, values: _Values) -> Changes[int]:
        return operation(s, event_id, version, **values)

    return take


_DEEDS: Final[Mapping[EventDeed, _Take]] = {
    _D.ASK_REVIEW: _ask_review,
    _D.ANSWER_REVIEW: _answer_review,
    _D.ASK_COMPLETION: _directly(ask_completion),
    _D.COMPLETED: _directly(completed_event),
    _D.REJECT: _directly(reject_event),
    _D.PUT_IN_FOLDER: _directly(put_event_in_folder),
    _D.SEEN: _directly(event_seen),
    _D.ORDER: _order,
    _D.SCHEDULE: _timed(schedule_event),
    _D.FIX: _directly(fix_event),
    _D.MOVE: _timed(move_event),
    _D.POSTPONE: _directly(postpone_event),
    _D.CANCEL: _directly(cancel_event),
    _D.INVITE: _invite,
    _D.ANSWER: _answer,
    _D.CHOOSE: _choose,
    _D.STOPS: _stops,
    _D.HELD: _held,
    _D.PROMISE: _promise,
    _D.WRITE_REPORT: _write_report,
    _D.MINUTES: _directly(minutes_received),
    _D.FOLLOW_UP: _directly(follow_up_event),
    _D.REPORT: _report,
    _D.CLOSE: _directly(close_event),
    _D.TOUCHED_SEEN: _directly(touched_seen),
    _D.TAKE_BACK: _directly(take_event_step_back),
}


def take_event_step(session: OfficeSession, event_id: int, values: _Values) -> frozenset[Kind]:
    """Do to an entry what `values` say, at the version it stands at.

    Args:
        session: The transaction.
        event_id: The entry.
        values: `do` and what that deed takes, as read by `EVENT_STEP_FIELDS`.

    Returns:
        The kinds of record that were touched.

    Raises:
        InvalidInput: What is to be done is not said, or lacks or does not take a field.
        AppError: What the deed says.
    """
    if "do" not in values:
        raise InvalidInput("do", f"چه کاری؟ یکی از این‌ها: {'، '.join(EventDeed)}.")
    deed: EventDeed = values["do"]
    given = {name: value for name, value in values.items() if name != "do"}
    needed, optional = TAKES[deed]
    for name in needed:
        if name not in given:
            raise InvalidInput(name, f"«{deed.value}» این فیلد را لازم دارد.")
    for name in given:
        if name not in (*needed, *optional):
            raise InvalidInput(name, f"«{deed.value}» این فیلد را ندارد.")
    version = event_version(session, event_id)
    return _DEEDS[deed](session, event_id, version, given).kinds
