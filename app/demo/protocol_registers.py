"""The agreements and gifts of an invented office, at every stage of their lives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Final

from sqlalchemy import select

from app.access import SignedIn
from app.clock import to_tehran
from app.demo.happening import seeded_key
from app.demo.playing import sit_down
from app.demo.protocol_desk import ProtocolDesk
from app.demo.scope import Scope
from app.protocol.agreement_lists import agreement_version
from app.protocol.agreements import end_agreement, record_agreement, renew_agreement
from app.protocol.drafts import AgreementDraft, GiftDraft
from app.protocol.gift_lists import gift_version
from app.protocol.gifts import annul_gift, record_gift
from app.protocol.states import AgreementKind, CaseKind, GiftDirection
from app.protocol.tables import CASES
from app.session import OfficeSession

_K = AgreementKind
_YEAR: Final = 365


@dataclass(frozen=True)
class Signed:
    """An agreement of the invented office.

    Attributes:
        ago: Days since it was signed.
        term: Days from the signature to its expiry; None without one.
        renewed: Days it was prolonged by.
        ended: How it ended.
    """

    kind: AgreementKind
    title: str
    country: str
    other: str
    ago: int
    term: int | None
    renewed: int | None = None
    ended: str = ""
    progress: str = ""


AGREEMENTS: Final = (
    Signed(_K.MEMORANDUM, "همکاری گردشگری و بازارچه‌های مرزی", "ترکمنستان", "استانداری بالکان",
           2 * _YEAR, 2 * _YEAR + 34, progress="دو بازارچه گشوده شد؛ خط گردشگری در دست بررسی است."),
    Signed(_K.SISTER_CITY, "خواهرخواندگی مهرآباد و تاشکند", "ازبکستان", "شهرداری تاشکند",
           3 * _YEAR, None),
    Signed(_K.PROTOCOL, "صورتجلسه همکاری حمل و نقل جاده‌ای", "افغانستان", "ولایت هرات",
           _YEAR, _YEAR - 12, progress="نیمی از بندها اجرا شده است."),
    Signed(_K.AGREEMENT, "همکاری کشاورزی و آبیاری نوین", "تاجیکستان", "وزارت کشاورزی تاجیکستان",
           200, 4 * _YEAR),
    Signed(_K.CONTRACT, "برگزاری نمایشگاه مشترک صنایع دستی", "عمان", "اتاق بازرگانی مسقط",
           500, 300, ended="نمایشگاه برگزار شد و تعهدات پایان یافت."),
    Signed(_K.MEMORANDUM, "همکاری دانشگاهی و تبادل استاد", "عراق", "دانشگاه بصره",
           700, 730, renewed=2 * _YEAR),
)  # fmt: skip

_GIVEN, _RECEIVED = GiftDirection.GIVEN, GiftDirection.RECEIVED
#: Direction, gift, rials in millions, whose, country, kept where, inventory number.
GIFTS: Final = (
    (_GIVEN, "جعبه زعفران قائنات", 18, "رئیس هیأت بازرگانی", "ترکمنستان", "", ""),
    (_RECEIVED, "قالیچه ترکمن", 120, "رئیس هیأت بازرگانی", "ترکمنستان", "موزه استانداری", "4512"),
    (_GIVEN, "تابلوی خاتم‌کاری", 35, "سرکنسول", "افغانستان", "", ""),
    (_RECEIVED, "گلدان نقره", 90, "شهردار تاشکند", "ازبکستان", "", ""),
    (_GIVEN, "کتاب مصور استان", 4, "میهمانان همایش", "", "", ""),
    (_RECEIVED, "لوح یادبود", None, "معاون وزیر کشور", "", "دفتر استاندار", "4513"),
    (_GIVEN, "بسته صنایع دستی", 12, "سفیر عمان", "عمان", "", ""),
)
TWICE: Final = "دو بار ثبت شده بود."

#: Days between two agreements of a big office's years before.
_APART: Final = 90


def plan_registers(
    session: OfficeSession,
    operators: Mapping[str, SignedIn],
    random: Random,
    now: datetime,
    scope: Scope,
) -> None:
    """Let an office that has cases have agreements and gifts as well."""
    if not scope.count:
        return
    before = session.desk.operator
    desk = ProtocolDesk(session, operators, random, now)
    cases = _cases(session)
    for place, one in enumerate([*_years_before(scope), *AGREEMENTS]):
        _sign(desk, one, cases.get(one.country), min(scope.days, one.ago), place)
    for place in range(len(GIFTS)):
        _give(desk, place, cases)
    sit_down(session, before, now)


def _cases(session: OfficeSession) -> dict[str, tuple[int, date]]:
    """Delegations that were here, by country, with the day they came."""
    rows = session.execute(
        select(CASES.c.id, CASES.c.country, CASES.c.began_at)
        .where(CASES.c.case_kind == CaseKind.DELEGATION.value, CASES.c.began_at.is_not(None))
        .order_by(CASES.c.id)
    )
    return {row.country: (row.id, to_tehran(row.began_at).date()) for row in rows}


def _years_before(scope: Scope) -> list[Signed]:
    """What a big office signed long ago."""
    count = max(0, min(scope.count // 10, (scope.days - _YEAR) // _APART))
    return [
        replace(AGREEMENTS[place % 2], ago=_YEAR + _APART * (count - place), term=10 * _YEAR)
        for place in range(count)
    ]


def _sign(
    desk: ProtocolDesk, one: Signed, case: tuple[int, date] | None, recorded: int, place: int
) -> None:
    """Record an agreement so many days ago, with what became of it since."""
    session, today = desk.session, to_tehran(desk.now).date()
    signed_on = today - timedelta(days=one.ago)
    desk.at(desk.now - timedelta(days=recorded, minutes=place))
    number = record_agreement(
        session,
        AgreementDraft(
            kind=one.kind,
            title=one.title,
            country=one.country,
            other_party=one.other,
            our_signer="استاندار",
            their_signer=f"نماینده {one.other}",
            signed_on=signed_on,
            expires_on=None if one.term is None else signed_on + timedelta(days=one.term),
            responsible="مدیرکل امور بین‌الملل",
            case_id=case[0] if case is not None else None,
            progress=one.progress,
            request_key=seeded_key(desk.random),
        ),
    ).value
    desk.at(desk.now - timedelta(hours=2))
    if one.renewed is not None and one.term is not None:
        until = signed_on + timedelta(days=one.term + one.renewed)
        version = agreement_version(session, number)
        renew_agreement(session, number, version, until, f"یادداشت {desk.number()}")
    if one.ended:
        version = agreement_version(session, number)
        end_agreement(session, number, version, today - timedelta(days=1), one.ended)


def _give(desk: ProtocolDesk, place: int, cases: Mapping[str, tuple[int, date]]) -> None:
    """Record a gift; the last of them twice, and once annulled."""
    direction, item, millions, name, country, kept, inventory = GIFTS[place]
    case = cases.get(country)
    recorded = desk.now - timedelta(days=len(GIFTS) - place, hours=1)
    # In the first hour of a day it is written down on the day before.
    day = to_tehran(recorded).date()
    draft = GiftDraft(
        direction=direction,
        item=item,
        value=None if millions is None else millions * 1_000_000,
        given_on=min(case[1], day) if case is not None else day,
        case_id=case[0] if case is not None else None,
        name=name,
        country=country,
        kept_where=kept,
        inventory_number=inventory,
        request_key=seeded_key(desk.random),
    )
    desk.at(recorded)
    record_gift(desk.session, draft)
    if place + 1 == len(GIFTS):
        again = replace(draft, request_key=seeded_key(desk.random))
        number = record_gift(desk.session, again).value
        annul_gift(desk.session, number, gift_version(desk.session, number), TWICE)
