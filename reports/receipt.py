"""receipt: what whoever brings a letter takes away, A6 or A5."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from app.changes import Kind
from app.clock import to_tehran
from app.errors import NotAllowed
from app.jalali import clock_text, jalali_text
from app.letters import LetterDirection, LetterSheet
from app.text import isolate, persian_digits
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


def letter_receipts(
    sheets: Sequence[LetterSheet],
    *,
    letterhead: Letterhead,
    mark: PrintMark,
    page: str = "A6",
    typefaces: TypefacePair | None = None,
) -> bytes:
    """Print the receipts of letters that came in; the rest is as of any receipts.

    Raises:
        NotAllowed: One of them did not come in.
    """
    given = [_of_letter(sheet) for sheet in sheets]
    marks = [mark] * len(given)
    return receipts(given, letterhead=letterhead, marks=marks, page=page, typefaces=typefaces)


def _of_letter(sheet: LetterSheet) -> Receipt:
    if sheet.direction is not LetterDirection.INCOMING:
        raise NotAllowed(f"نامه {sheet.number or sheet.subject} وارده نیست و رسید ندارد.")
    pages = sum(one.pages or 0 for one in sheet.enclosures)
    enclosures = persian_digits(f"{pages} برگ") if pages else "دارد"
    return Receipt(
        number=sheet.number,
        registered_at=sheet.registered_at,
        brought_by=sheet.bringer,
        sender=sheet.sender,
        subject=sheet.subject,
        enclosures=enclosures if sheet.enclosures else "ندارد",
        registered_by=sheet.registered_by,
        record=f"daftar:{Kind.LETTER}:{sheet.id}",
    )


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
