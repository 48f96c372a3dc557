"""receipt: what whoever brings a letter takes away, A6 or A5."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from app.clock import to_tehran
from app.jalali import clock_text, jalali_text
from app.text import isolate
from reports.blocks import Cell, row, text_width
from reports.paper import Form, Heading, Letterhead, PrintMark, printed
from reports.persian.fonts import TypefacePair
from reports.sheet import A5, MILLIMETRE

TITLE: Final = "رسید"
#: Lying, for its words need the width.
A6: Final = (148 * MILLIMETRE, 105 * MILLIMETRE)
PAGES: Final = {"A6": A6, "A5": A5}


@dataclass(frozen=True)
class Receipt:
    """A registered letter, as its bringer may know it.

    Attributes:
        number: It was registered under.
        registered_at: When.
        brought_by: Who brought it.
        follow_up_code: With which its sender may ask what became of it; or empty.
        record: What the small code names, as `daftar:letter:12`; or empty.
    """

    number: str = ""
    registered_at: datetime | None = None
    brought_by: str = ""
    sender: str = ""
    subject: str = ""
    enclosures: str = ""
    registered_by: str = ""
    follow_up_code: str = ""
    record: str = ""


def receipts(
    given: Sequence[Receipt],
    *,
    letterhead: Letterhead,
    marks: Sequence[PrintMark],
    page: str = "A6",
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Print receipts, each on its own sheet.

    Args:
        given: The receipts.
        letterhead: The office's.
        marks: When and by whom each is printed, and how often before.
        page: A6 or A5.
        typefaces: A font of the desk's choice; the shipped one otherwise.
    """
    size = PAGES[page]
    forms = [_form(receipt, text_width(size)) for receipt in given]
    return printed(forms, size=size, letterhead=letterhead, mark=marks, typefaces=typefaces)


def blank_receipt(
    *, letterhead: Letterhead, mark: PrintMark, page: str = "A6", copies: int = 1
) -> bytes:
    """Print the receipt empty, to be filled by hand."""
    size = PAGES[page]
    form = _form(Receipt(), text_width(size))
    return printed([form] * copies, size=size, letterhead=letterhead, mark=mark)


def _form(receipt: Receipt, width: float) -> Form:
    moment = to_tehran(receipt.registered_at) if receipt.registered_at else None
    day = jalali_text(moment.date()) if moment else ""
    hour = clock_text(moment.time()) if moment else ""
    heading = Heading(
        TITLE,
        (("شماره", receipt.number), ("تاریخ", day), ("ساعت", hour)),
        register_number=receipt.number,
        record=receipt.record,
    )
    rows = (
        (Cell("فرستنده", receipt.sender, 3, strong=True), Cell("آورنده", receipt.brought_by, 2)),
        (Cell("موضوع", receipt.subject),),
        (
            Cell("پیوست", receipt.enclosures),
            Cell("ثبت‌کننده", receipt.registered_by),
            Cell("کد پیگیری", isolate(receipt.follow_up_code), strong=True),
        ),
    )
    blank = not receipt.number
    return Form(heading, tuple(row(cells, width, blank=blank) for cells in rows))
