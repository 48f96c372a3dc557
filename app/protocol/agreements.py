"""Agreements and memoranda of understanding: written down, prolonged, ended (P6.I5, P6.O5)."""

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
from app.numbering import AGREEMENTS as NUMBERS
from app.numbering import take_number
from app.protocol.deeds import AGREEMENT_TABLES, SIGNED, AgreementDeed, seen_case
from app.protocol.drafts import AgreementDraft
from app.protocol.rules import protocol_rules
from app.protocol.tables import AGREEMENT_STEPS, AGREEMENTS, agreement_search_key
from app.session import OfficeSession
from app.text import LONG_LIMIT, SHORT_LIMIT, persian_digits, search_key, tidy

NO_TITLE: Final = "عنوان توافق را بنویسید."
NO_PARTY: Final = "طرف توافق را بنویسید."
NO_DAY: Final = "تاریخ امضا را بنویسید."
IN_FUTURE: Final = "این روز هنوز نیامده است."
EXPIRES_BEFORE: Final = "پایان اعتبار پیش از امضا است."
WRONG_NOTICE: Final = "عددی از صفر تا ۷۳۰ روز بنویسید."
MOST_NOTICE: Final = 730
HAS_ENDED: Final = "پایان یافته است و دیگر تغییر نمی‌کند."
NOT_LATER: Final = "پایان تازه باید پس از پایان پیشین باشد."
NO_REASON: Final = "سبب پایان را بنویسید."

_SHORT: Final = ("title", "country", "other_party", "our_signer", "their_signer", "responsible")
_LONG: Final = ("subject", "progress")
_COLUMNS: Final = (
    *_SHORT,
    *_LONG,
    "other_party_id",
    "responsible_id",
    "signed_on",
    "expires_on",
    "notice_days",
    "case_id",
)


def record_agreement(session: OfficeSession, draft: AgreementDraft) -> Changes[int]:
    """Write an agreement into the register.

    Saving the same draft again finds its record.

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
    require_may_classify(session.desk.operator, draft.classification)
    checked = _checked(session, draft)
    template = protocol_rules(session).agreement_number
    number = take_number(session, NUMBERS, template, session.desk.clock.today())
    words = persian_digits(f"توافق {number.text} ثبت شد: {checked.title}")
    agreement = _columns_of(checked) | {
        "year": number.year,
        "serial": number.serial,
        "number": number.text,
        "number_key": search_key(number.text),
        "ended_on": None,
        "ended_reason": "",
        "last_step": words[:SHORT_LIMIT],
        "last_step_at": session.desk.clock.now(),
        "request_key": draft.request_key,
        "version": 1,
    }
    agreement["search_key"] = agreement_search_key(agreement)
    record: int = session.execute(
        insert(AGREEMENTS).values(**agreement).returning(AGREEMENTS.c.id)
    ).scalar_one()
    step = AGREEMENT_TABLES.step_row(session, record, SIGNED, words)
    session.execute(insert(AGREEMENT_STEPS).values(**step))
    secrecy = int(checked.classification)
    journal.note(session, Kind.AGREEMENT, record, SIGNED, words, classification=secrecy)
    return changed(record, Kind.AGREEMENT, *_case_kinds(checked.case_id))


def _case_kinds(*cases: int | None) -> tuple[Kind, ...]:
    return (Kind.PROTOCOL_CASE,) if any(one is not None for one in cases) else ()


def amend_agreement(
    session: OfficeSession, agreement_id: int, version: int, draft: AgreementDraft
) -> Changes[int]:
    """Correct an agreement that still runs.

    Raises:
        InvalidFields: Something typed cannot be taken.
        NotAllowed: It has ended, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = _running(session, agreement_id, version)
    require_may_classify(session.desk.operator, draft.classification)
    wanted = _columns_of(_checked(session, draft))
    values = {name: value for name, value in wanted.items() if deed.record[name] != value}
    if not values:
        return changed(agreement_id)
    deed.kinds |= set(_case_kinds(deed.record["case_id"], wanted["case_id"]))
    deed.set(**values)
    return deed.finish("amend_agreement", "مشخصات توافق ویرایش شد.")


def renew_agreement(
    session: OfficeSession, agreement_id: int, version: int, expires_on: date | None, words: str
) -> Changes[int]:
    """Prolong an agreement to a later day, or give it no term any more.

    Raises:
        InvalidFields: The day is no later one.
        NotAllowed: It has ended, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = _running(session, agreement_id, version)
    before: date | None = deed.record["expires_on"]
    problems: list[InvalidInput] = []
    said = checked_length("words", tidy(words, multiline=True), LONG_LIMIT, problems)
    if before is None or (expires_on is not None and expires_on <= before):
        problems.append(InvalidInput("expires_on", NOT_LATER))
    if problems:
        raise InvalidFields(problems)
    deed.set(expires_on=expires_on)
    until = f"تا {jalali_text(expires_on)}" if expires_on is not None else "بی‌مدت"
    return deed.finish("renew_agreement", " ".join(f"{until} تمدید شد. {said}".split()))


def end_agreement(
    session: OfficeSession, agreement_id: int, version: int, ended_on: date, reason: str
) -> Changes[int]:
    """Say that an agreement has ended, and why.

    Raises:
        InvalidFields: The day or the reason cannot be taken.
        NotAllowed: It has ended already, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = _running(session, agreement_id, version)
    problems: list[InvalidInput] = []
    why = checked_length("reason", tidy(reason, multiline=True), LONG_LIMIT, problems)
    if not why:
        problems.append(InvalidInput("reason", NO_REASON))
    if ended_on > session.desk.clock.today():
        problems.append(InvalidInput("ended_on", IN_FUTURE))
    elif ended_on < deed.record["signed_on"]:
        problems.append(InvalidInput("ended_on", EXPIRES_BEFORE))
    if problems:
        raise InvalidFields(problems)
    deed.set(ended_on=ended_on, ended_reason=why)
    return deed.finish("end_agreement", f"توافق پایان یافت: {why}")


def agreement_version(session: OfficeSession, agreement_id: int) -> int:
    """The version a deed on an agreement begins on.

    Raises:
        NotAllowed: The operator may not read protocol work.
        NotFound: There is no such agreement for him.
    """
    require(session.desk.operator, Right.READ_PROTOCOL)
    version: int = AGREEMENT_TABLES.seen(session, agreement_id)["version"]
    return version


def _running(session: OfficeSession, agreement_id: int, version: int) -> AgreementDeed:
    deed = AgreementDeed(session, agreement_id, version)
    if deed.record["ended_on"] is not None:
        raise NotAllowed(persian_digits(f"{deed.named} {HAS_ENDED}"))
    return deed


def _checked(session: OfficeSession, draft: AgreementDraft) -> AgreementDraft:
    problems: list[InvalidInput] = []
    texts: dict[str, Any] = {
        name: checked_length(name, tidy(getattr(draft, name)), SHORT_LIMIT, problems)
        for name in _SHORT
    } | {
        name: checked_length(name, tidy(getattr(draft, name), multiline=True), LONG_LIMIT, problems)
        for name in _LONG
    }
    other_id, other = held(session, draft.other_party_id, "other_party")
    responsible_id, responsible = held(session, draft.responsible_id, "responsible")
    texts["other_party"] = texts["other_party"] or other
    texts["responsible"] = texts["responsible"] or responsible
    signed_on, expires_on = draft.signed_on, draft.expires_on
    wrong = (
        (not texts["title"], "title", NO_TITLE),
        (not texts["other_party"], "other_party", NO_PARTY),
        (signed_on is None, "signed_on", NO_DAY),
        (
            signed_on is not None and signed_on > session.desk.clock.today(),
            "signed_on",
            IN_FUTURE,
        ),
        (
            signed_on is not None and expires_on is not None and expires_on < signed_on,
            "expires_on",
            EXPIRES_BEFORE,
        ),
        (not 0 <= draft.notice_days <= MOST_NOTICE, "notice_days", WRONG_NOTICE),
    )
    problems += [InvalidInput(field, words) for is_so, field, words in wrong if is_so]
    if problems:
        raise InvalidFields(problems)
    if draft.case_id is not None:
        seen_case(session, draft.case_id)
    return replace(draft, **texts, other_party_id=other_id, responsible_id=responsible_id)


def _columns_of(draft: AgreementDraft) -> dict[str, Any]:
    return {name: getattr(draft, name) for name in _COLUMNS} | {
        "agreement_kind": draft.kind.value,
        "classification": int(draft.classification),
    }
