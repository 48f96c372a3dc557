"""A series just made is taken back whole, as long as nothing came of its occurrences."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from agenda_seat import do, last_words, requested, state_of, when
from app.agenda import (
    EventDraft,
    EventState,
    SeriesDraft,
    amend_event,
    cancel_event,
    event_draft,
    event_sheet,
    move_event,
    repeat_event,
    request_series,
    take_event_step_back,
)
from app.agenda.series_rows import occurrence_rows
from app.check import check_store
from app.errors import NotAllowed
from app.jalali import from_jalali
from app.office import Office
from app.text import persian_digits

#: Tuesday; the tests' clock stands on Sunday 1405/09/01.
FIRST = from_jalali(1405, 9, 10)
WEEK = timedelta(days=7)


def renamed(draft: EventDraft, **fields: Any) -> EventDraft:
    """The same under another name; a new one under another key."""
    return replace(draft, subject="شورای معاونان", request_key=uuid4(), **fields)


def repeated(office: Office) -> tuple[int, list[int]]:
    """An entry that repeats three times more, and its other occurrences."""
    event = requested(office, when=when(10, 60, FIRST))
    series = do(office, repeat_event, event, SeriesDraft(count=4))
    rows = office.read(occurrence_rows, series)
    return event, [row["id"] for row in rows if row["id"] != event]


def test_a_series_just_made_is_taken_back(office: Office) -> None:
    event, others = repeated(office)
    assert office.read(event_sheet, event).last_step.startswith("تکرار شد: هر هفته، سه‌شنبه")
    do(office, take_event_step_back, event)
    assert {state_of(office, one) for one in others} == {EventState.CANCELLED}
    assert office.read(event_sheet, others[0]).state_reason == "تکرار پس گرفته شد."
    alone = office.read(event_sheet, event)
    assert (alone.series_id, alone.state) == (None, EventState.SCHEDULED)
    assert "پس گرفته شد: تکرار شد" in last_words(office, event)
    assert check_store(office.database) == []
    # Their time is free again, and the entry may repeat anew.
    requested(office, when=when(10, 60, FIRST + WEEK))
    do(office, move_event, event, when(13, 60, FIRST), "جا نبود")
    do(office, repeat_event, event, SeriesDraft(count=2))
    assert check_store(office.database) == []


def test_taken_back_after_its_making_alone(office: Office) -> None:
    """What was done to the first since is taken back first, step by step."""
    event, others = repeated(office)
    do(office, move_event, event, when(13, 60, FIRST), "جا نبود")
    do(office, take_event_step_back, event)
    assert {state_of(office, one) for one in others} == {EventState.SCHEDULED}
    do(office, take_event_step_back, event)
    assert {state_of(office, one) for one in others} == {EventState.CANCELLED}
    with pytest.raises(NotAllowed, match="شماره گرفته است"):
        do(office, take_event_step_back, event)


@pytest.mark.parametrize("deed", ["moved", "cancelled", "amended"])
def test_occurrences_that_went_further_are_named(office: Office, deed: str) -> None:
    event, others = repeated(office)
    touched = others[1]
    if deed == "moved":
        do(office, move_event, touched, when(13, 60, FIRST + 2 * WEEK), "جا نبود")
    elif deed == "cancelled":
        do(office, cancel_event, touched, "نشد")
    else:
        draft = office.read(event_draft, touched)
        do(office, amend_event, touched, renamed(draft))
    before = [state_of(office, one) for one in others]
    number = persian_digits(office.read(event_sheet, touched).number)
    with pytest.raises(NotAllowed) as refused:
        do(office, take_event_step_back, event)
    assert refused.value.message.endswith(f"نخست آن‌ها را پس بگیرید: {number}.")
    assert [state_of(office, one) for one in others] == before
    # Once that is taken back, so can the series be.
    do(office, take_event_step_back, touched)
    do(office, take_event_step_back, event)
    assert {state_of(office, one) for one in others} == {EventState.CANCELLED}
    assert check_store(office.database) == []


def test_an_entry_planned_with_its_series_stays_when_that_is_taken_back(office: Office) -> None:
    draft = office.read(event_draft, requested(office, when=when(8, 60, FIRST)))
    new = renamed(draft, when=when(10, 60, FIRST))
    series = office.write(request_series, new, SeriesDraft(count=3)).value
    event, *others = [row["id"] for row in office.read(occurrence_rows, series)]
    do(office, take_event_step_back, event)
    assert state_of(office, event) is EventState.SCHEDULED
    assert {state_of(office, one) for one in others} == {EventState.CANCELLED}
