"""Agreements and memoranda: recorded, corrected, renewed for another term, ended (P6.I5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, Final

from sqlalchemy import insert, select

from app import journal
from app.access import Right, require, require_may_classify
from app.agenda.people import held
from app.changes import Changes, Kind, changed
from app.errors import InvalidFields, InvalidInput, NotAllowed
from app.jalali import jalali_text
from app.limits import checked_length
from app.numbering import AGREEMENTS as SERIES
from app.numbering import take_number
from app.protocol.deeds import AGREEMENT_TABLES, SIGNED, AgreementDeed, seen_case
from app.protocol.drafts import AgreementDraft
from app.protocol.keys import agreement_search_key
from app.protocol.rules import protocol_rules
from app.protocol.tables import AGREEMENT_STEPS, AGREEMENTS
from app.protocol.texts import AGREEMENT_KINDS
from app.session import OfficeSession
from app.text import LONG_LIMIT, SHORT_LIMIT, persian_digits, search_key, tidy

NO_TITLE: Final = "عنوان توافق را بنویسید."
NO_PARTY: Final = "طرف توافق را بنویسید."
NO_SIGNATURE: Final = "تاریخ امضا را بنویسید."
NOT_YET_SIGNED: Final = "تاریخ امضا پس از امروز است."
EXPIRES_BEFORE: Final = "پایان اعتبار باید پس از تاریخ امضا باشد."
NO_TERM: Final = "پایان تازه اعتبار را بنویسید."
NOT_LONGER: Final = "پایان تازه باید پس از پایان کنونی ({day}) باشد."
NO_REASON: Final = "سبب پایان را بنویسید."
NOT_YET_ENDED: Final = "تاریخ پایان پس از امروز است."
ENDED_BEFORE: Final = "تاریخ پایان پیش از تاریخ امضاست."
OVER: Final = "این توافق پایان یافته است؛ نخست پایان آن را پس بگیرید."

#: More days ahead nobody asks to be told.
MOST_NOTICE: Final = 1_000
_SHORT: Final = ("title", "country", "other_party", "our_signer", "their_signer", "responsible")
_LONG: Final = ("subject", "progress")
_VALUES: Final = (
    "other_party_id",
    "responsible_id",
    "signed_on",
    "expires_on",
    "notice_days",
    "case_id",
)


def record_agreement(session: OfficeSession, draft: AgreementDraft) -> Changes[int]:
    """Record an agreement; saving the same draft again finds its record.

    Raises:
        NotAllowed: The operator may not, or the year is closed.
        InvalidFields: Something typed cannot be taken.
        NotFound: There is no such case for him.
    """
    require(session.desk.operator, Right.RUN_PROTOCOL)
    made = session.execute(
        select(AGREEMENTS.c.id).where(AGREEMENTS.c.request_key == draft.request_key)
    ).scalar()
    if made is not None:
        return changed(made)
    checked = checked_agreement(session, draft)
    today = session.desk.clock.today()
    number = take_number(session, SERIES, protocol_rules(session).agreement_number, today)
    words = persian_digits(f"{AGREEMENT_KINDS[checked.kind]} {number.text} ثبت شد.")
    values = _columns(checked) | {
        "year": number.year,
        "serial": number.serial,
        "number": number.text,
        "number_key": search_key(number.text),
        "ended_on": None,
        "ended_reason": "",
        "last_step": words,
        "last_step_at": session.desk.clock.now(),
        "request_key": draft.request_key,
        "version": 1,
    }
    values["search_key"] = agreement_search_key(values)
    added = insert(AGREEMENTS).values(**values).returning(AGREEMENTS.c.id)
    agreement_id: int = session.execute(added).scalar_one()
    step = AGREEMENT_TABLES.step_row(session, agreement_id, SIGNED, words)
    session.execute(insert(AGREEMENT_STEPS).values(**step))
    secrecy = int(checked.classification)
    journal.note(session, Kind.AGREEMENT, agreement_id, SIGNED, words, classification=secrecy)
    of_case = () if checked.case_id is None else (Kind.PROTOCOL_CASE,)
    return changed(agreement_id, Kind.AGREEMENT, *of_case)


def checked_agreement(
    session: OfficeSession, draft: AgreementDraft, *, case_id: int | None = None
) -> AgreementDraft:
    """An agreement tidied and proved, its people and bodies as the directory holds them.

    Args:
        session: The transaction.
        draft: As typed.
        case_id: Of the case it belongs to already, which this operator need not see.

    Raises:
        InvalidFields: Every field that cannot be taken.
        NotAllowed: It is more secret than this operator may see.
        NotFound: There is no such case for him.
    """
    require_may_classify(session.desk.operator, draft.classification)
    if draft.case_id is not None and draft.case_id != case_id:
        seen_case(session, draft.case_id)
    problems: list[InvalidInput] = []
    texts: dict[str, Any] = {
        name: checked_length(name, tidy(getattr(draft, name)), SHORT_LIMIT, problems)
        for name in _SHORT
    } | {
        name: checked_length(name, tidy(getattr(draft, name), multiline=True), LONG_LIMIT, problems)
        for name in _LONG
    }
    other_id, other = _held(session, draft.other_party_id, "other_party", problems)
    responsible_id, responsible = _held(session, draft.responsible_id, "responsible", problems)
    texts["other_party"] = texts["other_party"] or other
    texts["responsible"] = texts["responsible"] or responsible
    _prove(draft, texts, session.desk.clock.today(), problems)
    if problems:
        raise InvalidFields(problems)
    return replace(draft, **texts, other_party_id=other_id, responsible_id=responsible_id)


def _held(
    session: OfficeSession, contact_id: int | None, field: str, problems: list[InvalidInput]
) -> tuple[int | None, str]:
    try:
        return held(session, contact_id, field)
    except InvalidFields as error:
        problems.extend(error.problems)
        return None, ""


def _prove(
    draft: AgreementDraft, texts: dict[str, Any], today: date, problems: list[InvalidInput]
) -> None:
    signed_on, expires_on = draft.signed_on, draft.expires_on
    if not texts["title"]:
        problems.append(InvalidInput("title", NO_TITLE))
    if not texts["other_party"]:
        problems.append(InvalidInput("other_party", NO_PARTY))
    if signed_on is None:
        problems.append(InvalidInput("signed_on", NO_SIGNATURE))
    elif signed_on > today:
        problems.append(InvalidInput("signed_on", NOT_YET_SIGNED))
    if signed_on is not None and expires_on is not None and expires_on <= signed_on:
        problems.append(InvalidInput("expires_on", EXPIRES_BEFORE))
    if not 0 <= draft.notice_days <= MOST_NOTICE:
        words = persian_digits(f"عددی از ۰ تا {MOST_NOTICE} بنویسید.")
        problems.append(InvalidInput("notice_days", words))


def _columns(draft: AgreementDraft) -> dict[str, Any]:
    return {name: getattr(draft, name) for name in (*_SHORT, *_LONG, *_VALUES)} | {
        "agreement_kind": draft.kind.value,
        "classification": int(draft.classification),
    }


def amend_agreement(
    session: OfficeSession, agreement_id: int, version: int, draft: AgreementDraft
) -> Changes[int]:
    """Correct an agreement, or write down how far it was carried out.

    Raises:
        InvalidFields: Something typed cannot be taken.
        NotAllowed: It ended, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = _running(session, agreement_id, version)
    wanted = _columns(checked_agreement(session, draft, case_id=deed.record["case_id"]))
    values = {name: value for name, value in wanted.items() if deed.record[name] != value}
    if not values:
        return changed(agreement_id)
    deed.set(**values)
    only_progress = values.keys() == {"progress"}
    words = "پیشرفت اجرا نوشته شد." if only_progress else "مشخصات توافق ویرایش شد."
    return deed.finish("amend_agreement", words)


def renew_agreement(
    session: OfficeSession,
    agreement_id: int,
    version: int,
    expires_on: date | None,
    words: str = "",
) -> Changes[int]:
    """Let an agreement go on until another day.

    Args:
        session: The transaction.
        agreement_id: Which.
        version: As read.
        expires_on: Its new last day.
        words: On what ground: a letter, another signature.

    Raises:
        InvalidFields: The day is missing or not later than the one that stands.
        NotAllowed: It ended, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = _running(session, agreement_id, version)
    problems: list[InvalidInput] = []
    ground = checked_length("words", tidy(words), SHORT_LIMIT, problems)
    before = deed.record["expires_on"] or deed.record["signed_on"]
    if expires_on is None:
        problems.append(InvalidInput("expires_on", NO_TERM))
    elif expires_on <= before:
        earlier = persian_digits(NOT_LONGER.format(day=jalali_text(before)))
        problems.append(InvalidInput("expires_on", earlier))
    if problems or expires_on is None:
        raise InvalidFields(problems)
    deed.set(expires_on=expires_on)
    said = f"تا {jalali_text(expires_on)} تمدید شد" + (f": {ground}" if ground else ".")
    return deed.finish("renew_agreement", said)


def end_agreement(
    session: OfficeSession, agreement_id: int, version: int, ended_on: date | None, reason: str
) -> Changes[int]:
    """Write down that an agreement is over before its term, or was fulfilled.

    Raises:
        InvalidFields: The reason is missing, or the day cannot be.
        NotAllowed: It ended already, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = _running(session, agreement_id, version)
    today = session.desk.clock.today()
    day = ended_on or today
    problems: list[InvalidInput] = []
    why = checked_length("reason", tidy(reason, multiline=True), LONG_LIMIT, problems)
    wrong: tuple[tuple[str, bool, str], ...] = (
        ("reason", not why, NO_REASON),
        ("ended_on", day > today, NOT_YET_ENDED),
        ("ended_on", day < deed.record["signed_on"], ENDED_BEFORE),
    )
    problems += [InvalidInput(name, words) for name, is_wrong, words in wrong if is_wrong]
    if problems:
        raise InvalidFields(problems)
    deed.set(ended_on=day, ended_reason=why)
    return deed.finish("end_agreement", f"در {jalali_text(day)} پایان یافت: {why}")


def _running(session: OfficeSession, agreement_id: int, version: int) -> AgreementDeed:
    deed = AgreementDeed(session, agreement_id, version)
    if deed.record["ended_on"] is not None:
        raise NotAllowed(OVER)
    return deed
