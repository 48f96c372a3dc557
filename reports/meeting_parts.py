"""What the papers of meetings have in common: their head, people, resolutions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from app.jalali import clock_text, jalali_text, long_jalali_text
from app.marks import Classification
from app.meetings.content_rows import MinutesContent, MinutesPerson
from app.meetings.rows import MeetingSheet, ResolutionLine
from app.text import persian_digits
from reports.blocks import Block, Cell, row, text_width
from reports.paper import Heading, secrecy_mark
from reports.persian import Style, wrapped
from reports.persian.fonts import TypefacePair
from reports.sheet import A4, Sheet
from reports.table import Table, TableColumn

ROOM: Final = text_width(A4)
#: Of the title of an item, over what was said about it.
ITEM: Final = Style(size=10.5, bold=True, leading=1.5)
ASIDE: Final = 6.0
THEIR_NUMBER: Final = "شماره صورتجلسه دبیرخانه برگزارکننده"
THEIR_DATE: Final = "تاریخ صورتجلسه"

RESOLUTIONS: Final = (
    TableColumn("ردیف", 0.8),
    TableColumn("شماره", 2),
    TableColumn("مصوبه", 5.2),
    TableColumn("مسئول پیگیری", 2.2, strong=True),
    TableColumn("همکار", 1.9),
    TableColumn("مهلت", 1.75),
    TableColumn("وضعیت", 2.3),
)


def meeting_heading(
    title: str,
    number: str,
    held_on: date,
    classification: Classification,
    *,
    record: int | None,
    third: tuple[str, str] = ("", ""),
) -> Heading:
    """What stands at the head and foot of every page of a meeting's paper."""
    facts = (("شماره", number), ("تاریخ", jalali_text(held_on)), third)
    return Heading(
        title=title,
        facts=tuple(one for one in facts if one[0]),
        classification=secrecy_mark(classification),
        register_number=number,
        record=f"daftar:meeting:{record}" if record is not None else "",
    )


def blank_meeting_heading(title: str) -> Heading:
    """The same, empty."""
    return Heading(title, (("شماره", ""), ("تاریخ", ""), ("پیوست", "")))


def hours(begins: datetime | None, ends: datetime | None) -> str:
    """From when to when, of one day."""
    if begins is None:
        return ""
    until = f" تا {clock_text(ends.time())}" if ends is not None else ""
    return f"{clock_text(begins.time())}{until}"


def named_meeting(subject: str, series: str, session_number: int | None) -> str:
    """A meeting as its papers call it: its subject, or its series and which of it."""
    if not series:
        return subject
    which = f"، نشست {session_number}" if session_number is not None else ""
    own = "" if subject == series else f": {subject}"
    return persian_digits(f"{series}{which}{own}")


def about_minutes(content: MinutesContent) -> list[Block]:
    """Of what, when, where, who led and who wrote."""
    began, ended = content.began_at or content.starts_at, content.ended_at or content.ends_at
    chair = _with_post(content.chair, content.chair_post)
    secretary = _with_post(content.secretary, content.secretary_post) or content.secretary_body
    return [
        row((Cell("موضوع", _of(content), strong=True),), ROOM),
        row(
            (
                Cell("روز", long_jalali_text(content.held_on), 2.4),
                Cell("ساعت", hours(began, ended), 1.8),
                Cell("مکان", content.place, 3),
            ),
            ROOM,
        ),
        row(
            (Cell("رئیس جلسه", chair, 3), Cell("دبیر", secretary, 3)),
            ROOM,
        ),
        *_their_minutes(content),
    ]


def _their_minutes(content: MinutesContent) -> list[Block]:
    """How another secretary's office numbered and dated them."""
    if not (content.minutes_number or content.minutes_date):
        return []
    dated = jalali_text(content.minutes_date) if content.minutes_date else ""
    cells = (
        Cell(THEIR_NUMBER, persian_digits(content.minutes_number)),
        Cell(THEIR_DATE, dated),
    )
    return [row(cells, ROOM)]


def _of(content: MinutesContent) -> str:
    return named_meeting(content.subject, content.series, content.session_number)


def _with_post(name: str, post: str) -> str:
    return "، ".join(part for part in (name, post) if part)


def about_meeting(meeting: MeetingSheet) -> list[Block]:
    """The same of a meeting as it stands."""
    begins, ends = meeting.began_at or meeting.starts_at, meeting.ended_at or meeting.ends_at
    subject = named_meeting(meeting.subject, meeting.series, meeting.session_number)
    return [
        row((Cell("موضوع", subject, strong=True),), ROOM),
        row(
            (
                Cell("روز", long_jalali_text(meeting.starts_at.date()), 2.4),
                Cell("ساعت", hours(begins, ends), 1.8),
                Cell("مکان", meeting.place, 3),
            ),
            ROOM,
        ),
    ]


def item_title(text: str) -> Block:
    """The title of an item over what was said about it, on a band that tells it from headings."""
    lines = wrapped(text, ROOM - 2 * ASIDE, ITEM)
    height = len(lines) * ITEM.line_height + 4

    def draw(sheet: Sheet, top: float, _height: float) -> None:
        sheet.shade(sheet.left, top - height - 5, ROOM, height)
        sheet.lines(lines, sheet.left + ASIDE, top - 7, ROOM - 2 * ASIDE, ITEM)

    return Block(height + 8, draw, stays_with_next=True)


def person_words(one: MinutesPerson) -> str:
    """Somebody with post and organisation, and how late he came."""
    parts = [part for part in (one.name, one.post, one.organisation) if part]
    words = "، ".join(parts)
    if one.late_minutes:
        words += f" (از {one.late_minutes} دقیقه پس از آغاز)"
    if one.early_minutes:
        words += f" (تا {one.early_minutes} دقیقه پیش از پایان)"
    return persian_digits(words)


def resolution_rows(lines: Sequence[ResolutionLine]) -> list[tuple[str, ...]]:
    """Resolutions as rows of their table."""
    return [
        (
            persian_digits(str(place)),
            persian_digits(one.number),
            one.words,
            one.responsible,
            "، ".join(one.co_responsible),
            jalali_text(one.due_on) if one.due_on else "—",
            one.state_words,
        )
        for place, one in enumerate(lines, 1)
    ]


def resolutions_table(
    rows: Sequence[Sequence[str]], typefaces: TypefacePair | None = None
) -> list[Block]:
    """The table of resolutions, its head repeated where it goes on."""
    return Table(RESOLUTIONS, ROOM, typefaces).whole(rows)
