"""The papers of the governor's programme, as `daftar print` makes them."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from app.agenda import (
    DayProgramme,
    count_event_prints,
    count_programme_print,
    event_sheets,
    month_days,
    programme_days,
    programme_of_day,
    weeks_of,
)
from app.errors import InvalidInput
from app.office import Office
from ui.command_line.papers import Paper, letterhead, print_mark

#: What the journal calls a printed request.
REQUEST: Final = "فرم درخواست"
#: Of daily programmes at once.
MOST_DAYS: Final = 62


def days(office: Office, arguments: Namespace, layout: str) -> Paper:
    """The programme of some days, today's when none is named; each print is an edition.

    Raises:
        InvalidInput: Entries were named, or the days are the wrong way round.
    """
    from reports.day_programme import blank_day_programme, day_programme

    head, mark = letterhead(office), print_mark(office)
    first, last = _period(office, arguments)
    if arguments.blank:
        copies = arguments.copies
        return Paper(blank_day_programme(letterhead=head, mark=mark, layout=layout, copies=copies))
    count = (last - first).days + 1
    if count > MOST_DAYS:
        raise InvalidInput("--to", "برنامه روزانه تا دو ماه با هم چاپ می‌شود.")
    programmes = [
        office.read(programme_of_day, first + timedelta(days=number), arguments.public)
        for number in range(count)
    ]
    pdf = day_programme(programmes, letterhead=head, mark=mark, layout=layout)

    def written(office: Office) -> None:
        for one in programmes:
            _count(office, one)

    return Paper(pdf, written)


def _count(office: Office, programme: DayProgramme) -> None:
    office.write(count_programme_print, programme.info.day, programme.public, programme.seen)


def weeks(office: Office, arguments: Namespace, _layout: str) -> Paper:
    """The weeks some days fall in, this one when none is named; or the grid empty.

    Raises:
        InvalidInput: Entries were named, or the days are the wrong way round.
    """
    from reports.week_programme import blank_week_programme, week_programme

    return _sheets(office, arguments, weeks_of, week_programme, blank_week_programme)


def months(office: Office, arguments: Namespace, _layout: str) -> Paper:
    """The Jalali months some days fall in, this one when none is named; or the sheet empty.

    Raises:
        InvalidInput: Entries were named, or the days are the wrong way round.
    """
    from reports.month_programme import blank_month_programme, month_programme

    return _sheets(office, arguments, month_days, month_programme, blank_month_programme)


def _sheets(
    office: Office,
    arguments: Namespace,
    spans: Callable[[date, date], list[tuple[date, date]]],
    filled: Callable[..., bytes],
    blank: Callable[..., bytes],
) -> Paper:
    head, mark = letterhead(office), print_mark(office)
    first, last = _period(office, arguments)
    if arguments.blank:
        return Paper(blank(letterhead=head, mark=mark, copies=arguments.copies))
    public = arguments.public
    sheets = [office.read(programme_days, *span, public) for span in spans(first, last)]
    return Paper(filled(sheets, letterhead=head, mark=mark, public=public))


def _period(office: Office, arguments: Namespace) -> tuple[date, date]:
    if arguments.ids or arguments.waiting or arguments.put_in_folder:
        raise InvalidInput("ID", "برنامه با روز خواسته می‌شود: --from و --to.")
    first = arguments.from_day or arguments.to_day or office.clock.today()
    last = arguments.to_day or first
    if last < first:
        raise InvalidInput("--to", "پایان پیش از آغاز است.")
    return first, last


def requests(office: Office, arguments: Namespace, layout: str) -> Paper:
    """The forms of requests by id; or the form of a meeting or a visit empty, by layout.

    Raises:
        InvalidInput: No request was named.
        NotFound: There is no such request.
    """
    from reports.meeting_request import blank_meeting_request, meeting_request

    head, mark = letterhead(office), print_mark(office)
    if arguments.blank:
        visit, copies = layout == "visit", arguments.copies
        return Paper(blank_meeting_request(letterhead=head, mark=mark, visit=visit, copies=copies))
    ids = _ids(arguments)
    sheets = office.read(event_sheets, ids)
    marks = [print_mark(office, reprint=one.printed_count) for one in sheets]

    def written(office: Office) -> None:
        office.write(count_event_prints, ids, REQUEST)

    return Paper(meeting_request(sheets, letterhead=head, marks=marks), written)


def reminders(office: Office, arguments: Namespace, _layout: str) -> Paper:
    """Who is rung up before meetings, by id; or the list empty.

    Raises:
        InvalidInput: No meeting was named.
        NotFound: There is no such meeting.
    """
    from reports.reminder_sheet import blank_reminder_sheet, reminder_sheet

    head, mark = letterhead(office), print_mark(office)
    if arguments.blank:
        return Paper(blank_reminder_sheet(letterhead=head, mark=mark, copies=arguments.copies))
    sheets = office.read(event_sheets, _ids(arguments))
    return Paper(reminder_sheet(sheets, letterhead=head, mark=mark))


def _ids(arguments: Namespace) -> tuple[int, ...]:
    if not arguments.ids:
        raise InvalidInput("ID", "شناسه برنامه را بنویسید.")
    return tuple(dict.fromkeys(arguments.ids))
