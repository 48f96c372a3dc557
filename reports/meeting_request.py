"""meeting-request: why the governor should be at a meeting or on a visit, A4 (P1.F1, P1.F4).

With the deputy's review, and room for the governor's order; its scan comes home by its code.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from app.agenda import EventKind, EventSheet, Opinion, ReviewLine, hours_text
from app.agenda.texts import (
    ATTENDEE_ROLES,
    EVENT_CHANNELS,
    EVENT_KINDS,
    EVENT_ORIGINS,
    OPINIONS,
)
from app.clock import to_tehran
from app.jalali import clock_text, jalali_text, long_jalali_text
from app.telephone import isolated_telephone
from app.text import isolate, persian_digits
from reports.blocks import (
    Block,
    Cell,
    gap,
    heading_line,
    kept_together,
    paragraph,
    row,
    ruled_space,
    text_width,
)
from reports.paper import Form, Heading, Letterhead, PrintMark, printed, secrecy_mark
from reports.persian.fonts import TypefacePair
from reports.sheet import A4
from reports.table import Table, TableColumn
from reports.ticked_rows import tick_line

MEETING: Final = "فرم ضرورت برگزاری جلسات"
VISIT: Final = "درخواست بازدید"
ROOM: Final = text_width(A4)
NECESSITY: Final = "ضرورت حضور استاندار"
DOCUMENTS: Final = "مدارک پیوست"
REVIEW: Final = "نظر معاون"
ORDER: Final = "دستور استاندار"
OPINION: Final = "ارزیابی"
#: What a deputy may say.
ANSWERS: Final = tuple(OPINIONS[one.value] for one in Opinion if one is not Opinion.ASKED)
PEOPLE: Final = (
    TableColumn("ردیف", 0.6),
    TableColumn("نام", 3, strong=True),
    TableColumn("سمت", 3),
    TableColumn("دستگاه", 3),
    TableColumn("حضور", 1.6),
)
STOPS: Final = (
    TableColumn("ردیف", 0.6),
    TableColumn("ایستگاه", 3, strong=True),
    TableColumn("نشانی", 3),
    TableColumn("میزبان", 2),
    TableColumn("از", 1),
    TableColumn("تا", 1),
)
BLANK_PEOPLE: Final = 5
#: Of the request for a visit, whose route needs room too.
BLANK_VISITORS: Final = 3
BLANK_STOPS: Final = 3
ROW_HEIGHT: Final = 19.0
ORDER_LINES: Final = 2


def meeting_request(
    sheets: Sequence[EventSheet],
    *,
    letterhead: Letterhead,
    marks: Sequence[PrintMark],
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Print requests, each beginning a sheet.

    Args:
        sheets: The entries; of site visits the form is a request for a visit.
        letterhead: The office's.
        marks: When and by whom each is printed, and how often before.
        typefaces: A font of the desk's choice; the shipped one otherwise.
    """
    forms = [_form(sheet, typefaces) for sheet in sheets]
    return printed(forms, size=A4, letterhead=letterhead, mark=list(marks), typefaces=typefaces)


def blank_meeting_request(
    *, letterhead: Letterhead, mark: PrintMark, visit: bool = False, copies: int = 1
) -> bytes:
    """Print the form empty, to be filled by whoever asks.

    Args:
        letterhead: The office's.
        mark: When and by whom it is printed.
        visit: The request for a site visit, with its route.
        copies: How many.
    """
    heading = Heading(VISIT if visit else MEETING, (("شماره", ""), ("تاریخ", "")))
    asked = [row(cells, ROOM, blank=True) for cells in _blank_rows(visit=visit)]
    route = [heading_line("مسیر بازدید"), *Table(STOPS, ROOM).empty(BLANK_STOPS, ROW_HEIGHT)]
    blocks = (
        *asked,
        heading_line(NECESSITY),
        ruled_space(2 if visit else 3),
        gap(2),
        *(route if visit else []),
        heading_line("شرکت‌کنندگان"),
        *Table(PEOPLE, ROOM).empty(BLANK_VISITORS if visit else BLANK_PEOPLE, ROW_HEIGHT),
        gap(2),
        row(
            (Cell(DOCUMENTS, share=3), Cell("نام و امضای درخواست‌کننده", share=2)), ROOM, blank=True
        ),
        *kept_together(_review(None)),
        *_order(),
    )
    return printed([Form(heading, blocks)] * copies, size=A4, letterhead=letterhead, mark=mark)


def _blank_rows(*, visit: bool) -> tuple[tuple[Cell, ...], ...]:
    return (
        (Cell("درخواست‌کننده", share=3), Cell("سمت", share=3), Cell("تلفن", share=2)),
        (
            Cell("دستگاه", share=3),
            Cell("شماره و تاریخ نامه", share=3),
            Cell("راه درخواست", share=2),
        ),
        (Cell("موضوع بازدید" if visit else "موضوع جلسه"),),
        (Cell("زمان‌های پیشنهادی", share=3), Cell("مدت"), Cell("مکان", share=3)),
        (Cell("مستند قانونی"),),
    )


def _form(sheet: EventSheet, typefaces: TypefacePair | None) -> Form:
    heading = Heading(
        title=VISIT if sheet.kind is EventKind.SITE_VISIT else MEETING,
        facts=(
            ("شماره", sheet.number),
            ("تاریخ", jalali_text(to_tehran(sheet.requested_at).date())),
        ),
        classification=secrecy_mark(sheet.classification),
        register_number=sheet.number,
        record=f"daftar:event:{sheet.id}",
    )
    blocks: list[Block] = [row(cells, ROOM) for cells in _rows(sheet)]
    blocks += [heading_line(NECESSITY), *_text(sheet.necessity, 2)]
    if sheet.notes:
        blocks += [heading_line("توضیح"), *paragraph(sheet.notes, ROOM)]
    blocks += _route(sheet, typefaces)
    blocks += _people(sheet, typefaces)
    if sheet.documents:
        blocks += [heading_line(DOCUMENTS), *paragraph(sheet.documents, ROOM)]
    for review in sheet.reviews or (None,):
        blocks += kept_together(_review(review))
    return Form(heading, (*blocks, *_order()))


def _rows(sheet: EventSheet) -> list[tuple[Cell, ...]]:
    letter = " · ".join(
        part
        for part in (
            isolate(sheet.letter_number),
            jalali_text(sheet.letter_date) if sheet.letter_date else "",
        )
        if part
    )
    lasts = persian_digits(f"{sheet.minutes_wanted} دقیقه") if sheet.minutes_wanted else ""
    rows = [
        (
            Cell("درخواست‌کننده", sheet.requester_name, 3, strong=True),
            Cell("سمت", sheet.requester_post, 3),
            Cell("تلفن", isolated_telephone(sheet.requester_phone), 2),
        ),
        (
            Cell("دستگاه", sheet.organisation or EVENT_ORIGINS[sheet.origin], 3),
            Cell("شماره و تاریخ نامه", letter, 3),
            Cell("راه درخواست", EVENT_CHANNELS[sheet.channel], 2),
        ),
        (
            Cell("موضوع", sheet.subject, 6, strong=True),
            Cell("نوع برنامه", EVENT_KINDS[sheet.kind], 2),
        ),
        (
            Cell("زمان‌های پیشنهادی", sheet.proposed, 3),
            Cell("مدت", lasts),
            Cell("مکان", sheet.place, 3),
        ),
        (Cell("مستند قانونی", sheet.legal_basis),),
    ]
    planned = _planned(sheet)
    if planned:
        rows.append((Cell("زمان تعیین‌شده", planned, strong=True),))
    return rows


def _planned(sheet: EventSheet) -> str:
    if sheet.starts_at is None or sheet.ends_at is None:
        return ""
    day = to_tehran(sheet.starts_at).date()
    hours = hours_text(sheet.starts_at, sheet.ends_at, day, all_day=sheet.all_day)
    return f"{long_jalali_text(day)}، {hours}"


def _text(text: str, lines: int) -> list[Block]:
    """What was said, or room to say it."""
    return paragraph(text, ROOM) if text else [ruled_space(lines)]


def _route(sheet: EventSheet, typefaces: TypefacePair | None) -> list[Block]:
    if sheet.kind is not EventKind.SITE_VISIT or not sheet.stops:
        return []
    cells = [
        (
            persian_digits(str(number)),
            stop.title,
            stop.where,
            stop.host,
            clock_text(stop.arrives_at) if stop.arrives_at else "",
            clock_text(stop.leaves_at) if stop.leaves_at else "",
        )
        for number, stop in enumerate(sheet.stops, 1)
    ]
    return [heading_line("مسیر بازدید"), *Table(STOPS, ROOM, typefaces).whole(cells)]


def _people(sheet: EventSheet, typefaces: TypefacePair | None) -> list[Block]:
    table = Table(PEOPLE, ROOM, typefaces)
    title = heading_line("شرکت‌کنندگان")
    if not sheet.attendees:
        return [title, *table.empty(3, ROW_HEIGHT), gap(2)]
    cells = [
        (
            persian_digits(str(number)),
            one.name,
            one.post,
            one.organisation,
            ATTENDEE_ROLES[one.role],
        )
        for number, one in enumerate(sheet.attendees, 1)
    ]
    return [title, *table.whole(cells), gap(2)]


def _review(review: ReviewLine | None) -> list[Block]:
    """A deputy's answer, or what is asked of him with room to say it."""
    title = REVIEW if review is None else f"{REVIEW}: {review.reviewer}"
    answered = review is not None and review.opinion is not Opinion.ASKED
    ticked = {OPINIONS[review.opinion]} if review is not None and answered else set[str]()
    blocks = [heading_line(title), tick_line(OPINION, ANSWERS, ticked)]
    words = review.words if review is not None else ""
    blocks += paragraph(words, ROOM) if words else ([] if answered else [ruled_space(1)])
    cells = (
        Cell("ضابطه مورد استناد", review.rule_cited if review else "", 3),
        Cell("نام و امضا", "", 2),
        Cell("تاریخ", jalali_text(review.answered_on) if review and review.answered_on else ""),
    )
    return [*blocks, gap(3), row(cells, ROOM)]


def _order() -> list[Block]:
    signature = row((Cell("تاریخ و ساعت", share=2), Cell("امضا", share=3)), ROOM)
    pen = ruled_space(ORDER_LINES, stretches=True)
    return [gap(3), *kept_together([heading_line(ORDER), pen, signature])]


def blank_visit_request(*, letterhead: Letterhead, mark: PrintMark, copies: int = 1) -> bytes:
    """Print the request for a site visit empty."""
    return blank_meeting_request(letterhead=letterhead, mark=mark, visit=True, copies=copies)
