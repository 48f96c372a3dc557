"""An outside secretary's invitation: asked for, draft seen, issued, its copy here (P1.4, U22)."""

from __future__ import annotations

from typing import Any, Final

from app.agenda.proving import words_of
from app.changes import Changes, changed
from app.errors import InvalidFields, InvalidInput, NotAllowed
from app.jalali import jalali_text
from app.meetings.deeds import MeetingDeed
from app.meetings.drafts import OutsideInvitationDraft
from app.meetings.entry import entry_invited
from app.meetings.states import MOVABLE, Inviter, MeetingState
from app.session import OfficeSession
from app.text import SHORT_LIMIT, latin_digits

OURS: Final = "دعوت این جلسه را خود دفتر می‌فرستد."
NOT_YET: Final = "این تاریخ هنوز نرسیده است."
NO_NUMBER: Final = "شماره دعوتنامه را بنویسید."
NO_DATE: Final = "تاریخ دعوتنامه را بنویسید."
COPY_EARLY: Final = "رونوشت پیش از صدور دعوتنامه نمی‌رسد."

#: From the draft's name to the column, with what is said of it.
_DAYS: Final = {
    "asked_on": ("invitation_asked_on", "خواسته شد"),
    "draft_seen_on": ("invitation_draft_seen_on", "پیش‌نویس آن دیده شد"),
    "dated": ("invitation_date", "صادر شد"),
    "copy_on": ("invitation_copy_on", "رونوشت آن رسید"),
}


def outside_invitation(
    session: OfficeSession, meeting_id: int, version: int, draft: OutsideInvitationDraft
) -> Changes[int]:
    """Write how far an outside secretary's invitation is; issued, the meeting is invited to.

    Raises:
        InvalidFields: A day lies ahead or before what it follows, or number or day is missing.
        NotAllowed: We invite ourselves, or as for every deed.
        NotFound, StaleRecord: As for every deed.
    """
    deed = MeetingDeed(session, meeting_id, version)
    if deed.record["invites"] != Inviter.OUTSIDE.value:
        raise NotAllowed(OURS)
    deed.require(*MOVABLE, refusal="دیگر دعوتنامه‌ای نمی‌گیرد.")
    number = latin_digits(words_of(draft.number, "number", limit=SHORT_LIMIT))
    _prove(deed, draft, number)
    values: dict[str, Any] = {
        column: getattr(draft, name) for name, (column, _words) in _DAYS.items()
    }
    values["invitation_number"] = number
    fresh = {name: value for name, value in values.items() if deed.record[name] != value}
    if not fresh:
        return changed(meeting_id)
    deed.set(**fresh)
    if number and deed.state is MeetingState.PLANNED:
        deed.move(MeetingState.INVITED)
        entry_invited(deed, number, draft.dated)
    return deed.finish("outside_invitation", _said(draft, number))


def _prove(deed: MeetingDeed, draft: OutsideInvitationDraft, number: str) -> None:
    today = deed.session.desk.clock.today()
    problems = [
        InvalidInput(name, NOT_YET)
        for name in _DAYS
        if getattr(draft, name) is not None and getattr(draft, name) > today
    ]
    if draft.dated is not None and not number:
        problems.append(InvalidInput("number", NO_NUMBER))
    if not number and deed.state is MeetingState.INVITED:
        problems.append(InvalidInput("number", NO_NUMBER))
    if number and draft.dated is None:
        problems.append(InvalidInput("dated", NO_DATE))
    if draft.copy_on is not None and (draft.dated is None or draft.copy_on < draft.dated):
        problems.append(InvalidInput("copy_on", COPY_EARLY))
    if problems:
        raise InvalidFields(problems)


def _said(draft: OutsideInvitationDraft, number: str) -> str:
    """The furthest it has come."""
    last = next((name for name in reversed(_DAYS) if getattr(draft, name) is not None), None)
    if last is None:
        return "دعوتنامه هنوز خواسته نشده است."
    named = f"دعوتنامه {number}".strip() if last in ("dated", "copy_on") else "دعوتنامه"
    return f"{named} {_DAYS[last][1]}: {jalali_text(getattr(draft, last))}"
