"""What importing and exporting have in common on the command line."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Final

from app.changes import Kind
from app.errors import InvalidInput
from app.exchange import DAY_EXPORTS
from app.office import Office
from app.progress import Progress
from app.protocol import case_of_number
from app.public_days import (
    PublicDayFilter,
    PublicDayView,
    list_public_days,
    public_day_of_number,
)
from app.text import persian_digits

#: The programme for other calendars and from them.
ICS: Final = "ics"

#: Formats and the kinds each can carry; the first kind is the usual one.
FORMATS: Final = {
    "xlsx": (
        Kind.CONTACT,
        Kind.CALL,
        Kind.LETTER,
        Kind.VISIT,
        Kind.PUBLIC_DAY,
        Kind.MEETING,
        Kind.PROTOCOL_CASE,
        Kind.AGREEMENT,
        Kind.GIFT,
    ),
    "vcard": (Kind.CONTACT,),
    ICS: (Kind.EVENT,),
}
#: What goes out and never comes in, and where it is written instead.
ONLY_OUT: Final = {
    Kind.MEETING: "مصوبه‌ها تنها بیرون می‌روند؛ جای ثبت آن‌ها جلسه است.",
    Kind.AGREEMENT: "توافق‌ها تنها بیرون می‌روند؛ هر یک با فرم خود ثبت می‌شود.",
    Kind.GIFT: "هدایا تنها بیرون می‌روند؛ هر یک با فرم خود ثبت می‌شود.",
}


def add_format(parser: ArgumentParser, *more: str) -> None:
    """Let a command be told the format, of these and some more, and the kind of record."""
    names = (*FORMATS, *more)
    parser.add_argument("format", metavar="FORMAT", choices=names, help=" یا ".join(names))
    parser.add_argument(
        "--kind",
        choices=tuple(kind.value for kind in FORMATS["xlsx"]),
        help="contact: اشخاص و دستگاه‌ها؛ call: تماس‌های گذشته؛ letter: نامه‌ها؛ "
        "visit: فهرست ملاقات عمومی؛ public_day: دستورها و نتیجه‌های آن؛ meeting: مصوبات جلسه‌ها، "
        "تنها بیرون؛ protocol_case: پرونده‌های تشریفات، و با --case افراد یک پرونده؛ "
        "agreement و gift: توافق‌ها و هدایا، تنها بیرون. بی آن، contact",
    )
    parser.add_argument(
        "--day", default="", metavar="NUMBER", help="از visit و public_day: شماره ملاقات عمومی"
    )
    parser.add_argument(
        "--case", default="", metavar="NUMBER", help="از protocol_case: شماره پرونده تشریفات"
    )


def kind_of(form: str, kind: str | None) -> Kind:
    """The kind of record a format is asked to carry.

    Raises:
        InvalidInput: It cannot.
    """
    kinds = FORMATS[form]
    if kind is None:
        return kinds[0]
    if Kind(kind) not in kinds:
        raise InvalidInput("--kind", f"{form} تنها {'، '.join(kinds)} دارد.")
    return Kind(kind)


def day_of(office: Office, kind: Kind, number: str) -> int | None:
    """The public day petitions or results are of; None of other records.

    Raises:
        InvalidInput: It is missing, or there is none of this number.
    """
    if kind not in DAY_EXPORTS:
        if number:
            raise InvalidInput("--day", "تنها با visit و public_day می‌آید.")
        return None
    day = office.read(public_day_of_number, number) if number else None
    if day is None:
        ahead = office.read(list_public_days, PublicDayFilter(view=PublicDayView.AHEAD))
        numbers = "، ".join(one.number for one in ahead) or "هیچ"
        raise InvalidInput(
            "--day", persian_digits(f"شماره ملاقات عمومی را بگویید. در پیش است: {numbers}.")
        )
    return day


def case_of(office: Office, kind: Kind, number: str) -> int | None:
    """The case people are of; None where none is named.

    Raises:
        InvalidInput: It is named with other records, or there is none of this number.
    """
    if not number:
        return None
    if kind is not Kind.PROTOCOL_CASE:
        raise InvalidInput("--case", "تنها با protocol_case می‌آید.")
    case = office.read(case_of_number, number)
    if case is None:
        raise InvalidInput("--case", persian_digits(f"پرونده‌ای به شماره {number} نیست."))
    return case


def terminal_progress() -> Progress:
    """Shows how far it is where a person watches, and nothing where a script does."""
    return Progress(_show if sys.stderr.isatty() else None)


def _show(done: int, of: int, stage: str) -> None:
    counts = f" {done} از {of}" if of else ""
    end = "\n" if of and done == of else ""
    print(f"\r\x1b[K{stage}{persian_digits(counts)}", end=end, file=sys.stderr, flush=True)
