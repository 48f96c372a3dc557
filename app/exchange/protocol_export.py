"""The registers of protocol work as spreadsheets: cases, agreements, gifts, members of a case.

The list of members is laid out so that an import takes it back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, TypeVar

from app.exchange.case_people_fields import CASE_PEOPLE_FIELDS
from app.exchange.workbook import SheetColumn, workbook_bytes
from app.progress import Progress
from app.protocol.agreement_lists import AgreementFilter, count_agreements, list_agreements
from app.protocol.gift_lists import GiftFilter, count_gifts, list_gifts
from app.protocol.queries import CaseFilter, count_cases, list_cases
from app.protocol.reading import case_sheet
from app.protocol.register_rows import AgreementRow, GiftRow
from app.protocol.rows import CaseRow, PersonLine
from app.protocol.texts import (
    AGREEMENT_KINDS,
    AGREEMENT_STATES,
    CASE_KINDS,
    CASE_STATES,
    GIFT_DIRECTIONS,
    PERSON_ROLES,
    VISAS,
)
from app.session import OfficeSession
from app.text import latin_digits

#: Records read at once.
AT_ONCE: Final = 500

R = TypeVar("R")
#: Title, width, and what of a record stands there.
Columns = tuple[tuple[str, int, Callable[[R], object]], ...]

_CASES: Final[Columns[CaseRow]] = (
    ("شماره", 16, lambda one: latin_digits(one.number)),
    ("نوع", 20, lambda one: CASE_KINDS[one.kind]),
    ("موضوع", 44, lambda one: one.subject),
    ("روز آغاز", 12, lambda one: one.starts_on),
    ("روز پایان", 12, lambda one: one.ends_on),
    ("کشور", 16, lambda one: one.country or None),
    ("شهر", 16, lambda one: one.city or None),
    ("محل", 24, lambda one: one.place or None),
    ("دستگاه دعوت‌کننده", 26, lambda one: one.body or None),
    ("سرپرست یا میهمان", 26, lambda one: one.head or None),
    ("میزبان", 24, lambda one: one.host or None),
    ("درخواست‌کننده", 24, lambda one: one.requested_by or None),
    ("شماره درخواست", 18, lambda one: one.request_number or None),
    ("تاریخ درخواست", 12, lambda one: one.request_date),
    ("پرواز", 16, lambda one: one.flight or None),
    ("ساعت پرواز", 18, lambda one: one.flight_at),
    ("کنسولگری", 24, lambda one: one.consulate or None),
    ("نتیجه", 30, lambda one: one.result or None),
    ("وضعیت", 20, lambda one: CASE_STATES[one.state]),
    ("گام‌ها", 8, lambda one: one.tasks),
    ("انجام‌شده", 10, lambda one: one.done),
    ("دیر", 8, lambda one: one.late or None),
    ("گام بعد", 36, lambda one: one.next_task or None),
    ("مسئول گام بعد", 26, lambda one: one.next_owner or None),
    ("موعد گزارش", 12, lambda one: one.report_due_on),
    ("روزهای دیرکرد گزارش", 12, lambda one: one.report_late_days or None),
    ("مسئول پرونده", 24, lambda one: one.owner or None),
)
_AGREEMENTS: Final[Columns[AgreementRow]] = (
    ("شماره", 16, lambda one: latin_digits(one.number)),
    ("نوع", 18, lambda one: AGREEMENT_KINDS[one.kind]),
    ("عنوان", 44, lambda one: one.title),
    ("کشور", 16, lambda one: one.country or None),
    ("طرف دیگر", 30, lambda one: one.other_party or None),
    ("امضاکننده ما", 26, lambda one: one.our_signer or None),
    ("امضاکننده طرف دیگر", 26, lambda one: one.their_signer or None),
    ("تاریخ امضا", 12, lambda one: one.signed_on),
    ("پایان اعتبار", 12, lambda one: one.expires_on),
    ("وضعیت", 16, lambda one: AGREEMENT_STATES[one.state]),
    ("مسئول", 26, lambda one: one.responsible or None),
    ("پرونده", 16, lambda one: latin_digits(one.case_number) or None),
    ("پیشرفت", 40, lambda one: one.progress or None),
)
_GIFTS: Final[Columns[GiftRow]] = (
    ("شماره", 16, lambda one: latin_digits(one.number)),
    ("داده یا گرفته", 14, lambda one: GIFT_DIRECTIONS[one.direction]),
    ("هدیه", 40, lambda one: one.item),
    ("شمار", 8, lambda one: one.quantity),
    ("ارزش (ریال)", 18, lambda one: one.value),
    ("تاریخ", 12, lambda one: one.given_on),
    ("به یا از", 26, lambda one: one.name or None),
    ("دستگاه", 26, lambda one: one.organisation or None),
    ("کشور", 16, lambda one: one.country or None),
    ("جای نگهداری", 24, lambda one: one.kept_where or None),
    ("شماره اموال", 16, lambda one: one.inventory_number or None),
    ("پرونده", 16, lambda one: latin_digits(one.case_number) or None),
    ("ابطال", 24, lambda one: one.annulled_reason or None),
)


def export_cases(session: OfficeSession, progress: Progress | None = None) -> tuple[bytes, int]:
    """Every case there is, as far as the clearance goes.

    Returns:
        The file, and how many cases it has.

    Raises:
        NotAllowed: The operator may not read protocol work.
        Cancelled: By `progress`.
    """
    wanted = CaseFilter()
    count = count_cases(session, wanted)
    return _written("پرونده‌ها", _CASES, _all(session, list_cases, wanted, count), count, progress)


def export_agreements(
    session: OfficeSession, progress: Progress | None = None
) -> tuple[bytes, int]:
    """Every agreement; as for cases.

    Raises:
        NotAllowed, Cancelled: As for cases.
    """
    wanted = AgreementFilter()
    count = count_agreements(session, wanted)
    rows = _all(session, list_agreements, wanted, count)
    return _written("توافق‌ها", _AGREEMENTS, rows, count, progress)


def export_gifts(session: OfficeSession, progress: Progress | None = None) -> tuple[bytes, int]:
    """Every gift, annulled ones too; as for cases.

    Raises:
        NotAllowed, Cancelled: As for cases.
    """
    wanted = GiftFilter()
    count = count_gifts(session, wanted)
    return _written("هدایا", _GIFTS, _all(session, list_gifts, wanted, count), count, progress)


def _all(
    session: OfficeSession, listed: Callable[..., Sequence[R]], wanted: object, count: int
) -> Iterator[R]:
    for offset in range(0, count, AT_ONCE):
        yield from listed(session, wanted, offset=offset, limit=AT_ONCE)


def _written(
    name: str, columns: Columns[R], rows: Iterator[R], count: int, progress: Progress | None
) -> tuple[bytes, int]:
    heads = [SheetColumn(title, width) for title, width, _value in columns]
    cells = ([value(one) for _title, _width, value in columns] for one in rows)
    return workbook_bytes(name, heads, cells, progress=progress, of=count), count


#: Fields a list of ours never has apart.
_JOINED: Final = frozenset({"first_name", "last_name"})
_PEOPLE: Final = tuple(field for field in CASE_PEOPLE_FIELDS if field.name not in _JOINED)


def export_people(
    session: OfficeSession, case_id: int, progress: Progress | None = None
) -> tuple[bytes, int]:
    """Whoever belongs to a case, by precedence.

    Returns:
        The file, and how many people it has.

    Raises:
        NotAllowed: The operator may not read protocol work.
        NotFound: There is no such case for him.
        Cancelled: By `progress`.
    """
    people = sorted(case_sheet(session, case_id).people, key=lambda one: one.order)
    heads = [SheetColumn(field.title, field.width) for field in _PEOPLE]
    cells = ([_cell(one, field.name) for field in _PEOPLE] for one in people)
    content = workbook_bytes("افراد", heads, cells, progress=progress, of=len(people))
    return content, len(people)


_WORDS: Final[dict[str, Callable[[PersonLine], Any]]] = {
    "role": lambda one: PERSON_ROLES[one.role],
    "rank": lambda one: one.rank_name,
    "visa": lambda one: VISAS[one.visa] if one.visa else "",
}


def _cell(person: PersonLine, name: str) -> object:
    said = _WORDS[name](person) if name in _WORDS else getattr(person, name)
    return None if said == "" else said
