"""call-back-list: who must be told what, in the order to ring, with room for a tick, A4 (P2.11)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from app.clock import to_tehran
from app.jalali import clock_text, jalali_text
from app.marks import Classification, Urgency
from app.moments import near_text
from app.orders import Awaited
from app.phone_calls import AttemptLine, CallBackLine, CallSheet
from app.telephone import isolated_telephone
from app.texts import ATTEMPT_OUTCOMES, AWAITED, CALL_STATES, URGENCIES
from reports.blocks import Block, gap, heading_line, paragraph, text_width
from reports.paper import Form, Heading, Letterhead, PrintMark, printed, secrecy_mark
from reports.persian import Style
from reports.persian.fonts import TypefacePair
from reports.sheet import A4
from reports.table import Table, TableColumn
from reports.ticked_rows import QUIET, STRONG, Line, ticked_row

TITLE: Final = "فهرست تماس‌های منتظر اعلام نتیجه"
EMPTY: Final = "کسی در انتظار تماس نیست."
LATER: Final = "نوبت‌های بعد"
ROOM: Final = text_width(A4)

COLUMNS: Final = (
    TableColumn("ردیف", 0.75),
    TableColumn("تماس‌گیرنده", 2.3),
    TableColumn("تلفن", 2.5),
    TableColumn("چه گفته شود", 4.2),
    TableColumn("کوشش‌های پیشین", 2.2),
    TableColumn("نتیجه", 1.9),
)

DIAL: Final = Style(size=13, bold=True, leading=1.5)

#: What is ticked by hand.
TICKS: Final = ("اعلام شد", "پاسخ نداد", "اشغال بود", "به بستگان")
ATTEMPTS_SHOWN: Final = 3
BLANK_ROWS: Final = 9


def call_back_list(
    lines: Sequence[CallBackLine],
    *,
    letterhead: Letterhead,
    mark: PrintMark,
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Print who is to be rung.

    Args:
        lines: In the order to ring; those whose turn is later at the end.
        letterhead: The office's.
        mark: When and by whom it is printed.
        typefaces: A font of the desk's choice; the shipped one otherwise.
    """
    moment = to_tehran(mark.printed_at)
    highest = max((line.call.classification for line in lines), default=Classification.ORDINARY)
    heading = Heading(
        title=TITLE,
        facts=(
            ("تاریخ", jalali_text(moment.date())),
            ("ساعت", clock_text(moment.time())),
            ("شمار", str(len(lines))),
        ),
        classification=secrecy_mark(highest),
    )
    form = _form(heading, _blocks(lines, moment.date(), typefaces), typefaces)
    return printed([form], size=A4, letterhead=letterhead, mark=mark, typefaces=typefaces)


def blank_call_back_list(*, letterhead: Letterhead, mark: PrintMark, copies: int = 1) -> bytes:
    """Print the list empty, to be filled by hand."""
    heading = Heading(TITLE, (("تاریخ", ""), ("ساعت", ""), ("شمار", "")))
    empty = [
        ticked_row([[Line(str(number))], [], [], [], []], COLUMNS, ROOM, TICKS, None, hour=True)
        for number in range(1, BLANK_ROWS + 1)
    ]
    form = _form(heading, empty, None)
    return printed([form] * copies, size=A4, letterhead=letterhead, mark=mark)


def _form(heading: Heading, blocks: Sequence[Block], typefaces: TypefacePair | None) -> Form:
    if not blocks:
        return Form(heading, (gap(8), *paragraph(EMPTY, ROOM)))
    return Form(heading, tuple(blocks), repeated=(Table(COLUMNS, ROOM, typefaces).head(),))


def _blocks(
    lines: Sequence[CallBackLine], today: date, typefaces: TypefacePair | None
) -> list[Block]:
    blocks: list[Block] = []
    later = False
    for number, line in enumerate(lines, 1):
        if not line.turn.is_due and not later:
            later = True
            blocks.append(heading_line(LATER))
        cells = [
            [Line(str(number), STRONG)],
            _who(line),
            _numbers(line),
            _say(line, today),
            _attempts(line.call.attempts, today),
        ]
        blocks.append(ticked_row(cells, COLUMNS, ROOM, TICKS, typefaces, hour=True))
    return blocks


def _who(line: CallBackLine) -> list[Line]:
    call = line.call
    lines = [Line(call.caller_name or "—", STRONG), Line(call.caller_post), Line(call.organisation)]
    if call.urgency is not Urgency.NORMAL:
        lines.append(Line(URGENCIES[call.urgency], STRONG))
    return [*lines, Line(f"تماس {call.number}", QUIET)]


def _numbers(line: CallBackLine) -> list[Line]:
    others = [
        Line(f"{phone.label or 'شماره دیگر'}: {isolated_telephone(phone.shown)}", QUIET)
        for phone in line.other_numbers
    ]
    return [Line(isolated_telephone(line.call.phone) or "—", DIAL), *others]


def _say(line: CallBackLine, today: date) -> list[Line]:
    call = line.call
    lines: list[Line] = []
    if call.plan is not None:
        who = f"وعده {call.plan.promised_by}" if call.plan.promised_by else "نوبت"
        note = f": {call.plan.note}" if call.plan.note else ""
        lines.append(Line(f"{who} {near_text(call.plan.at, today)}{note}", STRONG))
    if line.turn.awaited is not Awaited.NOTHING:
        lines.append(Line(AWAITED[line.turn.awaited], STRONG))
    lines += _result(call)
    return [*lines, Line(f"موضوع: {call.subject}", QUIET)]


def _result(call: CallSheet) -> list[Line]:
    if call.note is None:
        return [Line(CALL_STATES[call.state])]
    due = f" تا {jalali_text(call.note.due_on)}" if call.note.due_on else ""
    referred = f"ارجاع به {call.note.referred_to}{due}" if call.note.referred_to else ""
    return [Line(call.note.words), Line(referred, QUIET)]


def _attempts(attempts: Sequence[AttemptLine], today: date) -> list[Line]:
    lines: list[Line] = []
    for attempt in attempts[-ATTEMPTS_SHOWN:]:
        lines.append(Line(f"{near_text(attempt.at, today)} {ATTEMPT_OUTCOMES[attempt.outcome]}"))
        lines.append(Line(attempt.words, QUIET))
    return lines or [Line("—")]
