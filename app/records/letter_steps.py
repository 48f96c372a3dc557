"""The steps of a letter's life as JSON: what to do, and what each needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, Final

from app.changes import Changes, Kind
from app.errors import InvalidInput
from app.letters import (
    DispatchDraft,
    LetterChannel,
    LetterWriteOff,
    PaperPlace,
    annul_letter,
    close_letter,
    copy_read,
    dispatch_letter,
    examine_letter,
    file_letter,
    letter_seen,
    letter_sheet,
    letter_version,
    move_paper,
    put_letter_in_folder,
    receipt_came,
    record_order_on_letter,
    refer_letter,
    return_for_changes,
    sign_letter,
    submit_for_approval,
    submit_for_signature,
    take_letter_step_back,
    waive_letter_scan,
    withdraw_draft,
    write_off_letter,
)
from app.orders import OrderDraft, OrderKind, ReferralDraft
from app.records.fields import (
    choice_field,
    date_field,
    flag_field,
    id_field,
    ids_field,
    moment_field,
    number_field,
    objects_field,
    text_field,
)
from app.records.orders import REFERRAL
from app.session import OfficeSession
from app.text import persian_digits


class LetterDeed(StrEnum):
    """What can be done to a letter."""

    EXAMINE = "examine"
    PUT_IN_FOLDER = "put_in_folder"
    ORDER = "order"
    REFER = "refer"
    SEEN = "seen"
    FILE = "file"
    WRITE_OFF = "write_off"
    ANNUL = "annul"
    MOVE_PAPER = "move_paper"
    FOR_APPROVAL = "for_approval"
    FOR_SIGNATURE = "for_signature"
    RETURN_DRAFT = "return_draft"
    WITHDRAW = "withdraw"
    SIGN = "sign"
    DISPATCH = "dispatch"
    RECEIPT = "receipt"
    COPY_READ = "copy_read"
    WAIVE_SCAN = "waive_scan"
    CLOSE = "close"
    TAKE_BACK = "take_back"


_ORDER_WORDS: Final = ("given_on", "referrals", "order_kind")

#: What each deed takes besides the letter; the first ones named are needed.
TAKES: Final[Mapping[LetterDeed, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    LetterDeed.EXAMINE: ((), ("opinion",)),
    LetterDeed.PUT_IN_FOLDER: ((), ()),
    LetterDeed.ORDER: (("words",), _ORDER_WORDS),
    LetterDeed.REFER: (("words", "referrals"), ("given_on",)),
    LetterDeed.SEEN: ((), ("sent_back",)),
    LetterDeed.FILE: ((), ("reason",)),
    LetterDeed.WRITE_OFF: (("how",), ("reference", "reason")),
    LetterDeed.ANNUL: (("reason",), ()),
    LetterDeed.MOVE_PAPER: (("place",), ("with_whom",)),
    LetterDeed.FOR_APPROVAL: ((), ()),
    LetterDeed.FOR_SIGNATURE: ((), ()),
    LetterDeed.RETURN_DRAFT: (("reason",), ()),
    LetterDeed.WITHDRAW: ((), ("reason",)),
    LetterDeed.SIGN: ((), ("by_id", "with_picture")),
    LetterDeed.DISPATCH: (("by_channel",), ("party_places", "sent_number", "at", "receipt")),
    LetterDeed.RECEIPT: (("party_place",), ("receipt", "their_number")),
    LetterDeed.COPY_READ: (("party_place",), ()),
    LetterDeed.WAIVE_SCAN: (("reason",), ()),
    LetterDeed.CLOSE: ((), ()),
    LetterDeed.TAKE_BACK: ((), ()),
}

LETTER_STEP_FIELDS: Final = (
    choice_field("do", LetterDeed, LetterDeed.EXAMINE),
    text_field("opinion"),
    text_field("words"),
    choice_field("order_kind", OrderKind, None),
    date_field("given_on"),
    objects_field("referrals", REFERRAL, [], shown=()),
    flag_field("sent_back"),
    choice_field("how", LetterWriteOff, None),
    text_field("reference"),
    text_field("reason"),
    choice_field("place", PaperPlace, None),
    text_field("with_whom"),
    id_field("by_id"),
    flag_field("with_picture"),
    ids_field("party_places", ()),
    choice_field("by_channel", LetterChannel, None),
    text_field("sent_number"),
    moment_field("at"),
    text_field("receipt"),
    number_field("party_place"),
    text_field("their_number"),
)

_Values = Mapping[str, Any]
_Take = Callable[[OfficeSession, int, int, _Values], Changes[Any]]


def _order_draft(values: _Values) -> OrderDraft:
    given = {name: values[name] for name in ("words", "given_on") if name in values}
    referrals = tuple(ReferralDraft(**one) for one in values.get("referrals", ()))
    kind = values.get("order_kind", OrderKind.NOTE)
    return OrderDraft(kind=kind, referrals=referrals, **given)


def _order(session: OfficeSession, letter_id: int, _version: int, values: _Values) -> Changes[int]:
    return record_order_on_letter(session, letter_id, _order_draft(values))


def _refer(session: OfficeSession, letter_id: int, version: int, values: _Values) -> Changes[int]:
    return refer_letter(session, letter_id, version, _order_draft(values))


def _write_off(
    session: OfficeSession, letter_id: int, version: int, values: _Values
) -> Changes[int]:
    given = {name: value for name, value in values.items() if name != "how"}
    return write_off_letter(session, letter_id, version, values["how"], **given)


def _party_ids(session: OfficeSession, letter_id: int, places: tuple[int, ...]) -> list[int]:
    """Parties by their places from 1; all that nothing was sent to when none is named."""
    parties = letter_sheet(session, letter_id).parties
    if not places:
        return [one.id for one in parties if one.sent_at is None]
    for place in places:
        if place > len(parties):
            words = persian_digits(f"این نامه گیرنده {place} ندارد.")
            raise InvalidInput("party_places", words)
    return [parties[place - 1].id for place in places]


def _dispatch(
    session: OfficeSession, letter_id: int, version: int, values: _Values
) -> Changes[int]:
    parties = _party_ids(session, letter_id, values.get("party_places", ()))
    draft = DispatchDraft(
        channel=values["by_channel"],
        number=values.get("sent_number", ""),
        at=values.get("at"),
        receipt=values.get("receipt", ""),
    )
    return dispatch_letter(session, letter_id, version, parties, draft)


def _receipt(session: OfficeSession, letter_id: int, version: int, values: _Values) -> Changes[int]:
    (party,) = _party_ids(session, letter_id, (values["party_place"],))
    words, number = values.get("receipt", ""), values.get("their_number", "")
    return receipt_came(session, letter_id, version, party, words, number)


def _read(session: OfficeSession, letter_id: int, version: int, values: _Values) -> Changes[int]:
    (party,) = _party_ids(session, letter_id, (values["party_place"],))
    return copy_read(session, letter_id, version, party)


def _directly(operation: Callable[..., Changes[int]]) -> _Take:
    def take(session: OfficeSession, letter_id: int, version: int, values: _Values) -> Changes[int]:
        return operation(session, letter_id, version, **values)

    return take


_DEEDS: Final[Mapping[LetterDeed, _Take]] = {
    LetterDeed.EXAMINE: _directly(examine_letter),
    LetterDeed.PUT_IN_FOLDER: _directly(put_letter_in_folder),
    LetterDeed.ORDER: _order,
    LetterDeed.REFER: _refer,
    LetterDeed.SEEN: _directly(letter_seen),
    LetterDeed.FILE: _directly(file_letter),
    LetterDeed.WRITE_OFF: _write_off,
    LetterDeed.ANNUL: _directly(annul_letter),
    LetterDeed.MOVE_PAPER: _directly(move_paper),
    LetterDeed.FOR_APPROVAL: _directly(submit_for_approval),
    LetterDeed.FOR_SIGNATURE: _directly(submit_for_signature),
    LetterDeed.RETURN_DRAFT: _directly(return_for_changes),
    LetterDeed.WITHDRAW: _directly(withdraw_draft),
    LetterDeed.SIGN: _directly(sign_letter),
    LetterDeed.DISPATCH: _dispatch,
    LetterDeed.RECEIPT: _receipt,
    LetterDeed.COPY_READ: _read,
    LetterDeed.WAIVE_SCAN: _directly(waive_letter_scan),
    LetterDeed.CLOSE: _directly(close_letter),
    LetterDeed.TAKE_BACK: _directly(take_letter_step_back),
}


def take_letter_step(session: OfficeSession, letter_id: int, values: _Values) -> frozenset[Kind]:
    """Do to a letter what `values` say, at the version it stands at.

    Args:
        session: The transaction.
        letter_id: The letter.
        values: `do` and what that deed takes, as read by `LETTER_STEP_FIELDS`.

    Returns:
        The kinds of record that were touched.

    Raises:
        InvalidInput: What is to be done is not said, or lacks or does not take a field.
        AppError: What the deed says.
    """
    if "do" not in values:
        raise InvalidInput("do", f"چه کاری؟ یکی از این‌ها: {'، '.join(LetterDeed)}.")
    deed: LetterDeed = values["do"]
    given = {name: value for name, value in values.items() if name != "do"}
    needed, optional = TAKES[deed]
    for name in needed:
        if name not in given:
            raise InvalidInput(name, f"«{deed.value}» این فیلد را لازم دارد.")
    for name in given:
        if name not in (*needed, *optional):
            raise InvalidInput(name, f"«{deed.value}» این فیلد را ندارد.")
    version = letter_version(session, letter_id)
    return _DEEDS[deed](session, letter_id, version, given).kinds
