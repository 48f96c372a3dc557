"""What an office does with letters beside their own lives: signers, kept numbers, lent paper."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import select

from app.access import SignedIn
from app.demo.letters import DIRECTOR, REGISTRY
from app.demo.playing import sit_down
from app.letters import (
    BlockDraft,
    LetterDirection,
    LetterDraft,
    LetterFilter,
    LetterState,
    LetterWriteOff,
    PaperPlace,
    PartyDraft,
    SignerDraft,
    add_signer,
    letter_version,
    list_letters,
    list_registers,
    move_paper,
    record_order_on_letter,
    register_letter,
    reserve_numbers,
    write_off_letter,
)
from app.marks import Classification
from app.orders import (
    AnswerDraft,
    OrderDraft,
    OrderKind,
    ReferralDraft,
    SightDraft,
    answer_referral,
    order_sheet,
    see_result,
)
from app.session import OfficeSession
from models.letters import LetterSigner

#: For whom numbers are kept, how many, and how many of them he has used.
KEPT: Final = ("معاونت هماهنگی امور عمرانی", 10, 3)
BORROWER: Final = "دفتر حقوقی"


def name_signers(session: OfficeSession, operators: Mapping[str, SignedIn]) -> tuple[int, int]:
    """The governor, and the director-general, who sits at a desk, with who signs for him."""
    there = session.execute(select(LetterSigner.id).order_by(LetterSigner.id)).scalars().all()
    if len(there) > 1:
        return there[0], there[1]
    governor = add_signer(session, SignerDraft(is_governor=True, request_key=UUID(int=11))).value
    substitute = add_signer(
        session,
        SignerDraft(
            name="مریم کاویانی", post="معاون مدیرکل حوزه استاندار", request_key=UUID(int=12)
        ),
    ).value
    director = add_signer(
        session,
        SignerDraft(
            name="کاوه فرهمند",
            post="مدیرکل حوزه استاندار",
            highest_class=Classification.HIGHLY_CONFIDENTIAL,
            operator_id=operators[DIRECTOR].id,
            substitute_id=substitute,
            consent_on=session.desk.clock.today(),
            consent_reference="صورتجلسه ۱۲/م",
            request_key=UUID(int=13),
        ),
    ).value
    return governor, director


def tend_letters(session: OfficeSession, operators: Mapping[str, SignedIn], now: datetime) -> None:
    """Do it as the secretariat would have done it just now."""
    sit_down(session, operators[REGISTRY], now)
    _keep_numbers(session)
    _lend_a_paper(session)
    _answer_one(session)


def _keep_numbers(session: OfficeSession) -> None:
    """Numbers of the internal book are kept for a deputy, who has used some."""
    book = next(one for one in list_registers(session) if one.direction is LetterDirection.INTERNAL)
    for_whom, count, used = KEPT
    draft = BlockDraft(
        register_id=book.id,
        count=count,
        for_whom=for_whom,
        reason="ثبت یادداشت‌های دفتر معاون",
        valid_until=session.desk.clock.today() + timedelta(days=12),
        request_key=UUID(int=21),
    )
    block = reserve_numbers(session, draft).value
    for number in range(used):
        register_letter(
            session,
            LetterDraft(
                direction=LetterDirection.INTERNAL,
                subject="یادداشت معاون: پیگیری مصوبه‌های شورا",
                wants_answer=False,
                parties=(PartyDraft(name="دبیرخانه شورای اداری"),),
                block_id=block,
                request_key=UUID(int=22 + number),
            ),
        )


def _lend_a_paper(session: OfficeSession) -> None:
    wanted = LetterFilter(states=(LetterState.FILED,), paper_place=PaperPlace.SHELF)
    for row in list_letters(session, wanted, limit=1):
        move_paper(session, row.id, row.version, PaperPlace.LENT, BORROWER)


def _answer_one(session: OfficeSession) -> None:
    """A letter goes its whole way: ordered by word of mouth, answered, written off."""
    wanted = LetterFilter(direction=LetterDirection.INCOMING, states=(LetterState.EXAMINED,))
    for row in list_letters(session, wanted, limit=1):
        referral = ReferralDraft(name="دفتر فنی")
        draft = OrderDraft(kind=OrderKind.ORAL, words="اقدام شود.", referrals=(referral,))
        order = record_order_on_letter(session, row.id, draft).value
        sheet = order_sheet(session, order)
        answer = AnswerDraft(answer="انجام شد.", reference="۱۲/۸۸", to_sight=True)
        answer_referral(session, order, sheet.version, sheet.referrals[0].id, answer)
        version = order_sheet(session, order).version
        see_result(session, order, version, sheet.referrals[0].id, SightDraft(enough=True))
        version = letter_version(session, row.id)
        write_off_letter(
            session, row.id, version, LetterWriteOff.TOLD, reason="پاسخ تلفنی گفته شد."
        )
