"""Lists an invented office keeps besides those every office begins with."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from app.access import SignedIn
from app.contacts import ContactFilter, ContactKind
from app.demo.calls import DIRECTOR, PHONE_UNIT
from app.demo.letters import REGISTRY
from app.letters import LetterFilter
from app.operators import ADMINISTRATOR
from app.phone_calls import CallChannel, CallFilter, CallOutcome
from app.saved_lists import SEARCH, AskedEverywhere, Audience, SavedListDraft, save_list
from app.session import OfficeSession


def keep_lists(session: OfficeSession, operators: Mapping[str, SignedIn]) -> None:
    """Keep a few for everybody, some for units, and some of operators' own."""
    today = session.desk.clock.today()
    week = today - timedelta(days=7)
    before = session.desk.operator
    kept = (
        (
            ADMINISTRATOR,
            Audience.ALL,
            "calls",
            "نمابرهای هفته",
            CallFilter(from_day=week, to_day=today, channel=CallChannel.FAX),
        ),
        (
            ADMINISTRATOR,
            Audience.ALL,
            "contacts",
            "دستگاه‌ها",
            ContactFilter(kind=ContactKind.ORGANISATION),
        ),
        (
            PHONE_UNIT[0],
            Audience.SELF,
            "calls",
            "بی‌پاسخ‌های امروز من",
            CallFilter(from_day=today, to_day=today, outcome=CallOutcome.MISSED, mine=True),
        ),
        (
            PHONE_UNIT[1],
            Audience.UNIT,
            "calls",
            "آب، این ماه",
            CallFilter(text="آب تاریخ: این ماه"),
        ),
        (
            REGISTRY,
            Audience.UNIT,
            "letters",
            "راه، ده روز گذشته",
            LetterFilter(text="راه تاریخ: ۱۰ روز گذشته"),
        ),
        (DIRECTOR, Audience.SELF, SEARCH, "راه، این ماه", AskedEverywhere("راه تاریخ: این ماه")),
    )
    for number, (name, audience, section, words, wanted) in enumerate(kept, 101):
        session.desk.operator = operators[name]
        draft = SavedListDraft(
            section=section,
            name=words,
            wanted=wanted,
            moving=True,
            audience=audience,
            request_key=UUID(int=number),
        )
        save_list(session, draft)
    session.desk.operator = before
