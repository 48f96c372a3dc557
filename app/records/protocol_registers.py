"""Agreements and gifts as JSON: what a form takes, what is done with them, the whole of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, Final

from app import journal
from app.changes import Changes, Kind
from app.errors import InvalidInput
from app.marks import Classification
from app.protocol import (
    AgreementDraft,
    AgreementFilter,
    AgreementKind,
    AgreementRow,
    AgreementView,
    GiftDirection,
    GiftDraft,
    GiftFilter,
    GiftRow,
    GiftView,
    agreement_sheet,
    agreement_version,
    amend_agreement,
    amend_gift,
    annul_gift,
    count_agreements,
    count_gifts,
    end_agreement,
    gift_sheet,
    gift_version,
    list_agreements,
    list_gifts,
    record_agreement,
    record_gift,
    renew_agreement,
    take_agreement_step_back,
    take_gift_step_back,
)
from app.records.asking import Added, Asked, Found, RecordKind
from app.records.fields import (
    choice_field,
    date_field,
    id_field,
    key_field,
    minutes_field,
    number_field,
    sum_field,
    text_field,
)
from app.records.plain import Plain, plain, plain_object
from app.session import OfficeSession

_Values = Mapping[str, Any]

# -- agreements ------------------------------------------------------------------------------------


def _agreement_added(session: OfficeSession, number: int) -> Added:
    row = agreement_sheet(session, number).row
    return Added(number, row.number, row.state.value)


def _record_agreement(session: OfficeSession, values: _Values) -> Changes[Added]:
    made = record_agreement(session, AgreementDraft(**values))
    return Changes(_agreement_added(session, made.value), made.kinds)


def _agreements(session: OfficeSession, asked: Asked) -> Found:
    wanted = AgreementFilter(
        text=asked.text,
        view=AgreementView(asked.state or AgreementView.ALL),
        from_day=asked.from_day,
        to_day=asked.to_day,
    )
    rows = list_agreements(session, wanted, limit=asked.limit)
    return Found(tuple(plain_object(row) for row in rows), count_agreements(session, wanted))


def _agreement(session: OfficeSession, number: int) -> dict[str, Plain]:
    sheet = agreement_sheet(session, number)
    return plain_object(sheet.row) | {
        "trace": plain(sheet.steps),
        "files": plain(sheet.files),
        "history": plain(journal.history(session, Kind.AGREEMENT, number)),
    }


AGREEMENT: Final = RecordKind(
    name="agreement",
    fields=(
        choice_field("kind", AgreementKind, AgreementKind.MEMORANDUM),
        text_field("title", "همکاری گردشگری و بازارچه مرزی"),
        choice_field("classification", Classification, Classification.ORDINARY),
        text_field("country", "ترکمنستان"),
        id_field("other_party_id"),
        text_field("other_party", "استانداری بالکان"),
        text_field("our_signer", "استاندار"),
        text_field("their_signer"),
        date_field("signed_on", "1404/3/1"),
        date_field("expires_on", "1407/3/1"),
        minutes_field("notice_days", 60),
        id_field("responsible_id"),
        text_field("responsible", "مدیرکل امور بین‌الملل"),
        id_field("case_id"),
        text_field("subject"),
        text_field("progress"),
        key_field("request_key"),
    ),
    sheet=AgreementRow,
    extras=("trace", "files", "history"),
    states=tuple(AgreementView),
    dated=True,
    add=_record_agreement,
    listed=_agreements,
    whole=_agreement,
)

# -- gifts -----------------------------------------------------------------------------------------


def _gift_added(session: OfficeSession, number: int) -> Added:
    row = gift_sheet(session, number).row
    return Added(number, row.number, row.direction.value)


def _record_gift(session: OfficeSession, values: _Values) -> Changes[Added]:
    made = record_gift(session, GiftDraft(**values))
    return Changes(_gift_added(session, made.value), made.kinds)


def _gifts(session: OfficeSession, asked: Asked) -> Found:
    wanted = GiftFilter(
        text=asked.text,
        view=GiftView(asked.state or GiftView.ALL),
        from_day=asked.from_day,
        to_day=asked.to_day,
    )
    rows = list_gifts(session, wanted, limit=asked.limit)
    return Found(tuple(plain_object(row) for row in rows), count_gifts(session, wanted))


def _gift(session: OfficeSession, number: int) -> dict[str, Plain]:
    sheet = gift_sheet(session, number)
    return plain_object(sheet.row) | {
        "trace": plain(sheet.steps),
        "files": plain(sheet.files),
        "history": plain(journal.history(session, Kind.GIFT, number)),
    }


GIFT: Final = RecordKind(
    name="gift",
    fields=(
        choice_field("direction", GiftDirection, GiftDirection.RECEIVED),
        text_field("item", "قالیچه ترکمن"),
        number_field("quantity"),
        sum_field("value", 120_000_000),
        date_field("given_on"),
        id_field("case_id"),
        id_field("contact_id"),
        text_field("name", "رئیس هیأت بازرگانی"),
        text_field("organisation"),
        text_field("country", "ترکمنستان"),
        text_field("kept_where", "موزه استانداری"),
        text_field("inventory_number"),
        text_field("note"),
        key_field("request_key"),
    ),
    sheet=GiftRow,
    extras=("trace", "files", "history"),
    states=tuple(GiftView),
    dated=True,
    add=_record_gift,
    listed=_gifts,
    whole=_gift,
)

# -- what is done with them ------------------------------------------------------------------------


class AgreementDo(StrEnum):
    """What is done with an agreement."""

    PROGRESS = "progress"
    RENEW = "renew"
    END = "end"
    TAKE_BACK = "take_back"


class GiftDo(StrEnum):
    """What is done with a gift."""

    KEEP = "keep"
    ANNUL = "annul"
    TAKE_BACK = "take_back"


def _progress(session: OfficeSession, number: int, version: int, progress: str) -> Changes[int]:
    row = agreement_sheet(session, number).row
    draft = _as_typed(AgreementDraft, row, progress=progress)
    return amend_agreement(session, number, version, draft)


def _keep(session: OfficeSession, number: int, version: int, **kept: str) -> Changes[int]:
    row = gift_sheet(session, number).row
    return amend_gift(session, number, version, _as_typed(GiftDraft, row, **kept))


def _as_typed(draft: Callable[..., Any], row: Any, **changed: Any) -> Any:
    names = set(draft.__dataclass_fields__) - {"request_key"}  # type: ignore[attr-defined]  # a dataclass
    return draft(**{name: getattr(row, name) for name in names} | changed)


#: What each deed takes besides the record; the first ones named are needed.
_TAKES: Final[
    Mapping[str, tuple[tuple[str, ...], tuple[str, ...], Callable[..., Changes[int]]]]
] = {
    AgreementDo.PROGRESS: (("progress",), (), _progress),
    AgreementDo.RENEW: (("expires_on",), ("words",), renew_agreement),
    AgreementDo.END: (("reason",), ("ended_on",), end_agreement),
    GiftDo.KEEP: (("inventory_number",), ("kept_where",), _keep),
    GiftDo.ANNUL: (("reason",), (), annul_gift),
}


def _taken(
    record: str,
    version_of: Callable[[OfficeSession, int], int],
    back: Callable[[OfficeSession, int, int], Changes[int]],
    answer: Callable[[OfficeSession, int], Added],
    words: str,
) -> Callable[[OfficeSession, _Values], Changes[Added]]:
    """How `add` takes a step of a record that stands already.

    Args:
        record: The field that names it.
        version_of: The version it stands at.
        back: Takes its newest step back.
        answer: What is said of it afterwards.
        words: What is said where it is not named.
    """

    def take(session: OfficeSession, values: _Values) -> Changes[Added]:
        if record not in values:
            raise InvalidInput(record, words)
        if "do" not in values:
            raise InvalidInput("do", "چه کاری؟ «do» را بنویسید.")
        number, deed = values[record], values["do"].value
        given = {name: value for name, value in values.items() if name not in (record, "do")}
        version = version_of(session, number)
        needed, optional, operation = _TAKES.get(deed, ((), (), back))
        for name in needed:
            if name not in given:
                raise InvalidInput(name, f"«{deed}» این فیلد را لازم دارد.")
        for name in given:
            if name not in (*needed, *optional):
                raise InvalidInput(name, f"«{deed}» این فیلد را ندارد.")
        if deed == AgreementDo.END:
            given = {"ended_on": None} | given
        done = operation(session, number, version, **given)
        return Changes(answer(session, number), done.kinds)

    return take


AGREEMENT_STEP: Final = RecordKind(
    name="agreement-step",
    fields=(
        id_field("agreement_id"),
        choice_field("do", AgreementDo, AgreementDo.RENEW),
        date_field("expires_on", "1410/3/1"),
        text_field("words", "برابر الحاقیه تازه"),
        date_field("ended_on"),
        text_field("reason"),
        text_field("progress"),
    ),
    add=_taken(
        "agreement_id",
        agreement_version,
        take_agreement_step_back,
        _agreement_added,
        "کدام توافق؟ شناسه آن را بنویسید.",
    ),
)
GIFT_STEP: Final = RecordKind(
    name="gift-step",
    fields=(
        id_field("gift_id"),
        choice_field("do", GiftDo, GiftDo.KEEP),
        text_field("inventory_number", "۴۵۱۲"),
        text_field("kept_where", "موزه استانداری"),
        text_field("reason"),
    ),
    add=_taken(
        "gift_id",
        gift_version,
        take_gift_step_back,
        _gift_added,
        "کدام هدیه؟ شناسه آن را بنویسید.",
    ),
)
