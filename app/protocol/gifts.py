"""Gifts that were given and received: recorded, corrected, annulled (P6.9, P6.13)."""

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
from app.numbering import GIFTS as SERIES
from app.numbering import take_number
from app.protocol.deeds import GIFT_TABLES, GIVEN, GiftDeed, case_secrecy, seen_case
from app.protocol.drafts import GiftDraft
from app.protocol.keys import gift_search_key
from app.protocol.parts import MOST_RIALS
from app.protocol.rules import protocol_rules
from app.protocol.tables import GIFT_STEPS, GIFTS
from app.protocol.texts import GIFT_DIRECTIONS
from app.session import OfficeSession
from app.text import LONG_LIMIT, SHORT_LIMIT, latin_digits, persian_digits, search_key, tidy

NO_ITEM: Final = "هدیه را بنویسید."
NO_NAME: Final = "بنویسید هدیه به که داده یا از که گرفته شد."
NOT_YET: Final = "تاریخ هدیه پس از امروز است."
NO_REASON: Final = "سبب ابطال را بنویسید."
ANNULLED: Final = "این هدیه باطل شده است؛ نخست ابطال را پس بگیرید."
WRONG_VALUE: Final = "ارزش هدیه درست نیست."

MOST_PIECES: Final = 100_000
_TEXTS: Final = (
    "item",
    "name",
    "organisation",
    "country",
    "kept_where",
    "inventory_number",
    "note",
)
_VALUES: Final = ("quantity", "value", "given_on", "case_id", "contact_id")


def record_gift(session: OfficeSession, draft: GiftDraft) -> Changes[int]:
    """Record a gift; saving the same draft again finds its record.

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
    checked = checked_gift(session, draft)
    today = session.desk.clock.today()
    number = take_number(session, SERIES, protocol_rules(session).gift_number, today)
    called = checked.name or checked.organisation
    words = f"هدیه {number.text} {GIFT_DIRECTIONS[checked.direction]}: {checked.item}، {called}"
    words = persian_digits(words)
    values = _columns(checked) | {
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
    values["search_key"] = gift_search_key(values)
    gift_id: int = session.execute(
        insert(GIFTS).values(**values).returning(GIFTS.c.id)
    ).scalar_one()
    step = GIFT_TABLES.step_row(session, gift_id, GIVEN, words)
    session.execute(insert(GIFT_STEPS).values(**step))
    secrecy = case_secrecy(session, checked.case_id)
    journal.note(session, Kind.GIFT, gift_id, GIVEN, words, classification=secrecy)
    return changed(gift_id, Kind.GIFT, *_case_kinds(checked.case_id))


def _case_kinds(*cases: int | None) -> set[Kind]:
    return {Kind.PROTOCOL_CASE} if any(one is not None for one in cases) else set()


def checked_gift(session: OfficeSession, draft: GiftDraft) -> GiftDraft:
    """A gift tidied and proved; whom it names as the directory holds him.

    Raises:
        InvalidFields: Every field that cannot be taken.
        NotFound: There is no such case for this operator.
    """
    if draft.case_id is not None:
        seen_case(session, draft.case_id)
    problems: list[InvalidInput] = []
    texts: dict[str, Any] = {
        name: checked_length(name, tidy(getattr(draft, name)), SHORT_LIMIT, problems)
        for name in _TEXTS
    }
    texts["inventory_number"] = latin_digits(texts["inventory_number"])
    contact_id = None
    try:
        contact_id, name = held(session, draft.contact_id, "name")
        texts["name"] = texts["name"] or name
        if contact_id is not None and not texts["organisation"]:
            texts["organisation"] = rows_of(session, [contact_id])[0].organisation
    except InvalidFields as error:
        problems.extend(error.problems)
    today, value = session.desk.clock.today(), draft.value
    day = draft.given_on or today
    count = persian_digits(f"عددی از ۱ تا {MOST_PIECES} بنویسید.")
    wrong: tuple[tuple[str, bool, str], ...] = (
        ("item", not texts["item"], NO_ITEM),
        ("name", not (texts["name"] or texts["organisation"]), NO_NAME),
        ("given_on", day > today, NOT_YET),
        ("quantity", not 1 <= draft.quantity <= MOST_PIECES, count),
        ("value", value is not None and not 0 <= value <= MOST_RIALS, WRONG_VALUE),
    )
    problems += [InvalidInput(name, words) for name, is_wrong, words in wrong if is_wrong]
    if problems:
        raise InvalidFields(problems)
    return replace(draft, **texts, contact_id=contact_id, given_on=day)


def _columns(draft: GiftDraft) -> dict[str, Any]:
    names = (*_TEXTS, *_VALUES)
    return {name: getattr(draft, name) for name in names} | {"direction": draft.direction.value}


def amend_gift(
    session: OfficeSession, gift_id: int, version: int, draft: GiftDraft
) -> Changes[int]:
    """Correct a gift, or write down where it is kept.

    Raises:
        InvalidFields: Something typed cannot be taken.
        NotAllowed: It was annulled, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = _standing(session, gift_id, version)
    wanted = _columns(checked_gift(session, draft))
    values = {name: value for name, value in wanted.items() if deed.record[name] != value}
    if not values:
        return changed(gift_id)
    deed.set(**values)
    words = "مشخصات هدیه ویرایش شد."
    if values.keys() <= {"kept_where", "inventory_number"}:
        kept = f": {wanted['inventory_number']}" if wanted["inventory_number"] else "."
        words = f"جای نگهداری و شماره اموال نوشته شد{kept}"
    return deed.finish("amend_gift", words)


def annul_gift(session: OfficeSession, gift_id: int, version: int, reason: str) -> Changes[int]:
    """Annul a gift that was recorded by mistake; its number stays.

    Raises:
        InvalidFields: The reason is missing.
        NotAllowed: It is annulled already, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = _standing(session, gift_id, version)
    problems: list[InvalidInput] = []
    why = checked_length("reason", tidy(reason, multiline=True), LONG_LIMIT, problems)
    if not why:
        problems.append(InvalidInput("reason", NO_REASON))
    if problems:
        raise InvalidFields(problems)
    deed.set(annulled_at=session.desk.clock.now(), annulled_reason=why)
    return deed.finish("annul_gift", f"باطل شد: {why}")


def _standing(session: OfficeSession, gift_id: int, version: int) -> GiftDeed:
    deed = GiftDeed(session, gift_id, version)
    if deed.record["annulled_at"] is not None:
        raise NotAllowed(ANNULLED)
    return deed
