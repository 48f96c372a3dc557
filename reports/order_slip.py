"""order-slip: an order on a sheet of its own, an oral one to be initialled by him, A5 (U2)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from app.jalali import clock_text, jalali_text
from app.order_sources import source_title
from app.orders import OrderKind, OrderSheet, OrderState, ReferralSheet
from app.texts import EXPECTED, ORDER_KINDS, ORDER_STATES
from reports.blocks import (
    Block,
    Cell,
    gap,
    heading_line,
    paragraph,
    row,
    ruled_space,
    signed,
    text_width,
)
from reports.paper import Form, Heading, Letterhead, PrintMark, printed, secrecy_mark
from reports.persian.fonts import TypefacePair
from reports.sheet import A5

TITLE: Final = "برگ دستور"
ORAL: Final = "برگ دستور و تأیید دستور شفاهی"
#: Of what a meeting resolved: its title, and what stands over its words.
RESOLUTION: Final = "برگ مصوبه"
_WORDS: Final = "متن دستور"
_RESOLVED: Final = "متن مصوبه"
_TITLES: Final = {OrderKind.ORAL: ORAL, OrderKind.RESOLUTION: RESOLUTION}
ROOM: Final = text_width(A5)


def order_slip(
    sheets: Sequence[OrderSheet],
    *,
    letterhead: Letterhead,
    marks: Sequence[PrintMark],
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Print orders, each on its own sheet.

    Args:
        sheets: The orders.
        letterhead: The office's.
        marks: When and by whom each is printed, and how often before.
        typefaces: A font of the desk's choice; the shipped one otherwise.
    """
    forms = [_form(sheet) for sheet in sheets]
    return printed(forms, size=A5, letterhead=letterhead, mark=list(marks), typefaces=typefaces)


def blank_order_slip(*, letterhead: Letterhead, mark: PrintMark, copies: int = 1) -> bytes:
    """Print the slip empty, to be filled by hand."""
    heading = Heading(ORAL, (("تاریخ", ""), ("ساعت", "")))
    cells = (Cell("گونه"), Cell("سند", share=2), Cell("متقاضی", share=2))
    blocks = (
        row(cells, ROOM, blank=True),
        heading_line(_WORDS),
        ruled_space(6, stretches=True),
        *(_empty_referral() for _ in range(3)),
        gap(4),
        _signature(""),
    )
    return printed([Form(heading, blocks)] * copies, size=A5, letterhead=letterhead, mark=mark)


def _form(sheet: OrderSheet) -> Form:
    oral = sheet.kind is OrderKind.ORAL
    resolved = sheet.kind is OrderKind.RESOLUTION
    hour = clock_text(sheet.given_at) if sheet.given_at else ""
    heading = Heading(
        title=_TITLES.get(sheet.kind, TITLE),
        facts=(("تاریخ", jalali_text(sheet.given_on)), ("ساعت", hour)),
        classification=secrecy_mark(sheet.classification),
        register_number=sheet.source_number,
        record=f"daftar:order:{sheet.id}",
    )
    blocks: list[Block] = [
        row(
            (
                Cell("گونه", ORDER_KINDS[sheet.kind]),
                Cell("سند", _source(sheet), 2),
                Cell("متقاضی", sheet.applicant, 2),
            ),
            ROOM,
        )
    ]
    if sheet.source_title:
        blocks.append(row((Cell("موضوع", sheet.source_title),), ROOM))
    if sheet.state is not OrderState.OPEN:
        state = f"{ORDER_STATES[sheet.state]}: {sheet.settle_reason}".rstrip(": ")
        blocks.append(row((Cell("وضعیت", state),), ROOM))
    blocks += [
        heading_line(_RESOLVED if resolved else _WORDS),
        *paragraph(sheet.words, ROOM),
    ]
    if sheet.referrals:
        blocks.append(heading_line("ارجاع"))
        blocks += [_referral(one) for one in sheet.referrals]
    written = f"{sheet.written_by} · {jalali_text(sheet.written_at.date())}"
    ending = [gap(4), row((Cell("نوشته شد به دست", written),), ROOM)]
    if oral:
        ending += [gap(6), _signature(sheet.governor)]
    return Form(heading, tuple(signed(blocks, ending)))


def _source(sheet: OrderSheet) -> str:
    return f"{source_title(sheet.source_kind)} {sheet.source_number}".strip()


def _referral(referral: ReferralSheet) -> Block:
    due = jalali_text(referral.due_on) if referral.due_on else ""
    return row(
        (
            Cell("ارجاع به", referral.name, 3, strong=True),
            Cell("خواسته", EXPECTED[referral.expected], 2),
            Cell("مهلت", due, 2),
        ),
        ROOM,
    )


def _empty_referral() -> Block:
    cells = (Cell("ارجاع به", share=3), Cell("خواسته", share=2), Cell("مهلت", share=2))
    return row(cells, ROOM, blank=True)


def _signature(governor: str) -> Block:
    return row((Cell("تأیید استاندار (پاراف و تاریخ)", governor, 2), Cell("", share=3)), ROOM)
