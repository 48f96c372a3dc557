"""The list of a public day as a spreadsheet, and the orders handed over to the inspection office.

Both are laid out so that an import takes them back: the list as petitions, the orders as results
once somebody has filled them in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from app.access import Right, require
from app.changes import Kind
from app.exchange.exchange_field import ExchangeField
from app.exchange.visit_fields import RESULT_FIELDS, VISIT_FIELDS
from app.exchange.visits import day_list
from app.exchange.workbook import SheetColumn, workbook_bytes
from app.jalali import jalali_text
from app.orders import OrderLine, orders_of
from app.progress import Progress
from app.public_days.deeds import seen_day
from app.session import OfficeSession
from app.text import latin_digits
from app.visits.states import PetitionKind, VisitState
from app.visits.texts import PETITION_KINDS, SPECIAL_STATUSES, VISIT_STATES

#: Fields a list never has apart.
_JOINED: Final = frozenset({"first_name", "last_name"})
_LISTED: Final = tuple(field for field in VISIT_FIELDS if field.name not in _JOINED)
_TURN: Final = (SheetColumn("نوبت", 8), SheetColumn("ساعت نوبت", 18))
_NUMBER: Final = SheetColumn("شماره ملاقات", 16)

_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "petition_kind": PETITION_KINDS,
    "special_status": SPECIAL_STATUSES,
}
#: What is not worth a word, so that the eye finds what differs.
_USUAL: Final = ("", None, PetitionKind.REQUEST.value)

_S = VisitState
#: Whoever's order or answer the inspection office has to see to.
_HANDED: Final = frozenset({_S.ANSWERED, _S.HEARD, _S.HANDED_OVER, _S.RESULT_IN, _S.TOLD})

_RESULTS: Final = {field.name: field for field in RESULT_FIELDS}


def export_petitions(
    session: OfficeSession, public_day_id: int, progress: Progress | None = None
) -> tuple[bytes, int]:
    """The petitions of a day in turn order, as far as the clearance goes.

    Returns:
        The file, and how many petitions it has.

    Raises:
        NotAllowed: The operator may not read visits.
        NotFound: There is no such day.
        Cancelled: By `progress`.
    """
    petitions = _in_turn(session, public_day_id)
    columns = [*_TURN, _NUMBER, *map(_column, _LISTED), SheetColumn("جایگاه", 20)]
    rows = ([*_place(one), *_listed(one), VISIT_STATES[one["state"]]] for one in petitions)
    return _sheet("فهرست", columns, rows, len(petitions), progress)


def export_day_orders(
    session: OfficeSession, public_day_id: int, progress: Progress | None = None
) -> tuple[bytes, int]:
    """The orders and margin notes of a day, with room for what came of each.

    Returns:
        The file, and how many petitions it has.

    Raises:
        NotAllowed, NotFound, Cancelled: As for the list.
    """
    petitions = [one for one in _in_turn(session, public_day_id) if _is_handed(one)]
    columns = [SheetColumn(title, width) for title, width, _value in _ORDER_COLUMNS]
    rows = (_ordered(one, orders_of(session, Kind.VISIT, one["id"])) for one in petitions)
    return _sheet("دستورها", columns, rows, len(petitions), progress)


def _sheet(
    name: str,
    columns: Sequence[SheetColumn],
    rows: Iterator[list[object]],
    count: int,
    progress: Progress | None,
) -> tuple[bytes, int]:
    return workbook_bytes(name, columns, rows, progress=progress, of=count), count


def _in_turn(session: OfficeSession, public_day_id: int) -> list[dict[str, Any]]:
    require(session.desk.operator, Right.READ_VISITS)
    seen_day(session, public_day_id)
    petitions = day_list(session, public_day_id)
    return sorted(petitions, key=lambda one: (one["turn"] is None, one["turn"] or 0, one["id"]))


def _is_handed(petition: Mapping[str, Any]) -> bool:
    state = VisitState(petition["state"])
    was_refused = state is _S.TOLD and petition["hand_over_id"] is None
    return state in _HANDED and not was_refused


def _column(field: ExchangeField) -> SheetColumn:
    return SheetColumn(field.title, field.width)


def _place(petition: Mapping[str, Any]) -> list[object]:
    return [petition["turn"], petition["slot_at"], latin_digits(petition["number"])]


def _listed(petition: Mapping[str, Any]) -> Iterator[object]:
    for field in _LISTED:
        value = petition[field.name]
        if value in _USUAL:
            yield None
        else:
            yield _WORDS[field.name][value] if field.name in _WORDS else value


_Orders = Sequence[OrderLine]
_Value = Callable[[Mapping[str, Any], _Orders], object]


def _of(name: str) -> _Value:
    return lambda petition, _orders: petition[name] or None


def _words(_petition: Mapping[str, Any], orders: _Orders) -> object:
    return "\n".join(one.words for one in orders) or None


def _responsible(_petition: Mapping[str, Any], orders: _Orders) -> object:
    names = dict.fromkeys(to.name for one in orders for to in one.referrals)
    return "، ".join(names) or None


def _deadline(_petition: Mapping[str, Any], orders: _Orders) -> object:
    days = {to.due_on for one in orders for to in one.referrals if to.due_on}
    days |= {one.due_on for one in orders if one.due_on}
    return "، ".join(jalali_text(day) for day in sorted(days)) or None


#: Title, width, and what of a petition and its orders stands there.
_ORDER_COLUMNS: Final[tuple[tuple[str, int, _Value], ...]] = (
    ("نوبت", 8, _of("turn")),
    (_RESULTS["visit_number"].title, 16, lambda one, _orders: latin_digits(one["number"])),
    (_RESULTS["list_number"].title, 10, _of("list_number")),
    (_RESULTS["visitor_name"].title, 26, _of("visitor_name")),
    ("کد ملی", 14, _of("national_id")),
    ("تلفن", 16, _of("phone")),
    ("دستگاه مربوط", 26, _of("agency")),
    ("شرح مشکل", 44, lambda one, _orders: one["problem"] or one["subject"]),
    ("متن دستور", 44, _words),
    ("مسئول", 26, _responsible),
    ("مهلت", 12, _deadline),
    ("پی‌نوشت", 36, _of("decision_words")),
    (_RESULTS["samad_code"].title, 14, _of("samad_code")),
    ("جایگاه", 20, lambda one, _orders: VISIT_STATES[one["state"]]),
    (_RESULTS["words"].title, 40, _of("result")),
    (_RESULTS["number"].title, 18, _of("result_number")),
    (_RESULTS["on"].title, 12, _of("result_on")),
)


def _ordered(petition: Mapping[str, Any], orders: _Orders) -> list[object]:
    first_to_last = tuple(reversed(orders))
    return [value(petition, first_to_last) for _title, _width, value in _ORDER_COLUMNS]
