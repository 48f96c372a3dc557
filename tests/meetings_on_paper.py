"""Minutes, extracts and reports of invented meetings, for tests and benches of their papers."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from app.clock import TEHRAN
from app.marks import Classification
from app.meetings.content_rows import (
    MinutesCarried,
    MinutesContent,
    MinutesItem,
    MinutesPerson,
    MinutesResolution,
)
from app.meetings.states import (
    InviteeRole,
    Inviter,
    ItemKind,
    ItemState,
    MinutesKind,
    ResolutionState,
)
from app.rich_text import Document
from rich_texts import long_minutes

BEGAN = datetime(2026, 11, 23, 9, 0, tzinfo=TEHRAN)
RESOLVED = "پروانه بهره‌برداری تا پایان ماه تمدید و گزارش آن هفتگی به دبیرخانه داده شود."


def person(number: int, **more: Any) -> MinutesPerson:
    """Somebody who was there."""
    values: dict[str, Any] = {
        "role": InviteeRole.MEMBER,
        "name": f"عضو شماره {number}",
        "post": "مدیرکل",
        "organisation": "اداره کل راه و شهرسازی",
    }
    return MinutesPerson(**(values | more))


def resolution(number: int) -> MinutesResolution:
    """Something that was resolved."""
    return MinutesResolution(
        number=f"1405/ص/{number:04}",
        their_number="",
        item_row=1,
        words=RESOLVED,
        responsible="سازمان صنعت، معدن و تجارت",
        co_responsible=("شرکت توزیع نیروی برق",),
        due_on=date(2026, 12, 22),
        state=ResolutionState.OPEN,
        state_words="سازمان صنعت، معدن و تجارت: ارجاع شد",
    )


def carried(number: int) -> MinutesCarried:
    """Something an earlier meeting left open."""
    return MinutesCarried(
        number=f"1405/ص/{number:04}",
        meeting_number="1405/ج/003",
        meeting_on=date(2026, 10, 1),
        words=RESOLVED,
        responsible="شرکت آب منطقه‌ای",
        due_on=date(2026, 11, 1),
        state=ResolutionState.OPEN,
        stood="شرکت آب منطقه‌ای: ارجاع شد · ۲۲ روز گذشته",
        note="تا جلسه بعد گزارش شود.",
    )


def minutes_content(
    *,
    sections: int = 0,
    resolutions: int = 3,
    people: int = 6,
    open_before: int = 2,
    classification: Classification = Classification.ORDINARY,
    edition: int = 1,
    kind: MinutesKind = MinutesKind.SEMI_VERBATIM,
) -> MinutesContent:
    """Minutes with so much in them.

    Args:
        sections: Pages, about, of what was said.
        resolutions: How many were resolved.
        people: How many were there.
        open_before: How many earlier ones were carried.
        classification: Of the meeting.
        edition: Which locked one; 0 of a draft.
        kind: How much the minutes tell.
    """
    said = long_minutes(sections) if sections else Document()
    item = MinutesItem(
        row=1,
        kind=ItemKind.ORDINARY,
        title="بررسی طرح‌های نیمه‌تمام",
        presenter="معاون عمرانی",
        minutes=20,
        papers="",
        origin="",
        state=ItemState.DECIDED,
        decision="با طرح موافقت شد.",
        discussion=said,
    )
    late = person(people + 1, late_minutes=12, came_at=BEGAN + timedelta(minutes=12))
    stand_in = person(people + 2, substitute="رضا کریمی", substitute_post="معاون")
    return MinutesContent(
        meeting_id=7,
        number="1405/ج/012",
        subject="شورای هماهنگی",
        classification=classification,
        minutes_kind=kind,
        invites=Inviter.OFFICE,
        series="شورای هماهنگی",
        session_number=12,
        held_on=BEGAN.date(),
        starts_at=BEGAN,
        ends_at=BEGAN + timedelta(hours=2),
        began_at=BEGAN,
        ended_at=BEGAN + timedelta(hours=2),
        place="سالن شهید بهشتی",
        chair="سهراب آریان‌فر",
        chair_post="استاندار",
        secretary="کاوه فرهمند",
        secretary_post="مدیرکل حوزه استاندار",
        secretary_body="",
        present=(*(person(number) for number in range(1, people + 1)), late),
        substitutes=(stand_in,),
        excused=(person(people + 3),),
        absent=(person(people + 4, name="غایب بی‌خبر"),),
        items=(item,),
        discussion=Document(),
        resolutions=tuple(resolution(number) for number in range(1, resolutions + 1)),
        carried=tuple(carried(number) for number in range(90, 90 + open_before)),
        next_at=BEGAN + timedelta(days=14),
        next_note="در همین سالن",
        minutes_number="",
        minutes_date=None,
        received_text="",
        copies_to=("سازمان صنعت، معدن و تجارت",),
        edition=edition,
        locked_at=BEGAN + timedelta(hours=3) if edition else None,
        locked_by="مریم کریمی" if edition else "",
    )
