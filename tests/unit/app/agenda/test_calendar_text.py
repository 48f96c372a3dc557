"""Calendar files: ours come home as they went, and those of others are read or explained."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from app.agenda.calendar_items import (
    ROLES,
    CalendarAttendee,
    CalendarItem,
    CalendarStatus,
)
from app.agenda.calendar_reading import ReadEvent, read_calendar
from app.agenda.calendar_text import calendar_bytes
from app.agenda.states import AttendeeRole, EventKind
from app.clock import from_tehran, to_tehran
from app.errors import InvalidInput
from app.marks import Classification
from app.text import tidy

NOW = datetime(2026, 11, 22, 7, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)

WORDS = st.text(st.characters(codec="utf-8"), max_size=120).map(tidy)
LINES = st.text(st.characters(codec="utf-8"), max_size=300).map(lambda s: tidy(s, multiline=True))
#: A name has no place for these two signs; they are others when it comes home.
NAMES = (
    WORDS.map(lambda words: words.replace('"', "").replace("\\", "").strip()).map(tidy).filter(bool)
)
#: Summer hours until 1401 lie in it.
MOMENTS = st.integers(1_420_000_000, 2_366_000_000).map(
    lambda second: datetime.fromtimestamp(second, UTC)
)


@st.composite
def items(draw: st.DrawFn) -> CalendarItem:
    all_day = draw(st.booleans())
    starts_at = draw(MOMENTS)
    ends_at = starts_at + timedelta(minutes=draw(st.integers(1, 3000)))
    if all_day:
        day = to_tehran(starts_at).date()
        starts_at = from_tehran(day, time())
        ends_at = from_tehran(day + timedelta(days=draw(st.integers(1, 4))), time())
    return CalendarItem(
        uid=f"{draw(st.uuids())}@daftar",
        subject=draw(WORDS.filter(bool)),
        starts_at=starts_at,
        ends_at=ends_at,
        all_day=all_day,
        place=draw(WORDS),
        notes=draw(LINES),
        status=draw(st.sampled_from(CalendarStatus)),
        kind=draw(st.sampled_from(EventKind)),
        classification=draw(st.sampled_from(Classification)),
        organiser=draw(st.just("") | NAMES),
        takes_time=draw(st.booleans()),
        attendees=tuple(
            draw(
                st.lists(
                    st.builds(CalendarAttendee, NAMES, st.sampled_from(sorted(ROLES))), max_size=4
                )
            )
        ),
    )


@given(several=st.lists(items(), min_size=1, max_size=4))
def test_what_is_written_comes_home_as_it_went(several: list[CalendarItem]) -> None:
    content = calendar_bytes(several, NOW)
    assert [one.item for one in read_calendar(content, "x.ics", TODAY)] == several
    # RFC 5545: no line is longer than 75 octets, each ends with both signs.
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))


MEETING = CalendarItem(
    uid="5f1d@daftar",
    subject="شورای اداری استان، نوبت دوم",
    starts_at=from_tehran(date(2026, 11, 24), time(10)),
    ends_at=from_tehran(date(2026, 11, 24), time(11, 30)),
    place="سالن غدیر؛ طبقه ۲",
    notes="دستور کار:\n۱. آب\n۲. برق",
    kind=EventKind.MEETING,
    attendees=(CalendarAttendee("رضا نیک‌پور", AttendeeRole.SECRETARY),),
)


def test_a_file_says_what_other_programs_look_for() -> None:
    content = calendar_bytes([MEETING], NOW).decode().replace("\r\n ", "").split("\r\n")
    for line in (
        "VERSION:2.0",
        "BEGIN:VTIMEZONE",
        "TZID:Asia/Tehran",
        "TZOFFSETTO:+0330",
        "UID:5f1d@daftar",
        "DTSTAMP:20261122T070000Z",
        "DTSTART;TZID=Asia/Tehran:20261124T100000",
        "DTEND;TZID=Asia/Tehran:20261124T113000",
        "SUMMARY:شورای اداری استان، نوبت دوم",
        "LOCATION:سالن غدیر؛ طبقه ۲",
        "DESCRIPTION:دستور کار:\\n۱. آب\\n۲. برق",
        "STATUS:CONFIRMED",
        "CLASS:PUBLIC",
        "CATEGORIES:جلسه",
    ):
        assert line in content
    day = from_tehran(date(2026, 11, 24), time())
    whole = replace(MEETING, starts_at=day, ends_at=day + timedelta(days=2), all_day=True)
    written = calendar_bytes([whole], NOW).decode()
    assert "DTSTART;VALUE=DATE:20261124\r\n" in written
    assert "DTEND;VALUE=DATE:20261126\r\n" in written


def test_another_reader_understands_the_file() -> None:
    content = calendar_bytes([MEETING, replace(MEETING, uid="b", all_day=True)], NOW)
    calendar = vobject.readOne(content.decode())
    event = calendar.vevent
    assert event.summary.value == MEETING.subject
    assert event.dtstart.value == MEETING.starts_at
    assert event.dtend.value == MEETING.ends_at
    assert event.location.value == MEETING.place
    assert event.description.value == MEETING.notes
    assert event.attendee.params["CN"] == ["رضا نیک‌پور"]
    assert calendar.vevent_list[1].dtstart.value == date(2026, 11, 24)


# -- files of others ---------------------------------------------------------------------------

OUTLOOK = """\
BEGIN:VCALENDAR
PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN
VERSION:2.0
METHOD:REQUEST
X-MS-OLK-FORCEINSPECTOROPEN:TRUE
BEGIN:VTIMEZONE
TZID:Iran Standard Time
BEGIN:STANDARD
DTSTART:16010921T235959
RRULE:FREQ=YEARLY;BYDAY=3TU;BYMONTH=9
TZOFFSETFROM:+0430
TZOFFSETTO:+0330
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010321T000000
RRULE:FREQ=YEARLY;BYDAY=3SA;BYMONTH=3
TZOFFSETFROM:+0330
TZOFFSETTO:+0430
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
ATTENDEE;CN="مهندس سعید رحیمی";RSVP=TRUE:mailto:rahimi@example.org
ATTENDEE;CN="سالن غدیر";CUTYPE=RESOURCE;ROLE=NON-PARTICIPANT:mailto:room@example.org
ATTENDEE;ROLE=OPT-PARTICIPANT:mailto:karimi@example.org
CLASS:PUBLIC
CREATED:20261101T081500Z
DESCRIPTION:دعوت به جلسه\\nلطفاً سر وقت بیایید.\\n
DTEND;TZID="Iran Standard Time":20270714T113000
DTSTAMP:20261101T081500Z
DTSTART;TZID="Iran Standard Time":20270714T100000
LOCATION:سالن غدیر
ORGANIZER;CN="سازمان برنامه":mailto:plan@example.org
PRIORITY:5
SEQUENCE:0
SUMMARY;LANGUAGE=fa:جلسه شوراي برنامه‌ريزي استان
TRANSP:OPAQUE
UID:040000008200E00074C5B7101A82E00800000000
X-ALT-DESC;FMTTYPE=text/html:<html><body>x</body></html>
X-MICROSOFT-CDO-BUSYSTATUS:BUSY
BEGIN:VALARM
TRIGGER:-PT15M
ACTION:DISPLAY
DESCRIPTION:Reminder
END:VALARM
END:VEVENT
END:VCALENDAR
"""

GOOGLE = """\
BEGIN:VCALENDAR
PRODID:-//Google Inc//Google Calendar 70.9054//EN
VERSION:2.0
CALSCALE:GREGORIAN
METHOD:PUBLISH
X-WR-CALNAME:دفتر
X-WR-TIMEZONE:Asia/Tehran
BEGIN:VEVENT
DTSTART:20261125T043000Z
DTEND:20261125T053000Z
DTSTAMP:20261120T090000Z
UID:a1@google.com
STATUS:TENTATIVE
SUMMARY:مصاحبه با صدا و سیما
CLASS:PRIVATE
END:VEVENT
BEGIN:VEVENT
DTSTART;TZID=Asia/Tehran:20261128T090000
DTEND;TZID=Asia/Tehran:20261128T100000
RRULE:FREQ=WEEKLY;UNTIL=20261219T202959Z;BYDAY=SA
EXDATE;TZID=Asia/Tehran:20261205T090000
DTSTAMP:20261120T090000Z
UID:w1@google.com
SUMMARY:جلسه معاونان
END:VEVENT
BEGIN:VEVENT
DTSTART;TZID=Asia/Tehran:20261213T140000
DTEND;TZID=Asia/Tehran:20261213T150000
DTSTAMP:20261120T090000Z
UID:w1@google.com
RECURRENCE-ID;TZID=Asia/Tehran:20261212T090000
SUMMARY:جلسه معاونان (جابه‌جا)
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20261201
DTEND;VALUE=DATE:20261203
DTSTAMP:20261120T090000Z
UID:d1@google.com
SUMMARY:سفر به تهران
STATUS:CANCELLED
END:VEVENT
BEGIN:VEVENT
DTSTART:20261202T080000
DURATION:PT45M
DTSTAMP:20261120T090000Z
UID:f1@google.com
SUMMARY:ملاقات
END:VEVENT
END:VCALENDAR
"""


def read(text: str, today: date = TODAY) -> tuple[ReadEvent, ...]:
    return read_calendar(text.replace("\n", "\r\n").encode(), "x.ics", today)


def tehran(*parts: int) -> datetime:
    moment = datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type,misc]
    return from_tehran(moment.date(), moment.time())


def test_a_file_as_outlook_writes_it() -> None:
    (one,) = read(OUTLOOK)
    item = one.item
    assert item is not None
    # Iran has had no summer time since 1401; Outlook's own table of it is old.
    assert item.starts_at == tehran(2027, 7, 14, 10, 0)
    assert item.ends_at == tehran(2027, 7, 14, 11, 30)
    assert item.subject == "جلسه شورای برنامه‌ریزی استان"
    assert item.notes == "دعوت به جلسه\nلطفاً سر وقت بیایید."
    assert item.place == "سالن غدیر"
    assert item.organiser == "سازمان برنامه"
    assert item.uid == "040000008200E00074C5B7101A82E00800000000"
    assert item.attendees == (
        CalendarAttendee("مهندس سعید رحیمی"),
        CalendarAttendee("karimi@example.org", AttendeeRole.OPTIONAL),
    )


def test_a_file_as_google_writes_it() -> None:
    found = [one.item for one in read(GOOGLE)]
    assert None not in found
    told = [
        (one.subject, one.starts_at, one.ends_at, one.all_day, one.status, one.uid)
        for one in found
        if one is not None
    ]
    held, unsure, gone = (
        CalendarStatus.CONFIRMED,
        CalendarStatus.TENTATIVE,
        CalendarStatus.CANCELLED,
    )

    def week(day: int) -> tuple[datetime, datetime]:
        return tehran(2026, 11, 28 + day, 9, 0), tehran(2026, 11, 28 + day, 10, 0)

    first = (tehran(2026, 11, 28, 9, 0), tehran(2026, 11, 28, 10, 0))
    last = (tehran(2026, 12, 19, 9, 0), tehran(2026, 12, 19, 10, 0))
    assert told == [
        (
            "مصاحبه با صدا و سیما",
            tehran(2026, 11, 25, 8, 0),
            tehran(2026, 11, 25, 9, 0),
            False,
            unsure,
            "a1@google.com",
        ),
        ("جلسه معاونان", *first, False, held, "w1@google.com#20261128"),
        ("جلسه معاونان", *last, False, held, "w1@google.com#20261219"),
        (
            "جلسه معاونان (جابه‌جا)",
            tehran(2026, 12, 13, 14, 0),
            tehran(2026, 12, 13, 15, 0),
            False,
            held,
            "w1@google.com#20261212",
        ),
        (
            "سفر به تهران",
            tehran(2026, 12, 1, 0, 0),
            tehran(2026, 12, 3, 0, 0),
            True,
            gone,
            "d1@google.com",
        ),
        (
            "ملاقات",
            tehran(2026, 12, 2, 8, 0),
            tehran(2026, 12, 2, 8, 45),
            False,
            held,
            "f1@google.com",
        ),
    ]
    assert found[0] is not None
    assert found[0].classification is Classification.CONFIDENTIAL


def event(*lines: str) -> str:
    return (
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nBEGIN:VEVENT\nUID:1\n"
        + "\n".join(lines)
        + "\nEND:VEVENT\nEND:VCALENDAR\n"
    )


GOOD = ("SUMMARY:جلسه", "DTSTART:20261202T080000", "DTEND:20261202T090000")


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (("SUMMARY:جلسه",), "آغاز"),
        (("SUMMARY:جلسه", "DTSTART:پنجشنبه", "DTEND:20261202T090000"), "آغاز"),
        (("SUMMARY:جلسه", "DTSTART:20261202T080000"), "پایان"),
        (("SUMMARY:جلسه", "DTSTART:20261202T080000", "DTEND:20261202T070000"), "پایان"),
        (("SUMMARY:جلسه", "DTSTART:20261202T080000", "DURATION:x"), "پایان"),
        (("DTSTART:20261202T080000", "DTEND:20261202T090000"), "موضوع"),
        (
            ("SUMMARY:جلسه", "DTSTART;TZID=Mars/Base:20261202T080000", "DTEND:20261202T090000Z"),
            "Mars/Base",
        ),
        ((*GOOD, "RRULE:FREQ=HOURLY"), "روزی یک بار"),
        ((*GOOD, "RRULE:FREQ=DAILY;BYHOUR=8,9"), "روزی یک بار"),
        ((*GOOD, "RRULE:FREQ=OFTEN"), "قاعده تکرار"),
        ((*GOOD, "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"), "نوبتی ندارد"),
        ((*GOOD, "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=3"), "نوبتی ندارد"),
        ((*GOOD, "RRULE:FREQ=WEEKLY", "RRULE:FREQ=DAILY"), "چند قاعده"),
        ((*GOOD, "RECURRENCE-ID;RANGE=THISANDFUTURE:20261202T080000"), "بعدی‌ها"),
    ],
)
def test_an_event_that_cannot_be_taken_is_explained(lines: tuple[str, ...], words: str) -> None:
    (one,) = read(event(*lines))
    assert one.item is None
    assert words in one.problem


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("FREQ=DAILY;COUNT=3", [2, 3, 4]),
        ("FREQ=DAILY;UNTIL=20261204", [2, 3, 4]),
        ("FREQ=DAILY;UNTIL=20261204T043000Z", [2, 3, 4]),
        ("FREQ=DAILY;UNTIL=20261204T042959Z", [2, 3]),
        ("FREQ=WEEKLY;BYDAY=WE,FR;COUNT=4", [2, 4, 9, 11]),
    ],
)
def test_a_rule_ends_where_it_says(rule: str, days: list[int]) -> None:
    found = [one.item for one in read(event(*GOOD, f"RRULE:{rule}"))]
    assert [one.starts_at for one in found if one] == [tehran(2026, 12, day, 8, 0) for day in days]


def test_two_of_one_day_are_two() -> None:
    twice = "RDATE:20261202T080000,20261202T160000,20261203T080000"
    uids = [one.item.uid for one in read(event(*GOOD, twice)) if one.item]
    assert len(set(uids)) == 3


WHOLE_DAY = ("SUMMARY:جلسه", "DTSTART;VALUE=DATE:20261202", "DTEND;VALUE=DATE:20261203")


@pytest.mark.parametrize(
    ("lines", "left_out"),
    [
        (GOOD, "EXDATE:20261203T080000"),
        (GOOD, "EXDATE:20261203T043000Z"),
        (GOOD, "EXDATE;VALUE=DATE:20261203"),
        (WHOLE_DAY, "EXDATE;VALUE=DATE:20261203"),
        (WHOLE_DAY, "EXDATE;TZID=Asia/Tehran:20261203T000000"),
        (WHOLE_DAY, "EXDATE:20261202T203000Z"),
        (WHOLE_DAY, "EXDATE:20261203T000000Z"),
    ],
)
def test_a_day_is_left_out_however_it_is_named(lines: tuple[str, ...], left_out: str) -> None:
    found = [one.item for one in read(event(*lines, "RRULE:FREQ=DAILY;COUNT=3", left_out))]
    assert [to_tehran(one.starts_at).day for one in found if one] == [2, 4]


def test_a_rule_without_an_end_is_spread_over_a_year() -> None:
    weekly = read(event(*GOOD, "RRULE:FREQ=WEEKLY"))
    assert len(weekly) == 53
    old = ("SUMMARY:جلسه", "DTSTART:20161202T080000", "DTEND:20161202T090000")
    since_today = read(event(*old, "RRULE:FREQ=WEEKLY"))
    starts = [one.item.starts_at for one in since_today if one.item]
    assert tehran(2026, 11, 22, 0, 0) <= starts[0] < tehran(2026, 11, 29, 0, 0)
    (ended,) = read(event(*old, "RRULE:FREQ=WEEKLY;COUNT=5"))
    assert "گذشته" in ended.problem


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\x01\x02",
        "این یک نامه است".encode(),
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n",
        OUTLOOK[:700].encode(),
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\nEND:VCALENDAR",
        b"BEGIN:VCALENDAR\r\nnonsense\r\nEND:VCALENDAR\r\n",
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n",
    ],
)
def test_a_damaged_file_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(InvalidInput) as raised:
        read_calendar(content, "برنامه.ics", TODAY)
    assert raised.value.field == "file"
    assert "برنامه.ics" in raised.value.message


def test_any_encoding_a_program_may_have_written() -> None:
    for coding in ("utf-8", "utf-8-sig", "utf-16", "cp1256"):
        text = OUTLOOK.replace("\u200c", "").replace("ی", "ي").replace("ک", "ك")
        (one,) = read_calendar(text.encode(coding), "x.ics", TODAY)
        assert one.item is not None
        assert one.item.place == "سالن غدیر"


@given(at=st.integers(0, len(OUTLOOK.encode())), junk=st.binary(max_size=8))
def test_no_damage_is_more_than_a_sentence(at: int, junk: bytes) -> None:
    content = OUTLOOK.encode()
    with suppress(InvalidInput):
        read_calendar(content[:at] + junk + content[at + len(junk) :], "x.ics", TODAY)
