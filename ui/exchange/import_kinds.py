"""What the panel that brings files in says of each kind of record, and which files it reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from app.changes import Kind
from app.exchange import Repeats, Source, read_calendar_file, read_cards
from app.progress import Progress


@dataclass(frozen=True)
class ImportKind:
    """A kind of record as it is brought in.

    Attributes:
        records: What one of them is called.
        hint: Stands in the empty field of the file's path.
        opened: The files a dialog offers.
        whole: Endings of files that have no columns to be named: cards, calendars.
        done: What is said of records that were there and have more of the file now.
        repeats: What can be done with what is there already; empty when nothing can.
        owner: What the records of a file belong to, where they belong to one.
    """

    title: str
    records: str
    hint: str
    opened: str
    whole: tuple[str, ...] = ()
    done: str = "تکمیل"
    repeats: tuple[tuple[Repeats, str], ...] = ()
    owner: str = "ملاقات عمومی"


_SKIP: Final = (Repeats.SKIP, "بگذرد")
_UPDATE: Final = (Repeats.UPDATE, "تکمیل شود")


_SHEETS_HINT: Final = "نشانی پرونده xlsx یا csv؛ Enter آن را می‌خواند"
_SHEETS: Final = "اکسل و csv (*.xlsx *.xlsm *.csv)"

IMPORT_KINDS: Final[Mapping[Kind, ImportKind]] = {
    Kind.CONTACT: ImportKind(
        "ورود اشخاص از پرونده",
        "شخص و دستگاه",
        "نشانی پرونده xlsx، csv یا vcf؛ Enter آن را می‌خواند",
        "اکسل، csv و کارت (*.xlsx *.xlsm *.csv *.vcf *.vcard)",
        (".vcf", ".vcard"),
        repeats=(_SKIP, _UPDATE),
    ),
    Kind.CALL: ImportKind("ورود تماس‌های گذشته", "تماس", _SHEETS_HINT, _SHEETS),
    Kind.LETTER: ImportKind("ورود دفتر کاغذی نامه‌ها", "نامه", _SHEETS_HINT, _SHEETS),
    Kind.EVENT: ImportKind(
        "ورود برنامه‌ها از تقویم",
        "برنامه",
        "نشانی پرونده ics؛ Enter آن را می‌خواند",
        "تقویم (*.ics)",
        done="به‌روز",
    ),
    Kind.VISIT: ImportKind(
        "ورود فهرست بازرسی",
        "درخواست",
        _SHEETS_HINT,
        _SHEETS,
        repeats=(_SKIP, _UPDATE, (Repeats.ADD, "جدا بیاید")),
    ),
    Kind.PUBLIC_DAY: ImportKind(
        "ورود نتیجه‌های بازرسی",
        "نتیجه",
        _SHEETS_HINT,
        _SHEETS,
        repeats=(_SKIP, (Repeats.UPDATE, "از نو شود")),
    ),
    Kind.PROTOCOL_CASE: ImportKind(
        "ورود فهرست اعضا",
        "نفر",
        _SHEETS_HINT,
        _SHEETS,
        repeats=(_SKIP, _UPDATE),
        owner="پرونده تشریفات",
    ),
}


@dataclass(frozen=True)
class ImportOwner:
    """What the records of a file belong to, with its number: a public day, or a case."""

    id: int
    number: str


def is_read_whole(kind: Kind, path: Path) -> bool:
    """Whether a file has no columns to be named."""
    return kind is Kind.EVENT or path.suffix.lower() in IMPORT_KINDS[kind].whole


def read_whole(kind: Kind, path: Path, today: date, progress: Progress) -> Source:
    """Read a file of cards, or a calendar.

    Raises:
        InvalidInput: It cannot be read.
        Cancelled: By `progress`.
    """
    if kind is Kind.EVENT:
        return read_calendar_file(path, today)
    return read_cards(path, progress)
