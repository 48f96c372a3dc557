"""Gifts given and received, with or without a case (P6.9, P6.13)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from sqlalchemy import insert, select

from app import journal
from app.access import Right, require
from app.agenda.people import held
from app.changes import Changes, Kind, changed
from app.contacts.queries import rows_of
from app.errors import InvalidFields, InvalidInput, NotAllowed
from app.limits import checked_length
from app.numbering import GIFTS as NUMBERS
from app.numbering import take_number
from app.protocol.deeds import GIFT_TABLES, GIVEN, GiftDeed, seen_case
from app.protocol.drafts import GiftDraft
from app.protocol.parts import MOST_RIALS
from app.protocol.rules import protocol_rules
from app.protocol.tables import GIFT_STEPS, GIFTS, gift_search_key
from app.protocol.texts import GIFT_DIRECTIONS
from app.session import OfficeSession
from app.text import LONG_LIMIT, SHORT_LIMIT, persian_digits, search_key, tidy

NO_ITEM: Final = "بنویسید هدیه چه بوده است."
NO_NAME: Final = "بنویسید به چه کسی داده یا از که گرفته شد."
IN_FUTURE: Final = "این روز هنوز نیامده است."
WRONG_QUANTITY: Final = "شمار هدیه عددی از ۱ تا ۱۰۰۰۰ است."
WRONG_VALUE: Final = "ارزش هدیه درست نوشته نشده است."
NO_REASON: Final = "سبب باطل کردن را بنویسید."
IS_ANNULLED: Final = "باطل شده است و دیگر تغییر نمی‌کند."
MOST_OF_ONE: Final = 10_000

_TEXTS: Final = (
    "item",
    "name",
    "organisation",
    "country",
    "kept_where",
    "inventory_number",
    "note",
)
_COLUMNS: Final = (*_TEXTS, "quantity", "value", "given_on", "case_id", "contact_id")


def record_gift(session: OfficeSession, draft: GiftDraft) -> Changes[int]:
    """Write a gift into the register.

    Saving the same draft again finds its record.

    Raises:
        NotAllowed: The operator may not, or the year is closed.
        InvalidFields: Something typed cannot be taken.
        NotFound: There is no such case for him.
    """
    require(session.desk.operator, Right.RUN_PROTOCOL)
    made = session.execute(
        select(GIFTS.c.id).where(GIFTS.c.request_key == draft.request_key)
    ).scalar()
    if made is not None:
        return changed(made)
    checked = _checked(session, draft)
    today = session.desk.clock.today()
    number = take_number(session, NUMBERS, protocol_rules(session).gift_number, today)
    said = GIFT_DIRECTIONS[checked.direction.value]
    words = persian_digits(f"هدیه {number.text} ({checked.item}) {said}.")
    gift = _columns_of(checked) | {
        "year": number.year,
        "serial": number.serial,
        "number": number.text,
        "number_key": search_key(number.text),
        "annulled_at": None,
        "annulled_reason": "",
        "last_step": words[:SHORT_LIMIT],
        "last_step_at": session.desk.clock.now(),
        "request_key": draft.request_key,
        "version": 1,
    }
    gift["search_key"] = gift_search_key(gift)
    record: int = session.execute(insert(GIFTS).values(**gift).returning(GIFTS.c.id)).scalar_one()
    step = GIFT_TABLES.step_row(session, record, GIVEN, words)
    session.execute(insert(GIFT_STEPS).values(**step))
    secrecy = _secrecy(session, checked.case_id)
    journal.note(session, Kind.GIFT, record, GIVEN, words, classification=secrecy)
    return changed(record, Kind.GIFT, *_case_kinds(checked.case_id))


def _secrecy(session: OfficeSession, case_id: int | None) -> int:
    """As secret as its case."""
    return 0 if case_id is None else int(seen_case(session, case_id)["classification"])


def _case_kinds(*cases: int | None) -> tuple[Kind, ...]:
    return (Kind.PROTOCOL_CASE,) if any(one is not None for one in cases) else ()


def amend_gift(
    session: OfficeSession, gift_id: int, version: int, draft: GiftDraft
) -> Changes[int]:
    """Correct a gift, or write where it is kept and under which number.

    Raises:
        InvalidFields: Something typed cannot be taken.
        NotAllowed: It was annulled, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = _standing(session, gift_id, version)
    wanted = _columns_of(_checked(session, draft))
    values = {name: value for name, value in wanted.items() if deed.record[name] != value}
    if not values:
        return changed(gift_id)
    deed.kinds |= set(_case_kinds(deed.record["case_id"], wanted["case_id"]))
    deed.set(**values)
    return deed.finish("amend_gift", "مشخصات هدیه ویرایش شد.")


def annul_gift(session: OfficeSession, gift_id: int, version: int, reason: str) -> Changes[int]:
    """Annul what was recorded by mistake; its number stays.

    Raises:
        InvalidFields: There is no reason.
        NotAllowed: It was annulled before, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = _standing(session, gift_id, version)
    problems: list[InvalidInput] = []
    why = checked_length("reason", tidy(reason, multiline=True), LONG_LIMIT, problems)
    if not why:
        problems.append(InvalidInput("reason", NO_REASON))
    if problems:
        raise InvalidFields(problems)
    deed.kinds |= set(_case_kinds(deed.record["case_id"]))
    deed.set(annulled_at=session.desk.clock.now(), annulled_reason=why)
    return deed.finish("annul_gift", f"هدیه باطل شد: {why}")


def _standing(session: OfficeSession, gift_id: int, version: int) -> GiftDeed:
    deed = GiftDeed(session, gift_id, version)
    if deed.record["case_id"] is not None:
        seen_case(session, deed.record["case_id"])
    if deed.record["annulled_at"] is not None:
        raise NotAllowed(persian_digits(f"{deed.named} {IS_ANNULLED}"))
    return deed


def _checked(session: OfficeSession, draft: GiftDraft) -> GiftDraft:
    problems: list[InvalidInput] = []
    texts: dict[str, Any] = {
        name: checked_length(name, tidy(getattr(draft, name)), SHORT_LIMIT, problems)
        for name in _TEXTS
    }
    number, name = held(session, draft.contact_id, "name")
    if number is not None:
        line = rows_of(session, [number])[0]
        texts["name"] = texts["name"] or name
        texts["organisation"] = texts["organisation"] or line.organisation
    today = session.desk.clock.today()
    given_on, value = draft.given_on or today, draft.value
    wrong = (
        (not texts["item"], "item", NO_ITEM),
        (not texts["name"] and not texts["organisation"], "name", NO_NAME),
        (given_on > today, "given_on", IN_FUTURE),
        (not 1 <= draft.quantity <= MOST_OF_ONE, "quantity", WRONG_QUANTITY),
        (value is not None and not 0 <= value <= MOST_RIALS, "value", WRONG_VALUE),
    )
    problems += [InvalidInput(field, words) for is_so, field, words in wrong if is_so]
    if problems:
        raise InvalidFields(problems)
    if draft.case_id is not None:
        seen_case(session, draft.case_id)
    return replace(draft, **texts, contact_id=number, given_on=given_on)


def _columns_of(draft: GiftDraft) -> dict[str, Any]:
    return {name: getattr(draft, name) for name in _COLUMNS} | {"direction": draft.direction.value}
