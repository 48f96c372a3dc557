"""Proofs of agreements and gifts: numbers, terms and ends, what they are found by."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, exists, or_, select

from app.changes import Kind
from app.check.courses import fewer_versions
from app.check.faults import Fault, Part
from app.check.protocol import differ
from app.check.yearly_numbers import yearly_numbers
from app.numbering import AGREEMENTS as AGREEMENT_SERIES
from app.numbering import GIFTS as GIFT_SERIES
from app.protocol.states import AgreementKind, GiftDirection
from app.protocol.tables import (
    AGREEMENT_STEPS,
    AGREEMENTS,
    GIFT_STEPS,
    GIFTS,
)

_A: Final = AGREEMENTS.c
_G: Final = GIFTS.c

#: A statement giving ids, where the fault belongs, its words.
Found = tuple[Select[Any], Part, str]


def _standing(
    steps: Table, owner: str, record: ColumnElement[int], action: str = ""
) -> ColumnElement[bool]:
    """Whether a record has a step, of this action where one is named, that was not taken back."""
    found = [steps.c[owner] == record, steps.c.taken_back_at.is_(None)]
    if action:
        found.append(steps.c.action == action)
    return exists().where(*found)


_ENDED: Final = _standing(AGREEMENT_STEPS, "agreement_id", _A.id, "end_agreement")
_ANNULLED: Final = _standing(GIFT_STEPS, "gift_id", _G.id, "annul_gift")

_OF_AGREEMENTS: Final[tuple[Found, ...]] = (
    (
        select(_A.id).where(_A.agreement_kind.not_in([one.value for one in AgreementKind])),
        Part.STATES,
        "نوع توافق {} شناخته نیست.",
    ),
    (
        select(_A.id).where(or_(_A.title == "", _A.other_party == "")),
        Part.STATES,
        "توافق {} عنوان یا طرف ندارد.",
    ),
    (
        select(_A.id).where(_A.expires_on <= _A.signed_on),
        Part.STATES,
        "پایان اعتبار توافق {} پیش از امضای آن است.",
    ),
    (
        select(_A.id).where(_A.ended_on < _A.signed_on),
        Part.STATES,
        "توافق {} پیش از امضا پایان یافته است.",
    ),
    (
        select(_A.id).where(differ(_A.ended_on.is_not(None), _A.ended_reason != "")),
        Part.STATES,
        "پایان توافق {} بی سبب یا بی تاریخ است.",
    ),
    (
        select(_A.id).where(differ(_A.ended_on.is_not(None), _ENDED)),
        Part.STATES,
        "پایان توافق {} با گام‌های آن نمی‌خواند.",
    ),
    (
        select(_A.id).where(~_standing(AGREEMENT_STEPS, "agreement_id", _A.id)),
        Part.STATES,
        "توافق {} هیچ گامی ندارد.",
    ),
    (
        fewer_versions(AGREEMENTS, AGREEMENT_STEPS, "agreement_id"),
        Part.STATES,
        "توافق {} کمتر از شمار گام‌هایش نوشته شده است.",
    ),
)
_OF_GIFTS: Final[tuple[Found, ...]] = (
    (
        select(_G.id).where(_G.direction.not_in([one.value for one in GiftDirection])),
        Part.STATES,
        "سوی هدیه {} شناخته نیست.",
    ),
    (
        select(_G.id).where(
            or_(_G.item == "", and_(_G.name == "", _G.organisation == ""), _G.quantity < 1)
        ),
        Part.STATES,
        "هدیه {} نام، شمار یا صاحب ندارد.",
    ),
    (
        select(_G.id).where(differ(_G.annulled_at.is_not(None), _G.annulled_reason != "")),
        Part.STATES,
        "ابطال هدیه {} بی سبب یا بی زمان است.",
    ),
    (
        select(_G.id).where(differ(_G.annulled_at.is_not(None), _ANNULLED)),
        Part.STATES,
        "ابطال هدیه {} با گام‌های آن نمی‌خواند.",
    ),
    (
        select(_G.id).where(~_standing(GIFT_STEPS, "gift_id", _G.id)),
        Part.STATES,
        "هدیه {} هیچ گامی ندارد.",
    ),
    (
        fewer_versions(GIFTS, GIFT_STEPS, "gift_id"),
        Part.STATES,
        "هدیه {} کمتر از شمار گام‌هایش نوشته شده است.",
    ),
)


def register_numbers_are_gapless(connection: Connection) -> Iterator[Fault]:
    """Every number up to the year's counter is an agreement's or a gift's, exactly once."""
    yield from yearly_numbers(connection, AGREEMENTS, AGREEMENT_SERIES, Kind.AGREEMENT, "توافق‌ها")
    yield from yearly_numbers(connection, GIFTS, GIFT_SERIES, Kind.GIFT, "هدایا")


def registers_agree(connection: Connection) -> Iterator[Fault]:
    """Agreements and gifts say what a form would have taken, and what their steps did."""
    for kind, faults in ((Kind.AGREEMENT, _OF_AGREEMENTS), (Kind.GIFT, _OF_GIFTS)):
        for statement, part, words in faults:
            for (number,) in connection.execute(statement.distinct()):
                yield Fault(part, kind.value, number, words.format(number))
