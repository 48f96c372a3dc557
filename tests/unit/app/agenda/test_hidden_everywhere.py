"""An entry above the clearance says of itself that a time is taken, and nothing else, wherever."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from agenda_seat import TOMORROW, at, do, requested, when
from app.access import Right
from app.agenda import (
    AttendeeDraft,
    AttendeeRole,
    Clashing,
    EventDraft,
    EventFilter,
    EventView,
    LinkedRecord,
    ResourceKind,
    ResourceUse,
    Scope,
    SeriesDraft,
    event_sheet,
    list_events,
    preview_series,
    programme_days,
    programme_of_day,
    repeat_event,
    series_scope,
    series_sheet,
    suggest_events,
    what_hangs_on,
)
from app.agenda.calendar import calendar_entries
from app.agenda.calendar_files import calendar_items
from app.agenda.checking import clashes_of, free_slots, ways_out
from app.agenda.resources import ResourceDraft, add_resource
from app.changes import Kind
from app.clock import FixedClock
from app.contacts import ContactDraft, add_contact
from app.errors import NotFound
from app.journal import history
from app.marks import Classification
from app.office import Office
from app.operators import OperatorDraft, add_operator
from app.reminders import ReminderDraft, due_now, due_reminders, record_reminders, set_reminder
from app.session import OfficeSession
from app.today import today_sheet

#: Whatever is written of the entry that is hidden; a word of each.
SECRETS = ("ویژه", "نهانگاه", "خواهنده", "همراهان", "دستیار", "انگیزه", "یادداشتش")
RIGHTS = frozenset({Right.READ_AGENDA, Right.PLAN_AGENDA, Right.READ_CALLS, Right.OVERRIDE_CLASHES})


@pytest.fixture
def hidden(office: Office, clock: FixedClock) -> tuple[int, int, int]:
    """An entry with everything, its hall and an optional guest; asked of by one who may not."""
    hall = office.write(add_resource, ResourceDraft(kind=ResourceKind.ROOM, name="سالن")).value
    guest = office.write(add_contact, ContactDraft(name="مریم کاویانی")).value
    beside = requested(office, subject="کمیسیون")
    secret = requested(
        office,
        subject="دیدار ویژه",
        place="نهانگاه",
        requester_name="خواهنده",
        necessity="انگیزه",
        notes="یادداشتش",
        classification=Classification.SECRET,
        when=when(10, travel_before=30, preparation=15),
        stand_in_name="دستیار",
        uses=(ResourceUse(resource_id=hall),),
        attendees=(
            AttendeeDraft(name="همراهان"),
            AttendeeDraft(contact_id=guest, role=AttendeeRole.OPTIONAL),
        ),
        links=(LinkedRecord(kind=Kind.EVENT, id=beside),),
    )
    do(office, repeat_event, secret, SeriesDraft(count=3))
    series = office.read(event_sheet, secret).series_id
    assert series is not None
    office.write(set_reminder, ReminderDraft(kind=Kind.EVENT, record_id=secret, at=at(9)))
    low = OperatorDraft(name="low", full_name="نسرین سپهری", rights=RIGHTS)
    office.write(add_operator, low)
    office.sign_in_as("low")
    return secret, hall, guest


def draft_of(hall: int, guest: int) -> EventDraft:
    """An entry that wants whatever the hidden one takes."""
    return EventDraft(
        subject="شورا",
        when=when(10),
        uses=(ResourceUse(resource_id=hall),),
        attendees=(AttendeeDraft(contact_id=guest),),
    )


def test_nothing_tells_of_what_is_hidden(
    office: Office, hidden: tuple[int, int, int], clock: FixedClock
) -> None:
    secret, hall, guest = hidden
    draft, keys = draft_of(hall, guest), ("r1", f"r{hall}", f"c{guest}")
    times = EventFilter(
        view=EventView.IN_PROGRAMME, from_day=TOMORROW, to_day=TOMORROW, with_hidden=True
    )
    asked: list[tuple[Callable[..., Any], tuple[Any, ...]]] = [
        (calendar_entries, (TOMORROW, TOMORROW)),
        (list_events, (times,)),
        *((list_events, (EventFilter(view=view),)) for view in EventView),
        *((suggest_events, (word,)) for word in SECRETS),
        (programme_days, (TOMORROW, TOMORROW)),
        (programme_of_day, (TOMORROW,)),
        (_as_file, ()),
        (clashes_of, (draft,)),
        (ways_out, (draft,)),
        (preview_series, (draft, SeriesDraft(count=3))),
        (free_slots, (keys, 60, TOMORROW, TOMORROW)),
        (history, (Kind.EVENT, secret)),
        (record_reminders, (Kind.EVENT, secret)),
    ]
    clock.advance(at(10) - clock.now())
    asked += [(due_now, ()), (due_reminders, ()), (today_sheet, ())]
    for question, given in asked:
        try:
            answer = repr(office.read(question, *given))
        except NotFound as error:
            answer = error.message
        told = [word for word in SECRETS if word in answer]
        assert not told, (question.__name__, answer)
    for question in (what_hangs_on, event_sheet):
        with pytest.raises(NotFound):
            office.read(question, secret)


def _as_file(session: OfficeSession) -> Any:
    return calendar_items(session, TOMORROW, TOMORROW, with_confidential=True)


def test_the_columns_it_is_drawn_in_are_told_and_no_guests(
    office: Office, hidden: tuple[int, int, int]
) -> None:
    _secret, hall, guest = hidden
    (entry,) = office.read(calendar_entries, TOMORROW, TOMORROW)
    assert entry.subjects == ("r1", f"r{hall}")
    assert (entry.busy_from, entry.busy_to) == (entry.starts_at, entry.ends_at)
    assert (entry.version, entry.clashes, entry.with_governor) == (0, (), True)
    # Asked about somebody, the calendar says when he is taken.
    (asked,) = office.read(calendar_entries, TOMORROW, TOMORROW, (f"c{guest}",))
    assert asked.subjects == (f"c{guest}",)
    (on_paper,) = office.read(programme_days, TOMORROW, TOMORROW)[0].entries
    assert (on_paper.preparation, on_paper.travel_before, on_paper.travel_after) == (0, 0, 0)


def test_whatever_it_is_in_the_way_of_says_busy(
    office: Office, hidden: tuple[int, int, int]
) -> None:
    _secret, hall, guest = hidden
    clashes = office.read(clashes_of, draft_of(hall, guest))
    found = [clash for clash in clashes if clash.entry_id is not None]
    assert len(found) == 3
    assert all("«مشغول»" in clash.words for clash in found)
    assert not any("اختیاری" in clash.words for clash in found)
    with pytest.raises(Clashing):
        requested(office, when=when(10))
    # What is gone over with a reason is kept in no other words.
    event = requested(office, when=when(10), override_reason="دستور استاندار")
    assert "«مشغول»" in office.read(event_sheet, event).overridden


def test_its_series_is_none(office: Office, hidden: tuple[int, int, int]) -> None:
    secret, _hall, _guest = hidden
    with pytest.raises(NotFound):
        office.read(series_scope, secret, Scope.ALL)
    with pytest.raises(NotFound):
        office.read(series_sheet, 1)
