"""What stands around an entry: links, the route of a visit, orders, reminders, files, the day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from PIL import Image

from agenda_seat import TOMORROW, at, do, last_words, refused, requested, when
from app.agenda import (
    EventKind,
    LinkedRecord,
    StopDraft,
    amend_event,
    attach_event_files,
    cancel_event,
    close_event,
    count_event_prints,
    detach_event_file,
    event_draft,
    event_file,
    event_held,
    event_sheet,
    link_record,
    move_event,
    record_promise,
    save_stops,
    unlink_record,
    write_report,
)
from app.agenda.linking import NO_LINK
from app.changes import Kind
from app.clock import FixedClock
from app.errors import InvalidFields, InvalidInput, NotAllowed, NotFound
from app.office import Office
from app.order_sources import record_order_on
from app.orders import OrderDraft, ReferralDraft, order_sheet, revoke_order
from app.reminder_moments import Lead, LeadUnit
from app.reminders import ReminderDraft, ReminderFilter, list_reminders, set_reminder
from app.today import today_sheet
from app.today.parts import SHOWN

TODAY = date(2026, 11, 22)
EARLIER = when(8, day=TODAY)


def test_links_go_both_ways_and_come_off(local_office: Office) -> None:
    office = local_office
    first, second = requested(office), requested(office, subject="دیگر")
    link = LinkedRecord(kind=Kind.EVENT, id=second, relation="پیگیری")
    do(office, link_record, first, link)
    assert do(office, link_record, first, link) == first
    assert [one.record_id for one in office.read(event_sheet, first).links] == [second]
    assert [one.record_id for one in office.read(event_sheet, second).links] == [first]
    itself = LinkedRecord(kind=Kind.EVENT, id=first)
    assert refused(InvalidInput, office, link_record, first, itself) == "links"
    strange = LinkedRecord(kind=Kind.OPERATOR, id=1)
    assert refused(InvalidInput, office, link_record, first, strange) == "links"
    missing = LinkedRecord(kind=Kind.CALL, id=99)
    assert refused(NotFound, office, link_record, first, missing)
    do(office, unlink_record, first, link)
    assert office.read(event_sheet, second).links == ()
    assert refused(NotFound, office, unlink_record, first, link) == NO_LINK


# -- site visits ---------------------------------------------------------------------------


def test_promises_of_a_visit_are_orders_and_its_route_is_kept(office: Office) -> None:
    event = requested(office, kind=EventKind.SITE_VISIT, when=EARLIER)
    stops = (
        StopDraft(title="پل", where="کیلومتر ۵", arrives_at=time(8), leaves_at=time(8, 20)),
        StopDraft(title="درمانگاه", host="شبکه بهداشت", note="دارو"),
        StopDraft(),
    )
    do(office, save_stops, event, stops)
    bridge, clinic = office.read(event_sheet, event).stops
    assert (bridge.title, clinic.host) == ("پل", "شبکه بهداشت")
    promise = OrderDraft(words="آسفالت شود", referrals=(ReferralDraft(name="راه و شهرسازی"),))
    order = do(office, record_promise, event, bridge.id, promise)
    do(office, record_promise, event, None, OrderDraft(words="نامه تشکر"))
    sheet = office.read(event_sheet, event)
    assert (sheet.promises[0].order_id, sheet.promises[0].stop_id) == (order, bridge.id)
    assert len(sheet.orders) == 2
    kept = office.read(order_sheet, order)
    assert (kept.source_kind, kept.source_id, kept.source_title) == (
        Kind.EVENT,
        event,
        sheet.subject,
    )
    gone = [replace(StopDraft(), id=clinic.id, title="درمانگاه نو")]
    assert refused(InvalidFields, office, save_stops, event, gone) == "stops"
    order_first = [StopDraft(id=clinic.id, title="درمانگاه"), StopDraft(id=bridge.id, title="پل")]
    do(office, save_stops, event, order_first)
    assert [one.id for one in office.read(event_sheet, event).stops] == [clinic.id, bridge.id]
    do(office, write_report, event, "دو وعده داده شد.")
    do(office, event_held, event, with_governor=True)
    assert "در جریان" in refused(NotAllowed, office, close_event, event)
    for one in office.read(event_sheet, event).orders:
        office.write(revoke_order, one.id, one.version, "سبب")
    do(office, close_event, event)


WRONG_STOPS = [
    [StopDraft(where="جایی")],
    [StopDraft(title="پل", arrives_at=time(9), leaves_at=time(8))],
    [StopDraft(title="م" * 501)],
    [StopDraft(title="پل")] * 61,
]


def test_bad_stops_and_reports_are_refused(local_office: Office) -> None:
    office = local_office
    event = requested(office, kind=EventKind.SITE_VISIT)
    for stops in WRONG_STOPS:
        assert refused(InvalidFields, office, save_stops, event, stops) == "stops"
    assert refused(NotAllowed, office, save_stops, requested(office), [StopDraft(title="پل")])
    assert refused(NotFound, office, record_promise, event, 99, OrderDraft(words="شود"))
    assert refused(NotAllowed, office, write_report, event, "گزارش")
    assert refused(InvalidInput, office, write_report, event, " ") == "report"
    do(office, cancel_event, event, "سبب")
    assert refused(NotAllowed, office, record_promise, event, None, OrderDraft(words="شود"))


# -- what the rest of the program sees -----------------------------------------------------


def test_orders_stand_on_an_entry_and_follow_its_name(office: Office) -> None:
    event = requested(office)
    draft = OrderDraft(words="بررسی شود", request_key=uuid4())
    order = office.write(record_order_on, Kind.EVENT, event, draft).value
    assert office.write(record_order_on, Kind.EVENT, event, draft).value == order
    assert len(office.read(event_sheet, event).steps) == 2
    do(office, amend_event, event, replace(office.read(event_draft, event), subject="نام تازه"))
    assert office.read(order_sheet, order).source_title == "نام تازه"


def test_reminders_follow_the_time(office: Office, clock: FixedClock) -> None:
    event = requested(office, when=when(10))
    lead = Lead(LeadUnit.MINUTES, 30)
    office.write(
        set_reminder, ReminderDraft(kind=Kind.EVENT, record_id=event, anchor="start", lead=lead)
    )

    def due() -> list[Any]:
        return [one.at for one in office.read(list_reminders, ReminderFilter())]

    assert due() == [at(9, 30)]
    do(office, move_event, event, when(8), "سبب")
    assert due() == [at(7, 30)]
    do(office, cancel_event, event, "سبب")
    assert due() == []


def test_today_shows_the_programme(office: Office, clock: FixedClock) -> None:
    requested(office)
    late = requested(office, subject="دیروز", when=when(8, day=TODAY - timedelta(days=1)))
    day = requested(office, subject="امروز", when=when(13, day=TODAY), special=True)
    gone = requested(office, when=when(11, day=TODAY), attendees=())
    do(office, cancel_event, gone, "سبب")
    today = office.read(today_sheet)
    counts = {card.name: count for card, count in today.counts}
    assert (counts["events_today"], counts["events_waiting"]) == (1, 1)
    lines = {one.name: lines for one, lines in today.lists}["programme"]
    assert [(line.record_id, line.chip) for line in lines] == [(late, "برگزار شد؟"), (day, "قطعی")]


def test_what_was_left_unsettled_never_hides_the_day(office: Office, clock: FixedClock) -> None:
    late = [
        requested(office, when=when(8 + place % 4, 30, TOMORROW + timedelta(days=place // 4 * 7)))
        for place in range(20)
    ]
    clock.set(at(7, day=TOMORROW + timedelta(days=35)))
    day = requested(office, when=when(10, day=TOMORROW + timedelta(days=35)))
    lines = {one.name: lines for one, lines in office.read(today_sheet).lists}["programme"]
    shown = [line.record_id for line in lines]
    assert len(shown) == SHOWN
    assert shown[3] == day
    assert set(shown) - {day} <= set(late)


def test_files_stand_on_an_entry(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "عکس.png"
    Image.new("RGB", (8, 8)).save(path)
    event = requested(office)
    office.write(attach_event_files, event, [path])
    (line,) = office.read(event_sheet, event).files
    assert office.read(event_file, line.id).content == path.read_bytes()
    office.write(detach_event_file, line.id)
    assert office.read(event_sheet, event).files == ()


def test_prints_are_counted(local_office: Office) -> None:
    event = requested(local_office)
    assert local_office.write(count_event_prints, [event], "فرم ضرورت").value == {event: 0}
    assert local_office.write(count_event_prints, [event], "فرم ضرورت").value == {event: 1}
    assert last_words(local_office, event) == "فرم ضرورت برنامه ۱۴۰۵/ب/۱ چاپ شد."
