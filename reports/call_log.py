"""call-log: the phone and fax unit's book of a day's calls, A4 across (P1.O4)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from app.jalali import clock_text, jalali_text, long_jalali_text
from app.marks import Classification, Urgency
from app.phone_calls import CallOutcome, CallState, DayLog, LoggedCall
from app.telephone import isolated_telephone
from app.texts import (
    CALL_CHANNELS,
    CALL_DIRECTIONS,
    CALL_OUTCOMES,
    CALL_PATHS,
    CALL_STATES,
    URGENCIES,
)
from reports.blocks import Block, Cell, gap, heading_line, paragraph, row, text_width
from reports.paper import Form, Heading, Letterhead, PrintMark, printed, secrecy_mark
from reports.persian.fonts import TypefacePair
from reports.sheet import A4_ACROSS
from reports.table import Table, TableColumn

TITLE: Final = "دفتر تماس‌های روز"
EMPTY: Final = "در این روز تماسی ثبت نشده است."
ROOM: Final = text_width(A4_ACROSS)


@dataclass(frozen=True)
class LogColumn:
    """A column of the log: how wide it is against the others, and what it says of a call."""

    title: str
    share: float
    text: Callable[[LoggedCall], str]


def kind_words(line: LoggedCall) -> str:
    """What kind of call it is, and which way it went."""
    return f"{CALL_CHANNELS[line.call.channel]} {CALL_DIRECTIONS[line.call.direction]}"


def course_words(line: LoggedCall) -> str:
    """What came of a call: not taken, or its path and where it stands."""
    call = line.call
    if call.outcome is not CallOutcome.TAKEN:
        annulled = call.state is CallState.ANNULLED
        return CALL_STATES[call.state] if annulled else CALL_OUTCOMES[call.outcome]
    return f"{CALL_PATHS[call.path]} · {CALL_STATES[call.state]}"


def _whose(line: LoggedCall) -> str:
    parts = (line.call.caller_post, line.call.organisation)
    return "، ".join(part for part in parts if part)


def _subject(line: LoggedCall) -> str:
    urgent = line.call.urgency is not Urgency.NORMAL
    mark = f" ({URGENCIES[line.call.urgency]})" if urgent else ""
    return f"{line.call.subject}{mark}".strip()


COLUMNS: Final = (
    LogColumn("شماره", 1.5, lambda line: line.call.number),
    LogColumn("ساعت", 0.8, lambda line: clock_text(line.call.called_at.time())),
    LogColumn("نوع", 1.5, kind_words),
    LogColumn("طرف تماس", 2.3, lambda line: line.call.caller_name),
    LogColumn("سمت و دستگاه", 2.9, _whose),
    LogColumn("تلفن", 1.9, lambda line: isolated_telephone(line.call.phone)),
    LogColumn("موضوع", 3.6, _subject),
    LogColumn("مسیر و نتیجه", 2.4, course_words),
    LogColumn("ثبت‌کننده", 1.6, lambda line: line.taken_by),
)

#: What is counted at the end, each by what it says of a call.
TOTALS: Final[tuple[tuple[str, Callable[[LoggedCall], str]], ...]] = (
    ("نوع تماس", kind_words),
    ("پاسخ", lambda line: CALL_OUTCOMES[line.call.outcome]),
    ("مسیر", lambda line: CALL_PATHS[line.call.path]),
    ("وضعیت", lambda line: CALL_STATES[line.call.state]),
)


def call_log(
    logs: Sequence[DayLog],
    *,
    letterhead: Letterhead,
    mark: PrintMark,
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Print the log of each day, each beginning a page, its totals at the end.

    Args:
        logs: The days; one without calls says so.
        letterhead: The office's.
        mark: When and by whom it is printed.
        typefaces: A font of the desk's choice; the shipped one otherwise.
    """
    table = Table([TableColumn(column.title, column.share) for column in COLUMNS], ROOM, typefaces)
    forms = [_day(log, table) for log in logs]
    return printed(forms, size=A4_ACROSS, letterhead=letterhead, mark=mark, typefaces=typefaces)


def _day(log: DayLog, table: Table) -> Form:
    heading = Heading(
        title=TITLE,
        facts=(
            ("روز", long_jalali_text(log.day)),
            ("تاریخ", jalali_text(log.day)),
            ("شمار", str(len(log.lines))),
        ),
        classification=_highest(log),
    )
    if not log.lines:
        return Form(heading, (gap(8), *paragraph(EMPTY, ROOM)))
    rows = table.rows([[column.text(line) for column in COLUMNS] for line in log.lines])
    return Form(heading, (*rows, *_totals(log)), repeated=(table.head(),))


def _highest(log: DayLog) -> str:
    """A paper is as secret as the most secret line on it."""
    highest = max((line.call.classification for line in log.lines), default=Classification.ORDINARY)
    return secrecy_mark(highest)


def _totals(log: DayLog) -> list[Block]:
    counted = [
        (title, Counter(words(line) for line in log.lines).most_common()) for title, words in TOTALS
    ]
    cells = [
        Cell(title, "، ".join(f"{words}: {count}" for words, count in counts), share)
        for (title, counts), share in zip(counted, (3, 3, 2, 6), strict=True)
    ]
    signatures = row(
        (
            Cell("متصدی تلفن و نمابر", share=2),
            Cell("مسئول واحد", share=2),
            Cell("ملاحظات", share=4),
        ),
        ROOM,
        blank=True,
    )
    return [heading_line("جمع روز"), row(cells, ROOM), gap(6), signatures]
