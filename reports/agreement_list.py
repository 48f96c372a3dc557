"""agreement-list: agreements and memoranda by how they stand, with their terms, A4 across."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from app.clock import to_tehran
from app.jalali import jalali_text
from app.protocol.register_rows import AgreementRow
from app.protocol.states import AgreementState
from app.protocol.texts import AGREEMENT_KINDS, AGREEMENT_STATES
from app.text import persian_count, persian_digits
from reports.blocks import Block, gap, heading_line, paragraph, text_width
from reports.paper import Form, Heading, Letterhead, PrintMark, printed, secrecy_mark
from reports.persian.fonts import TypefacePair
from reports.protocol_parts import day_text
from reports.register_list import most_secret
from reports.sheet import A4_ACROSS, LABEL
from reports.table import Table, TableColumn

TITLE: Final = "فهرست توافق‌ها و تفاهم‌نامه‌ها"
EMPTY: Final = "توافقی در این فهرست نیست."
ROOM: Final = text_width(A4_ACROSS)
COLUMNS: Final = (
    TableColumn("ردیف", 0.95),
    TableColumn("شماره", 2),
    TableColumn("گونه", 1.8),
    TableColumn("عنوان", 4.4, strong=True),
    TableColumn("کشور و طرف", 3),
    TableColumn("امضاکنندگان", 3),
    TableColumn("امضا", 1.6),
    TableColumn("پایان اعتبار", 2),
    TableColumn("مسئول", 2),
    TableColumn("پیشرفت", 3.2),
)
#: What runs out soonest is what somebody has to see to.
ORDER: Final = (
    AgreementState.EXPIRING,
    AgreementState.EXPIRED,
    AgreementState.IN_FORCE,
    AgreementState.ENDED,
)
TERMLESS: Final = "بی‌مدت"
BLANK_ROWS: Final = 14
WRITTEN_ROW: Final = 25.0


def agreement_list(
    rows: Sequence[AgreementRow],
    *,
    letterhead: Letterhead,
    mark: PrintMark,
    filtered: str = "",
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Print agreements, those that want seeing to first.

    Args:
        rows: The agreements, in their order.
        letterhead: The office's.
        mark: When and by whom it is printed.
        filtered: What they are narrowed to, in words.
        typefaces: A font of the desk's choice; the shipped one otherwise.
    """
    today = to_tehran(mark.printed_at).date()
    facts = (("تاریخ", jalali_text(today)), ("شمار", persian_count(len(rows))))
    heading = Heading(TITLE, facts, classification=secrecy_mark(most_secret(rows)))
    blocks: list[Block] = paragraph(f"فهرست: {filtered}", ROOM, LABEL) if filtered else []
    if not rows:
        blocks += [gap(8), *paragraph(EMPTY, ROOM)]
    table = Table(COLUMNS, ROOM, typefaces)
    for state in ORDER:
        here = [one for one in rows if one.state is state]
        if here:
            title = f"{AGREEMENT_STATES[state.value]}: {persian_count(len(here))}"
            cells = [_cells(number, one) for number, one in enumerate(here, 1)]
            blocks += [gap(3), heading_line(title), *table.whole(cells)]
    form = Form(heading, tuple(blocks))
    return printed([form], size=A4_ACROSS, letterhead=letterhead, mark=mark, typefaces=typefaces)


def blank_agreement_list(*, letterhead: Letterhead, mark: PrintMark, copies: int = 1) -> bytes:
    """Print the list empty."""
    heading = Heading(TITLE, (("تاریخ", ""), ("شمار", "")))
    form = Form(heading, tuple(Table(COLUMNS, ROOM).empty(BLANK_ROWS, WRITTEN_ROW)))
    return printed([form] * copies, size=A4_ACROSS, letterhead=letterhead, mark=mark)


def _cells(number: int, one: AgreementRow) -> tuple[str, ...]:
    signers = (("از ما: ", one.our_signer), ("از آنان: ", one.their_signer))
    return (
        persian_count(number),
        persian_digits(one.number),
        AGREEMENT_KINDS[one.kind.value],
        one.title,
        "، ".join(part for part in (one.country, one.other_party) if part),
        "\n".join(f"{label}{name}" for label, name in signers if name),
        jalali_text(one.signed_on),
        _term(one),
        one.responsible,
        one.progress,
    )


def _term(one: AgreementRow) -> str:
    """Until when it holds, and how far that is; or when and why it ended."""
    if one.ended_on is not None:
        return "\n".join(part for part in (day_text(one.ended_on), one.ended_reason) if part)
    if one.expires_on is None or one.days_left is None:
        return TERMLESS
    days = persian_count(abs(one.days_left))
    left = f"{days} روز مانده" if one.days_left >= 0 else f"{days} روز گذشته"
    return f"{jalali_text(one.expires_on)}\n{left}"
