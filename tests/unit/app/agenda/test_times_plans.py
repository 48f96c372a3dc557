"""Whoever is busy, and a week of the calendar, are found by an index however many entries are."""

from __future__ import annotations

from datetime import timedelta

from agenda_bulk import lay_programme
from agenda_times import MONDAY, meeting, span
from app.agenda import AttendeeDraft
from app.agenda.calendar import calendar_entries
from app.agenda.checking import clashes_of, free_slots
from app.office import Office
from asked import Question, questions_asked
from walked import indexes_used, walked

LARGE = frozenset({"events", "event_bookings", "event_attendees"})
BY_SUBJECT = "ix_event_bookings_subject_key_busy_from"


def test_both_are_led_by_their_indexes(office: Office, store_url: str) -> None:
    lay_programme(office, 2000, MONDAY - timedelta(days=500), 1000)
    if office.database.is_shared:
        with office.database.connection(writing=True) as connection:
            connection.exec_driver_sql("ANALYZE")
    attendees = tuple(AttendeeDraft(contact_id=number) for number in range(1, 11))
    draft = meeting("شورا", span("10:00", "11:00"), attendees=attendees)
    with questions_asked() as asked:
        office.read(clashes_of, draft)
    assert len(about(asked, "event_bookings")) == 1
    assert BY_SUBJECT in indexes_used(store_url, about(asked, "event_bookings"))
    assert not walked(store_url, asked, LARGE)

    with questions_asked() as asked:
        keys = ["r1", *(f"c{number}" for number in range(1, 10))]
        assert office.read(free_slots, keys, 60, MONDAY, MONDAY + timedelta(days=30))
    assert BY_SUBJECT in indexes_used(store_url, about(asked, "event_bookings"))

    with questions_asked() as asked:
        assert office.read(calendar_entries, MONDAY, MONDAY + timedelta(days=6))
    assert len(about(asked, "events")) + len(about(asked, "event_bookings")) == 2
    assert not walked(store_url, asked, LARGE)


def about(asked: list[Question], table: str) -> list[Question]:
    return [one for one in asked if table in one.statement]
