"""visit-programme: who sees the governor on a day or in a week, with room for his decision, A4."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from app.jalali import clock_text, jalali_text, long_jalali_text
from app.text import persian_digits
from app.visits import Decision, Mode, VisitState
from app.visits.sheets import PublicDayOfDay, VisitorLine, VisitorsOfDay
from app.visits.texts import DECISIONS, VISIT_MODES, VISIT_STATES
from reports.blocks import Block, Cell, gap, heading_line, paragraph, row, text_width
from reports.paper import Form, Heading, Letterhead, PrintMark, printed, secrecy_mark
from reports.persian.fonts import TypefacePair
from reports.register_list import most_secret
from reports.sheet import A4
from reports.table import Table, TableColumn

TITLE: Final = "فرم تنظیم برنامه ملاقات"
ROOM: Final = text_width(A4)
EMPTY: Final = "برای این روز ملاقاتی نیست."
CAME: Final = "مراجعه"
COLUMNS: Final = (
    TableColumn("ساعت", 1.2, strong=True),
    TableColumn("ملاقات‌کننده", 4),
    TableColumn("موضوع", 4),
    TableColumn("تصمیم", 3),
    TableColumn("یادداشت", 2.2),
)
BLANK_ROWS: Final = 20
#: What a decision does not say of where he stands.
_STANDING: Final = (VisitState.NO_SHOW, VisitState.INSIDE, VisitState.OUT, VisitState.CLOSED)


def visit_programme(
    days: Sequence[VisitorsOfDay],
    *,
    letterhead: Letterhead,
    mark: PrintMark,
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Print the visitors of some days, one day under the other.

    Args:
        days: In their order.
        letterhead: The office's.
        mark: When and by whom it is printed.
        typefaces: A font of the desk's choice; the shipped one otherwise.
    """
    visitors = [one for day in days for one in day.visitors]
    period = jalali_text(days[0].day) if days else ""
    facts = [("از" if len(days) > 1 else "تاریخ", period)]
    if len(days) > 1:
        facts.append(("تا", jalali_text(days[-1].day)))
    facts.append(("شمار", persian_digits(str(len(visitors)))))
    heading = Heading(
        TITLE,
        tuple(facts),
        classification=secrecy_mark(most_secret(one.row for one in visitors)),
    )
    blocks = [block for day in days for block in _day(day, typefaces)]
    form = Form(heading, tuple(blocks))
    return printed([form], size=A4, letterhead=letterhead, mark=mark, typefaces=typefaces)


def blank_visit_programme(*, letterhead: Letterhead, mark: PrintMark, copies: int = 1) -> bytes:
    """Print the programme empty, to be filled by hand."""
    heading = Heading(TITLE, (("تاریخ", ""), ("شمار", "")))
    blocks = (
        row((Cell("روز", share=2), Cell("تنظیم‌کننده", share=2)), ROOM, blank=True),
        gap(4),
        *Table(COLUMNS, ROOM).empty(BLANK_ROWS, 30),
    )
    return printed([Form(heading, blocks)] * copies, size=A4, letterhead=letterhead, mark=mark)


def _day(day: VisitorsOfDay, typefaces: TypefacePair | None) -> list[Block]:
    count = persian_digits(f" — {len(day.visitors)} ملاقات") if day.visitors else ""
    title = heading_line(f"{long_jalali_text(day.day)}{count}")
    sessions = [block for one in day.public_days for block in paragraph(_session(one), ROOM)]
    if not day.visitors:
        said = sessions or paragraph(EMPTY, ROOM)
        return [title, *said, gap(6)]
    rows = [_visitor(one) for one in day.visitors]
    table = Table(COLUMNS, ROOM, typefaces).whole(rows)
    return [title, *sessions, *table, gap(8)]


def _session(one: PublicDayOfDay) -> str:
    hours = f"ساعت {clock_text(one.starts_at.time())} تا {clock_text(one.ends_at.time())}"
    parts = (f"ملاقات عمومی {one.number}", one.title, hours, one.place)
    return "، ".join(part for part in parts if part)


def _visitor(one: VisitorLine) -> tuple[str, ...]:
    row_ = one.row
    hour = clock_text(one.at.time())
    size = persian_digits(f"گروه {row_.group_size} نفره") if row_.group_size else ""
    companions = "، ".join(line for line in one.companions.splitlines() if line.strip())
    with_him = f"با {companions}" if companions else ""
    return (
        hour if one.is_appointed else f"{hour}\n({CAME})",
        "\n".join(part for part in (row_.who, size, with_him) if part),
        row_.subject,
        _decision(one),
        "",
    )


def _decision(one: VisitorLine) -> str:
    """What he decided and where it stands; empty where he has not decided yet."""
    decision, state = one.row.decision, one.row.state
    said = [DECISIONS[decision.value]] if decision is not None else []
    if decision is Decision.REFER and one.row.host:
        said = [f"{DECISIONS[decision.value]}: {one.row.host}"]
    if one.row.minutes and decision in (Decision.NOW, Decision.AT_TIME):
        said.append(persian_digits(f"{one.row.minutes} دقیقه"))
    if one.mode is Mode.IN_WRITING:
        said.append(VISIT_MODES[one.mode.value])
    if one.decision_words:
        said.append(one.decision_words)
    if state in _STANDING:
        said.append(VISIT_STATES[state.value])
    return "، ".join(said)
