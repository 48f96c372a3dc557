"""call-note: the phone and fax unit's form for a call, fax or telephonogram, A5 (P2.F3, C11).

Two layouts of one form: `note`, the unit's own record of the call, and `governor`, the special
form that goes into the folder with room for the governor's words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from app.jalali import clock_text, jalali_text
from app.marks import Urgency
from app.phone_calls import (
    AttemptOutcome,
    CallChannel,
    CallDirection,
    CallOutcome,
    CallPath,
    CallSheet,
)
from app.progress import Progress
from app.telephone import isolated_telephone
from app.texts import (
    ATTEMPT_OUTCOMES,
    CALL_CHANNELS,
    CALL_DIRECTIONS,
    CALL_OUTCOMES,
    CALL_STATES,
    SPOKE_WITH,
    URGENCIES,
)
from reports.blocks import (
    Block,
    Cell,
    gap,
    heading_line,
    paragraph,
    row,
    ruled_space,
    text_width,
)
from reports.paper import Form, Heading, Letterhead, PrintMark, printed, secrecy_mark
from reports.persian.fonts import TypefacePair
from reports.sheet import A5

NOTE: Final = "note"
GOVERNOR: Final = "governor"

TITLES: Final = {
    NOTE: {
        CallChannel.PHONE: "یادداشت تلفن",
        CallChannel.FAX: "یادداشت نمابر",
        CallChannel.TELEPHONOGRAM: "تلفنگرام",
    },
    GOVERNOR: {
        CallChannel.PHONE: "فرم ویژه تماس تلفنی",
        CallChannel.FAX: "فرم ویژه نمابر",
        CallChannel.TELEPHONOGRAM: "فرم ویژه تلفنگرام",
    },
}
ROOM: Final = text_width(A5)
EARLIER_SHOWN: Final = 3


def call_note(
    sheets: Sequence[CallSheet],
    *,
    layout: str,
    letterhead: Letterhead,
    marks: Sequence[PrintMark],
    typefaces: TypefacePair | None = None,
    progress: Progress | None = None,
) -> bytes:
    """Print calls, each beginning a page.

    Args:
        sheets: The calls.
        layout: `note` or `governor`; empty for the one usual for each.
        letterhead: The office's.
        marks: When and by whom each is printed, and how often it was before.
        typefaces: A font of the desk's choice; the shipped one otherwise.
        progress: Told of each call, where there are many.

    Raises:
        Cancelled: By `progress`.
    """
    progress = progress or Progress()
    forms = []
    for sheet in progress.through("چیدن برگ‌ها", sheets):
        chosen = layout or usual_layout(sheet)
        forms.append(Form(_heading(sheet, chosen), tuple(LAYOUTS[chosen](sheet))))
    return printed(forms, size=A5, letterhead=letterhead, mark=marks, typefaces=typefaces)


def blank_call_note(
    *, layout: str, letterhead: Letterhead, mark: PrintMark, copies: int = 1
) -> bytes:
    """Print the form empty, for the day the power fails."""
    heading = Heading(
        TITLES[layout][CallChannel.PHONE], (("شماره", ""), ("تاریخ", ""), ("ساعت", ""))
    )
    form = Form(heading, tuple(_blank(layout)))
    return printed([form] * copies, size=A5, letterhead=letterhead, mark=mark)


def _heading(sheet: CallSheet, layout: str) -> Heading:
    normal = sheet.urgency is Urgency.NORMAL
    return Heading(
        title=TITLES[layout][sheet.channel],
        facts=(
            ("شماره", sheet.number),
            ("تاریخ", jalali_text(sheet.called_at.date())),
            ("ساعت", clock_text(sheet.called_at.time())),
        ),
        classification=secrecy_mark(sheet.classification),
        urgency="" if normal else URGENCIES[sheet.urgency],
        register_number=sheet.number,
        record=f"daftar:call:{sheet.id}",
    )


#: What the other side and its number are called on a form of each kind.
NAMES: Final[dict[tuple[CallChannel, CallDirection], tuple[str, str]]] = {
    (CallChannel.PHONE, CallDirection.INCOMING): ("نام تماس‌گیرنده", "تلفن"),
    (CallChannel.PHONE, CallDirection.OUTGOING): ("طرف تماس", "تلفن"),
    (CallChannel.FAX, CallDirection.INCOMING): ("فرستنده", "شماره نمابر"),
    (CallChannel.FAX, CallDirection.OUTGOING): ("گیرنده", "شماره نمابر"),
    (CallChannel.TELEPHONOGRAM, CallDirection.INCOMING): ("فرستنده", "تلفن"),
    (CallChannel.TELEPHONOGRAM, CallDirection.OUTGOING): ("گیرنده", "تلفن"),
}


def _caller(sheet: CallSheet) -> list[Block]:
    kind = f"{CALL_CHANNELS[sheet.channel]} {CALL_DIRECTIONS[sheet.direction]}"
    name, phone = NAMES[sheet.channel, sheet.direction]
    return [
        row(
            (
                Cell(name, sheet.caller_name, 3, strong=True),
                Cell("سمت", sheet.caller_post, 3),
            ),
            ROOM,
        ),
        row(
            (
                Cell("دستگاه / نشانی", sheet.organisation, 3),
                Cell(phone, isolated_telephone(sheet.phone), 2),
                Cell("نوع", kind, 1.3),
            ),
            ROOM,
        ),
    ]


def _subject(sheet: CallSheet) -> Block:
    return row(
        (Cell("موضوع", sheet.subject, 4, strong=True), Cell("ثبت‌کننده", sheet.taken_by, 2)), ROOM
    )


def _request(sheet: CallSheet) -> list[Block]:
    if sheet.outcome is not CallOutcome.TAKEN:
        said = " — ".join(part for part in (CALL_OUTCOMES[sheet.outcome], sheet.result) if part)
        return [heading_line("آنچه گذشت"), *paragraph(said, ROOM)]
    if sheet.path is CallPath.DIRECT:
        return _direct(sheet)
    if sheet.path is CallPath.PLACED:
        return _placed(sheet)
    title = _REQUESTS.get((sheet.channel, sheet.path), "شرح درخواست")
    if not sheet.request:
        return _kind_rows(sheet)
    return [*_kind_rows(sheet), heading_line(title), *paragraph(sheet.request, ROOM)]


#: What was said or asked, by kind and path.
_REQUESTS: Final = {
    (CallChannel.PHONE, CallPath.RECORD): "شرح گفتگو",
    (CallChannel.FAX, CallPath.FORM): "خلاصه نمابر",
    (CallChannel.FAX, CallPath.RECORD): "خلاصه نمابر",
    (CallChannel.TELEPHONOGRAM, CallPath.FORM): "متن تلفنگرام",
    (CallChannel.TELEPHONOGRAM, CallPath.RECORD): "متن تلفنگرام",
}


def _kind_rows(sheet: CallSheet) -> list[Block]:
    """What only faxes, and only telephonograms, have."""
    if sheet.channel is CallChannel.FAX:
        cells = [
            Cell("شمار صفحه‌ها", str(sheet.pages or "")),
            Cell("شماره نامه فرستنده", sheet.sender_number, 2),
        ]
        if sheet.direction is CallDirection.OUTGOING:
            cells.append(Cell("رسید ارسال", sheet.receipt, 3))
        return [row(cells, ROOM)]
    if sheet.channel is CallChannel.TELEPHONOGRAM:
        end = clock_text(sheet.ended_at.time()) if sheet.ended_at else ""
        people = (Cell("گوینده", sheet.passed_by, 3), Cell("گیرنده", sheet.received_by, 3))
        marks = (
            Cell("شماره فرستنده", sheet.sender_number, 2),
            Cell("ساعت مخابره", clock_text(sheet.called_at.time())),
            Cell("پایان", end),
            Cell("بازخوانی", "شد" if sheet.read_back else "نشد"),
        )
        return [row(people, ROOM), row(marks, ROOM)]
    return []


def _placed(sheet: CallSheet) -> list[Block]:
    """A call the governor asked for: how urgent, the attempts, and what came of it."""
    connected = clock_text(sheet.connected_at.time()) if sheet.connected_at else ""
    end = clock_text(sheet.ended_at.time()) if sheet.ended_at else ""
    cells = (
        Cell("اولویت", URGENCIES[sheet.urgency]),
        Cell("گفتگو با", SPOKE_WITH[sheet.spoke_with] if sheet.spoke_with else "", 2),
        Cell("وصل شد", connected),
        Cell("پایان", end),
    )
    blocks = [gap(4), row(cells, ROOM)]
    if sheet.request:
        blocks += [heading_line("آنچه باید گفته شود"), *paragraph(sheet.request, ROOM)]
    if sheet.attempts:
        blocks += [heading_line("کوشش‌ها"), *_attempts(sheet)]
    return [*blocks, heading_line("نتیجه"), *paragraph(sheet.result or "—", ROOM)]


def _attempts(sheet: CallSheet) -> list[Block]:
    lines = (
        f"{jalali_text(attempt.at.date())} {clock_text(attempt.at.time())} · "
        f"{ATTEMPT_OUTCOMES[attempt.outcome]} · {attempt.by}"
        + (f" · {attempt.words}" if attempt.words else "")
        for attempt in sheet.attempts
    )
    return [block for line in lines for block in paragraph(line, ROOM)]


def _direct(sheet: CallSheet) -> list[Block]:
    end = clock_text(sheet.ended_at.time()) if sheet.ended_at else ""
    blocks = [
        gap(4),
        row(
            (
                Cell("گفتگو با", SPOKE_WITH[sheet.spoke_with] if sheet.spoke_with else "", 3),
                Cell("از ساعت", clock_text(sheet.called_at.time())),
                Cell("تا ساعت", end),
            ),
            ROOM,
        ),
    ]
    if sheet.request:
        blocks += [heading_line("شرح"), *paragraph(sheet.request, ROOM)]
    return [*blocks, heading_line("نتیجه گفتگو"), *paragraph(sheet.result or "—", ROOM)]


def _earlier(sheet: CallSheet) -> list[Block]:
    """What this caller asked before: the governor sees «third time»."""
    if not sheet.earlier:
        return []
    lines = [
        f"{jalali_text(call.called_at.date())} · {call.subject or CALL_OUTCOMES[call.outcome]} · "
        f"{call.note or CALL_STATES[call.state]}"
        for call in sheet.earlier[:EARLIER_SHOWN]
    ]
    count = len(sheet.earlier)
    title = f"سابقه تماس‌های پیشین ({count} مورد)" if count < 8 else "سابقه تماس‌های پیشین"
    shortened = [line if len(line) <= 110 else line[:109] + "…" for line in lines]
    return [heading_line(title), *(block for line in shortened for block in paragraph(line, ROOM))]


def _note(sheet: CallSheet, *, empty_lines: int) -> list[Block]:
    """The governor's words if they were typed back, else room for his pen."""
    title = "پی‌نوشت سرپرست استانداری" if sheet.governor_acts else "پی‌نوشت استاندار"
    if sheet.note is None:
        return [
            heading_line(title),
            ruled_space(empty_lines, stretches=True),
            row(
                (
                    Cell("ارجاع به", share=3),
                    Cell("مهلت", share=2),
                    Cell("امضا و تاریخ", sheet.governor, share=2),
                ),
                ROOM,
            ),
        ]
    blocks = [heading_line(title), *paragraph(sheet.note.words, ROOM)]
    due = jalali_text(sheet.note.due_on) if sheet.note.due_on else ""
    cells = (
        Cell("ارجاع به", sheet.note.referred_to, 3),
        Cell("مهلت", due, 2),
        Cell("تاریخ پی‌نوشت", jalali_text(sheet.note.noted_on), 2),
    )
    return [*blocks, gap(4), row(cells, ROOM)]


def _told(sheet: CallSheet) -> list[Block]:
    told = any(attempt.outcome is AttemptOutcome.TOLD for attempt in sheet.attempts)
    blocks = _attempts(sheet)
    if not told:
        blocks.append(_told_by_hand())
    return [heading_line("اعلام نتیجه به متقاضی"), *blocks]


def _told_by_hand() -> Block:
    return row(
        (
            Cell("تاریخ و ساعت", share=2),
            Cell("اعلام‌کننده", share=2),
            Cell("آنچه گفته شد", share=3),
        ),
        ROOM,
        blank=True,
    )


def _note_layout(sheet: CallSheet) -> list[Block]:
    blocks = [*_caller(sheet), _subject(sheet), *_request(sheet), *_earlier(sheet)]
    if _is_form(sheet):
        noted = _note(sheet, empty_lines=3)
        return [*blocks, *noted, *_told(sheet)]
    return blocks


def _governor_layout(sheet: CallSheet) -> list[Block]:
    blocks = [*_caller(sheet), _subject(sheet), *_request(sheet), *_earlier(sheet)]
    return [*blocks, *_note(sheet, empty_lines=5 if sheet.channel is CallChannel.PHONE else 4)]


def _is_form(sheet: CallSheet) -> bool:
    return sheet.outcome is CallOutcome.TAKEN and sheet.path is CallPath.FORM


def usual_layout(sheet: CallSheet) -> str:
    """The layout a call is printed in when nobody asks for another."""
    return GOVERNOR if _is_form(sheet) else NOTE


LAYOUTS: Final[dict[str, Callable[[CallSheet], list[Block]]]] = {
    NOTE: _note_layout,
    GOVERNOR: _governor_layout,
}


def _blank(layout: str) -> list[Block]:
    blocks = [
        row((Cell("نام تماس‌گیرنده", share=3), Cell("سمت", share=3)), ROOM, blank=True),
        row(
            (
                Cell("دستگاه / نشانی", share=3),
                Cell("تلفن", share=2),
                Cell("وارده / صادره", share=1),
            ),
            ROOM,
            blank=True,
        ),
        row((Cell("موضوع", share=4), Cell("ثبت‌کننده", share=2)), ROOM, blank=True),
        heading_line("شرح درخواست"),
        ruled_space(5 if layout == NOTE else 4, stretches=layout == NOTE),
        heading_line("پی‌نوشت استاندار"),
        ruled_space(3 if layout == NOTE else 6, stretches=layout == GOVERNOR),
        row(
            (Cell("ارجاع به", share=3), Cell("مهلت", share=2), Cell("امضا و تاریخ", share=2)),
            ROOM,
            blank=True,
        ),
    ]
    if layout == NOTE:
        blocks += [heading_line("اعلام نتیجه به متقاضی"), _told_by_hand()]
    return blocks
