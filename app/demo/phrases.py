"""Phrases an invented office keeps besides the shipped ones: two that name their addressee."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from sqlalchemy import select

from app.access import SignedIn
from app.operators import ADMINISTRATOR
from app.orders import Expected, PhraseDraft, add_phrase
from app.session import OfficeSession
from models.contacts import Contact

#: Abbreviation, words, what is expected, working days and the unit it goes to.
_KEPT: Final = (
    (
        "بازر",
        "دفتر بازرسی رسیدگی و گزارش کند",
        Expected.ACTION,
        7,
        "دفتر بازرسی و رسیدگی به شکایات",
    ),
    ("حقق", "نظر حقوقی اعلام شود", Expected.OPINION, 5, "دفتر حقوقی"),
)


def keep_phrases(session: OfficeSession, operators: Mapping[str, SignedIn]) -> None:
    """Add them as the administrator would; a unit an office of few contacts lacks is left out."""
    before = session.desk.operator
    session.desk.operator = operators[ADMINISTRATOR]
    for number, (abbreviation, words, expected, days, unit) in enumerate(_KEPT, 201):
        contact = session.execute(
            select(Contact.id).where(Contact.name == unit).order_by(Contact.id)
        ).scalar()
        draft = PhraseDraft(
            abbreviation=abbreviation,
            words=words,
            expected=expected,
            deadline_days=days,
            contact_id=contact,
            request_key=UUID(int=number),
        )
        add_phrase(session, draft)
    session.desk.operator = before
