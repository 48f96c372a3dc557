"""Tidying what is typed of an entry and proving it, every problem beside its field."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any, Final, TypeVar

from app.agenda.drafts import AttendeeDraft, EventDraft, StopDraft, When
from app.agenda.states import RequestChannel
from app.agenda.texts import PRESS_NEEDS
from app.clock import from_tehran, to_tehran
from app.errors import InvalidFields, InvalidInput
from app.limits import checked_length
from app.text import LONG_LIMIT, SHORT_LIMIT, latin_digits, persian_digits, tidy

#: More is a slip of the finger.
MOST_MINUTES: Final = 24 * 60
LONGEST: Final = timedelta(days=31)
MOST_ATTENDEES: Final = 500
MOST_STOPS: Final = 60

_TEXTS: Final = (
    "subject",
    "notes",
    "requester_name",
    "requester_post",
    "organisation",
    "requester_phone",
    "letter_number",
    "necessity",
    "legal_basis",
    "proposed",
    "documents",
    "place",
    "stand_in_name",
    "secretary",
    "press_note",
    "override_reason",
)
_LONG: Final = frozenset({"notes", "necessity", "proposed", "documents", "override_reason", "wish"})
_DIGITS: Final = frozenset({"requester_phone", "letter_number", "phone"})
_OF_ATTENDEE: Final = ("name", "post", "organisation", "phone", "wish")

D = TypeVar("D", EventDraft, AttendeeDraft, StopDraft)


def words_of(text: str, field: str, *, needed: str = "", limit: int = LONG_LIMIT) -> str:
    """Tidy words of a step.

    Raises:
        InvalidInput: They are over the limit, or missing where `needed` says so.
    """
    problems: list[InvalidInput] = []
    words = checked_length(field, tidy(text, multiline=limit == LONG_LIMIT), limit, problems)
    if needed and not words:
        problems.append(InvalidInput(field, needed))
    if problems:
        raise problems[0]
    return words


def checked_event(draft: EventDraft, today: date) -> EventDraft:
    """Tidy an entry and prove it.

    Raises:
        InvalidFields: Every field that cannot be taken, in the order of the form.
    """
    problems: list[InvalidInput] = []
    event = _tidied(draft, _TEXTS, problems)
    if not event.subject:
        problems.append(InvalidInput("subject", "موضوع برنامه را بنویسید."))
    problems += _wrong_letter(event, today)
    minutes = event.minutes_wanted
    if minutes is not None and not 0 < minutes <= MOST_MINUTES:
        problems.append(InvalidInput("minutes_wanted", "مدت را به دقیقه بنویسید، مانند ۶۰."))
    if event.press_needs - PRESS_NEEDS.keys():
        problems.append(InvalidInput("press_needs", "چنین نیازی برای رسانه نیست."))
    event = replace(
        event,
        attendees=_attendees(event.attendees, problems),
        when=event.when and _when(event.when, problems),
    )
    if problems:
        raise InvalidFields(problems)
    return event


def _tidied(draft: D, names: Iterable[str], problems: list[InvalidInput]) -> D:
    texts: dict[str, Any] = {}
    for name in names:
        limit = LONG_LIMIT if name in _LONG else SHORT_LIMIT
        text = tidy(getattr(draft, name), multiline=name in _LONG)
        texts[name] = checked_length(name, text, limit, problems)
        if name in _DIGITS:
            texts[name] = latin_digits(texts[name])
    return replace(draft, **texts)


def _wrong_letter(event: EventDraft, today: date) -> list[InvalidInput]:
    if event.letter_date is not None and event.letter_date > today:
        return [InvalidInput("letter_date", "این تاریخ هنوز نرسیده است.")]
    by_letter = event.channel is RequestChannel.LETTER
    if by_letter and not event.letter_number and not event.links:
        sentence = "شماره نامه درخواست را بنویسید یا آن را به نامه پیوند دهید."
        return [InvalidInput("letter_number", sentence)]
    return []


def _attendees(
    drafts: Sequence[AttendeeDraft], problems: list[InvalidInput]
) -> tuple[AttendeeDraft, ...]:
    if len(drafts) > MOST_ATTENDEES:
        most = persian_digits(str(MOST_ATTENDEES))
        problems.append(InvalidInput("attendees", f"بیش از {most} نفر نمی‌شود."))
        return ()
    found = [checked_attendee(one, problems) for one in drafts]
    return tuple(one for one in found if one is not None)


def checked_attendee(one: AttendeeDraft, problems: list[InvalidInput]) -> AttendeeDraft | None:
    """Tidy somebody who should be there; None for a line nobody is named in."""
    own: list[InvalidInput] = []
    tidied = _tidied(one, _OF_ATTENDEE, own)
    problems += [InvalidInput("attendees", problem.message) for problem in own]
    named = (tidied.contact_id, tidied.group_id, tidied.name, tidied.post, tidied.organisation)
    return tidied if any(named) else None


def checked_when(when: When) -> When:
    """Prove a time; of a whole day its midnights in Tehran are taken.

    Raises:
        InvalidFields: Every part that cannot be taken.
    """
    problems: list[InvalidInput] = []
    checked = _when(when, problems)
    if problems:
        raise InvalidFields(problems)
    return checked


def _when(when: When, problems: list[InvalidInput]) -> When:
    when = _whole_days(when) if when.all_day else _on_the_minute(when)
    if when.ends_at <= when.starts_at:
        problems.append(InvalidInput("ends_at", "پایان برنامه پیش از آغاز آن است."))
    elif when.ends_at - when.starts_at > LONGEST:
        problems.append(InvalidInput("ends_at", "برنامه بیش از یک ماه نمی‌شود."))
    problems += [
        InvalidInput(name, "این زمان را به دقیقه بنویسید، تا یک شبانه‌روز.")
        for name in ("travel_before", "travel_after", "preparation")
        if not 0 <= getattr(when, name) <= MOST_MINUTES
    ]
    return when


def _on_the_minute(when: When) -> When:
    starts, ends = (one.replace(second=0, microsecond=0) for one in (when.starts_at, when.ends_at))
    return replace(when, starts_at=starts, ends_at=ends)


def _whole_days(when: When) -> When:
    first, last = to_tehran(when.starts_at).date(), to_tehran(when.ends_at)
    after = last.date() if last.time() == time() and last.date() > first else _next(last)
    return replace(when, starts_at=from_tehran(first, time()), ends_at=from_tehran(after, time()))


def _next(moment: datetime) -> date:
    return moment.date() + timedelta(days=1)


def checked_stops(drafts: Sequence[StopDraft]) -> tuple[StopDraft, ...]:
    """Tidy the stops of a route and prove them; a line without a word is left out.

    Raises:
        InvalidFields: Every stop that cannot be taken.
    """
    problems: list[InvalidInput] = []
    if len(drafts) > MOST_STOPS:
        raise InvalidFields([InvalidInput("stops", "ایستگاه‌ها بسیار زیاد است.")])
    stops: list[StopDraft] = []
    for one in drafts:
        note = checked_length("stops", tidy(one.note, multiline=True), LONG_LIMIT, problems)
        stop = replace(_tidied(one, ("title", "where", "host"), problems), note=note)
        if not any((stop.title, stop.where, stop.host, note, stop.arrives_at)):
            continue
        if not stop.title:
            problems.append(InvalidInput("stops", "نام هر ایستگاه را بنویسید."))
        times = stop.arrives_at, stop.leaves_at
        if times[0] is not None and times[1] is not None and times[1] < times[0]:
            words = f"در «{stop.title}» رفتن پیش از رسیدن است."
            problems.append(InvalidInput("stops", words))
        stops.append(stop)
    if problems:
        raise InvalidFields([InvalidInput("stops", one.message) for one in problems])
    return tuple(stops)
